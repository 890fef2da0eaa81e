// Writes what people judge: one judgement for each pair, which is changed where one stands.
import { typedId } from "../core/ids";
import type { Ledger } from "../ledger/ledger";
import type { Author, AssertionCounts } from "../ledger/ledger-writer";
import type { IdentityVerdict } from "./identity.kinds";
import { identityJudgementRecord, judgementUuid } from "./identity.record";
import { judgementsOn } from "./judged.sql";

export interface Verdict {
  /** Uuids of actors. */
  readonly one: string;
  readonly other: string;
  readonly verdict: IdentityVerdict;
  readonly score?: number | undefined;
  readonly note?: string | undefined;
}

const BATCH_SIZE = 500;

/** The order of a pair does not matter here. */
const keyOf = (pair: readonly [string, string]): string => [...pair].sort().join(" ");

/** All of them or none. Throws RecordsRefused. */
export const judge = (ledger: Ledger, author: Author, verdicts: readonly Verdict[]): Promise<AssertionCounts> =>
  ledger.transact(author, async (writer) => {
    const total = { created: 0, updated: 0, unchanged: 0 };
    for (let first = 0; first < verdicts.length; first += BATCH_SIZE) {
      const batch = verdicts.slice(first, first + BATCH_SIZE);
      const rows = await writer.reader.rows<{ id: string; one: string; other: string }>(
        judgementsOn(batch.map(({ one, other }) => [one, other])),
      );
      const standing = new Map(rows.map(({ id, one, other }) => [keyOf([one, other]), id]));
      const counts = await writer.assert(
        batch.map(({ one, other, verdict, score, note }) => ({
          type: identityJudgementRecord.name,
          uuid: standing.get(keyOf([one, other])) ?? judgementUuid([one, other]),
          payload: identityJudgementRecord.form.parse({
            one: typedId("actor", one),
            other: typedId("actor", other),
            basis: "HUMAN",
            ...{ verdict, score, note },
          }),
        })),
        { revive: true },
      );
      total.created += counts.created;
      total.updated += counts.updated;
      total.unchanged += counts.unchanged;
    }
    return total;
  });
