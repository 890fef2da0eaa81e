"""Who moves a policy, and who stands between others: GraphQL for the first, networkx for the second.

usage: python3 influencers-networkx.py [ADDRESS] [POLICY-SLUG]
"""
import json
import os
import sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import networkx

QUERY = """
query Influencers($slug: String!) {
  policy(by: { slug: $slug }) {
    title(lang: ["en"])
    influencers(first: 5) { edges { score hops node { id name } } }
  }
}
"""


def fetched(path, body=None):
    try:
        with urlopen(Request(address + path, body, {"content-type": "application/json"}), timeout=60) as answer:
            return answer.read()
    except HTTPError as refusal:
        sys.exit(f"{refusal.url} answers {refusal.code}: {refusal.read().decode()}")
    except (OSError, ValueError) as failure:
        sys.exit(f"No node answers at {address}: {failure}")


def ask(query, **variables):
    body = json.dumps({"query": query, "variables": variables}).encode()
    answer = json.loads(fetched("/graphql", body))
    if "errors" in answer:
        sys.exit(answer["errors"][0]["message"])
    return answer["data"]


given = dict(enumerate(sys.argv))
address = given.get(1, os.environ.get("COUNTERWEIGHT_NODE", "http://127.0.0.1:4000")).rstrip("/")
slug = given.get(2, "droit-protection-sociale")

policy = ask(QUERY, slug=slug)["policy"]
if policy is None:
    sys.exit(f"{address} knows no policy {slug}")
graph = networkx.parse_graphml(fetched("/graph.graphml").decode())
# Betweenness asks for shortest paths: on the graph without directions, parallel ties counted once.
between = networkx.betweenness_centrality(networkx.Graph(graph))

print(policy["title"])
print(f"{'score':>8} {'hops':>5} {'between':>8} {'ties':>5}  actor")
for edge in policy["influencers"]["edges"]:
    # A node of the graph is called by its actor's id.
    actor = edge["node"]["id"]
    row = f"{edge['score']:8.3f} {edge['hops']:5} {between[actor]:8.3f} {graph.degree(actor):5}"
    print(f"{row}  {edge['node']['name']}")
