// What this node has from data sets that their files have no more. A publisher who drops a record does not say why: so it is told, and
// taken back only where the user asks for it.
import sql from "sql-template-tag";
import { typedId } from "../../core/ids";
import type { Ledger } from "../../ledger/ledger";
import type { Survey } from "./import.survey";

export interface Gone {
  readonly total: number;
  /** The first of them: type, and slug or typed id. */
  readonly shown: readonly { readonly type: string; readonly name: string }[];
  /** uuids by type. */
  readonly uuids: ReadonlyMap<string, readonly string[]>;
}

const SHOWN_MAX = 20;
const BATCH_SIZE = 10_000;
const FIRST = "00000000-0000-0000-0000-000000000000";

/** What stands of the surveys' data sets, by this origin, and is in none of the surveys; of all types, or of those that the files tell of. */
export async function disappeared(
  ledger: Ledger,
  origin: string,
  surveys: readonly Survey[],
  isPartial: boolean,
): Promise<Gone> {
  const types = isPartial ? [...new Set(surveys.flatMap(({ typesSeen }) => [...typesSeen]))] : [...ledger.types.keys()];
  const datasets = [...new Set(surveys.flatMap((survey) => [...survey.datasets.keys()]))];
  const shown: { type: string; name: string }[] = [];
  const uuids = new Map<string, string[]>();
  let total = 0;
  for (let after = FIRST; ;) {
    const rows = await ledger.reader.rows<{ id: string; type: string; slug: string | null }>(sql`
      SELECT a.record_id AS id, r.type, a.payload ->> 'slug' AS slug FROM record_assertion a JOIN record r ON r.id = a.record_id
      WHERE a.origin = ${origin} AND a.dataset = ANY(${datasets}) AND NOT a.retracted AND r.type = ANY(${types})
        AND a.record_id > ${after}::uuid
      ORDER BY a.record_id LIMIT ${BATCH_SIZE}`);
    for (const { id, type, slug } of rows) {
      if (surveys.some((survey) => survey.has(id))) continue;
      total += 1;
      if (!uuids.has(type)) uuids.set(type, []);
      uuids.get(type)!.push(id);
      if (shown.length < SHOWN_MAX) shown.push({ type, name: slug ?? typedId(ledger.types.get(type)!.idPrefix, id) });
    }
    if (rows.length < BATCH_SIZE) return { total, shown, uuids };
    after = rows.at(-1)!.id;
  }
}

/** Takes them back, all or none. Refuses RECORD_IS_CITED while others refer to them. */
export const retractGone = (ledger: Ledger, origin: string, { uuids }: Gone): Promise<void> =>
  ledger.transact({ origin, recordedBy: "import" }, async (writer) => {
    for (const [type, ids] of uuids)
      await writer.retract(ledger.types.get(type)!, ids, "It is no longer in the file it came from");
  });
