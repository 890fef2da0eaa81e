"""Who stands where, policy by policy, and how actors are tied: tables of a node in pandas.

usage: python3 stances-pandas.py [ADDRESS]
"""
import os
import sys
from urllib.error import HTTPError

import pandas

given = dict(enumerate(sys.argv))
address = given.get(1, os.environ.get("COUNTERWEIGHT_NODE", "http://127.0.0.1:4000")).rstrip("/")


def table(name, columns):
    try:
        # What is empty is an empty text: else pandas would read Namibia's code NA as nothing.
        return pandas.read_csv(f"{address}/{name}.csv?lang=en", usecols=columns, keep_default_na=False)
    except HTTPError as refusal:
        sys.exit(f"{refusal.url} answers {refusal.code}: {refusal.read().decode()}")
    except (OSError, ValueError) as failure:
        sys.exit(f"No node answers at {address}: {failure}")


involvements = table("involvements", ["actor_slug", "policy_slug", "stance"])
stances = involvements.pivot_table(
    index="policy_slug", columns="stance", values="actor_slug", aggfunc="nunique", fill_value=0
)
relationships = table("relationships", ["type", "source_slug", "target_slug"])
ties = relationships.groupby("type").size().sort_values(ascending=False, kind="stable")

print("Actors by stance")
print(stances.to_string())
print("\nTies by type")
print(ties.to_string(header=False))
