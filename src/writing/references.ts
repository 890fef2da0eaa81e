// Leads the references of drafts, which come as typed ids, slugs or keys, to ids: among the drafts themselves, then among what
// whoever writes may see. What he may not see does not exist for him, here as everywhere.
import type { Context } from "../core/context";
import { parseTypedId, typedId, typeNameOf } from "../core/ids";
import type { RecordType } from "../ledger/record-type";
import { recordOf } from "../records/records";
import type { Complaint, Path } from "./content";
import type { Draft } from "./draft";
import { recordsBySlug } from "./references.sql";

interface Named {
  readonly field: Path;
  readonly text: string;
  readonly type: RecordType;
  /** It may name what is not known here. */
  readonly asSaid: boolean;
  /** Puts the id where the text stands. */
  readonly put: (id: string) => void;
}

/** Replaces references in the drafts' contents; those that lead nowhere become complaints. */
export async function resolveReferences(
  drafts: readonly Draft[],
  inside: Context,
  types: ReadonlyMap<string, RecordType>,
  complaints: Complaint[],
): Promise<void> {
  const made = new Set(
    drafts.filter(({ verb }) => verb === "CREATE").map(({ type, uuid }) => typedId(type.idPrefix, uuid)),
  );
  const names = new Map(drafts.flatMap((draft) => (draft.name ? [[nameOf(draft.type, draft.name), idOf(draft)]] : [])));
  const byId: Named[] = [];
  const bySlug: Named[] = [];
  for (const named of drafts.flatMap((draft) => namedIn(draft, types, complaints))) {
    const isId = parseTypedId(named.text) !== null;
    const here = isId ? made.has(named.text) && named.text : names.get(nameOf(named.type, named.text));
    if (here) named.put(here);
    else if (isId && named.asSaid) named.put(named.text);
    else (isId ? byId : bySlug).push(named);
  }
  await findById(byId, inside, complaints);
  await findBySlug(bySlug, inside, complaints);
}

const nameOf = (type: RecordType, name: string): string => `${type.name}:${name}`;
const idOf = ({ type, uuid }: Draft): string => typedId(type.idPrefix, uuid);

/** The references that a draft's content holds, each with the type that it is to be of. */
function namedIn(draft: Draft, types: ReadonlyMap<string, RecordType>, complaints: Complaint[]): Named[] {
  const content = { ...draft.content };
  draft.content = content;
  return Object.entries(draft.type.references).flatMap(([field, { type: declared, asSaid = false }]) => {
    const value = content[field];
    if (value === undefined) return [];
    const named = (text: unknown, at: Path, put: (id: string) => void): Named[] => {
      const said = String(text);
      const id = parseTypedId(said);
      const colon = declared ? -1 : said.indexOf(":");
      const type = types.get(declared ?? (id ? typeNameOf(id.prefix) : said.slice(0, colon)));
      if (!type || (id && type.idPrefix !== id.prefix)) {
        const message = declared
          ? `is not an id of a ${declared}`
          : "must be a typed id, or type and slug, as Actor:wsm";
        complaints.push({ code: "BAD_ID", field: at, message });
        return [];
      }
      return [{ field: at, text: id || declared ? said : said.slice(colon + 1), type, asSaid, put }];
    };
    const at = [...draft.path, field];
    if (!Array.isArray(value)) return named(value, at, (id) => (content[field] = id));
    const list: unknown[] = [...(value as unknown[])];
    content[field] = list;
    return list.flatMap((text, index) => named(text, [...at, String(index)], (id) => (list[index] = id)));
  });
}

const leadsNowhere = ({ field, type, text }: Named): Complaint => ({
  code: "UNKNOWN_REFERENCE",
  field,
  message: `There is no ${type.name} "${text.slice(0, 200)}"`,
});

/** One statement a type: a transaction's connection does one thing at a time. */
async function findById(named: readonly Named[], inside: Context, complaints: Complaint[]): Promise<void> {
  for (const type of new Set(named.map((each) => each.type))) {
    const ofType = named.filter((each) => each.type === type);
    const found = await Promise.all(ofType.map(({ text }) => recordOf(inside, type.name, parseTypedId(text)!.uuid)));
    complaints.push(...ofType.filter((_, index) => !found[index]).map(leadsNowhere));
  }
}

async function findBySlug(named: readonly Named[], inside: Context, complaints: Complaint[]): Promise<void> {
  for (const type of new Set(named.map((each) => each.type))) {
    const ofType = named.filter((each) => each.type === type);
    const slugs = [...new Set(ofType.map(({ text }) => text))];
    const rows = type.hasSlug
      ? await inside.reader.rows<{ slug: string; id: string }>(recordsBySlug(type, slugs, inside.sees))
      : [];
    const found = new Map(rows.map(({ slug, id }) => [slug, typedId(type.idPrefix, id)]));
    for (const each of ofType) {
      const id = found.get(each.text);
      if (id) each.put(id);
      else complaints.push(leadsNowhere(each));
    }
  }
}
