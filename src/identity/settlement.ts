// Makes judgements about identity hold: merges what is judged the same, and undoes merges whose judgement was taken back or changed.
// It runs in the transaction that gives occasion to it, before the rules are checked. How a merge is done is the ledger's.
import { typedId } from "../core/ids";
import { RecordsRefused } from "../ledger/records-refused";
import type { Settling } from "../ledger/record-type";
import { unsettled, type Unsettled } from "./settlement.sql";

/** Each round undoes, or merges at least one actor into another that stands: so it comes to an end. */
export async function settle(settling: Settling): Promise<void> {
  for (;;) {
    const rows = await settling.reader.rows<Unsettled>(unsettled(settling.origin));
    const stale = rows.filter(({ what }) => what === "STALE");
    const merges = stale.length ? [] : mergesOf(rows);
    if (stale.length) {
      await settling.unmerge(
        "Actor",
        stale.map(({ uuid }) => uuid),
      );
    } else if (merges.length) await settling.merge("Actor", merges);
    else return;
  }
}

/** One merge for each actor that goes, none of which leads back to where another began; what is left waits for the next round. */
function mergesOf(apart: readonly Unsettled[]) {
  const unlike = apart.filter(({ kinds }) => kinds);
  if (unlike.length) throw new RecordsRefused(unlike.map(refusalOf));
  const ends = new Map<string, string>();
  const endOf = (uuid: string): string => (ends.has(uuid) ? endOf(ends.get(uuid)!) : uuid);
  return apart.flatMap(({ uuid, into, end, judgement }) => {
    if (ends.has(uuid) || endOf(end!) === uuid) return [];
    ends.set(uuid, end!);
    return [{ uuid, into: into!, by: typedId("identity_judgement", judgement) }];
  });
}

const refusalOf = ({ blamed, judgement, kinds }: Unsettled) => ({
  uuid: blamed,
  code: "MERGE_REFUSED" as const,
  detail: `${typedId("identity_judgement", judgement)} says that they are one, but ${kinds} are never one: correct one of them first`,
});
