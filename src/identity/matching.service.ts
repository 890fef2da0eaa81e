// The surest sign that two sources speak of one actor: both give it the same number in a public register. What an import brings is
// judged by that, unless somebody has judged the pair already. Within one data set a number that two actors bear is a mistake of
// its publisher, and stays refused.
import { typedId } from "../core/ids";
import type { Author, LedgerWriter } from "../ledger/ledger-writer";
import { RecordsRefused } from "../ledger/records-refused";
import { identityJudgementRecord, judgementUuid } from "./identity.record";
import { numbersShared, type NumberShared } from "./matching.sql";

/** Judges what the transaction brought. Returns how many judgements were made. */
export async function matchByNumber(writer: LedgerWriter, { origin, recordedBy }: Author): Promise<number> {
  const shared = await writer.reader.rows<NumberShared>(numbersShared(origin));
  const unlike = shared.filter(({ kinds }) => kinds);
  if (unlike.length) throw new RecordsRefused(unlike.map(refusalOf));
  if (!shared.length) return 0;
  // The judgement is this node's own, and comes with no data set.
  await writer.from({ origin, recordedBy });
  const { created } = await writer.assert(
    shared.map(({ one, other, scheme, value }) => ({
      type: identityJudgementRecord.name,
      uuid: judgementUuid([one, other]),
      payload: identityJudgementRecord.form.parse({
        one: typedId("actor", one),
        other: typedId("actor", other),
        verdict: "SAME",
        basis: "IDENTIFIER",
        score: 1,
        note: `Both bear ${scheme} ${value}.`,
      }),
    })),
  );
  return created;
}

const refusalOf = ({ brought, one, other, scheme, value, kinds }: NumberShared) => ({
  uuid: brought,
  code: "MERGE_REFUSED" as const,
  detail: `${typedId("actor", brought === one ? other : one)} bears ${scheme} ${value} too, but ${kinds} are never one: correct one of them first`,
});
