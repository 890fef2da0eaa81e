// Turns the references of a batch of records, as a file gives them, into typed ids: first within the file as far as it is read, then
// by slug on the node. What is found in neither place is taken for a record that comes later in the file.
import sql, { raw, type Sql } from "sql-template-tag";
import type { Reader } from "../../core/context";
import { derivedUuid, parseTypedId, typedId, typeNameOf } from "../../core/ids";
import { openLast } from "../../database/loaders";
import type { RecordType } from "../../ledger/record-type";
import type { ParsedRecord, Survey } from "./import.survey";

interface Named {
  readonly record: ParsedRecord;
  readonly field: string;
  readonly type: RecordType;
  readonly name: string;
}

/** Replaces references in place; those that lead nowhere are told to the survey (UNKNOWN_REFERENCE). */
export async function resolveReferences(
  batch: readonly ParsedRecord[],
  survey: Survey,
  types: ReadonlyMap<string, RecordType>,
  reader: Reader,
): Promise<void> {
  const onNode: Named[] = [];
  const resolve = (record: ParsedRecord, field: string, text: string): string => {
    const id = parseTypedId(text);
    if (id) {
      const declared = record.type.references[field]!.type;
      if (declared && declared !== typeNameOf(id.prefix)) {
        survey.complain(
          record.place,
          "BAD_ID",
          `${record.type.name}.${field}: "${text}" is not an id of a ${declared}`,
        );
      }
      return text;
    }
    const named = nameOf(record, field, text, types);
    const names = named && ([record.dataset, named.type.name, named.name] as const);
    // What stands on the node is asked for once: where the file has it after all, that comes out at its end.
    const uuid = names && (survey.uuidByName(...names) ?? survey.foundByName(...names));
    if (uuid) return typedId(named.type.idPrefix, uuid);
    if (!named) {
      survey.complain(record.place, "UNKNOWN_REFERENCE", nowhere(record, field, text));
      return text;
    }
    if (!named.type.hasSlug) return later(named, survey);
    onNode.push(named);
    return text;
  };
  for (const record of batch) {
    for (const field of Object.keys(record.type.references)) {
      const value = record.content[field];
      if (typeof value === "string") record.content[field] = resolve(record, field, value);
      if (Array.isArray(value)) record.content[field] = value.map((text: string) => resolve(record, field, text));
    }
  }
  await resolveOnNode(onNode, survey, reader);
}

/** `Actor.source: "fos"` names an Actor; a field of any type says which: `Relationship:fos-platform`. */
function nameOf(
  record: ParsedRecord,
  field: string,
  text: string,
  types: ReadonlyMap<string, RecordType>,
): Named | null {
  const declared = record.type.references[field]!.type;
  const colon = text.indexOf(":");
  const type = types.get(declared ?? text.slice(0, colon));
  return type ? { record, field, type, name: declared ? text : text.slice(colon + 1) } : null;
}

const nowhere = (record: ParsedRecord, field: string, text: string): string =>
  `${record.type.name}.${field}: there is no "${text}" in this file`;

/** The id that the record will have when it comes. */
function later({ record, field, type, name }: Named, survey: Survey): string {
  const uuid = derivedUuid(record.dataset.name, type.name, name);
  const message = type.hasSlug
    ? `${record.type.name}.${field}: there is no ${type.name} "${name}" in this file or on this node`
    : nowhere(record, field, name);
  survey.assume(record.dataset, type, name, uuid, { ...record.place, code: "UNKNOWN_REFERENCE", message });
  return typedId(type.idPrefix, uuid);
}

/** Slugs of what was merged stay good. */
const mergedBySlug = ({ name }: RecordType, slugs: readonly string[]): Sql => sql`
  SELECT a.payload ->> 'slug' AS slug, r.id FROM record r JOIN record_assertion a ON a.record_id = r.id
  WHERE r.redirect_id IS NOT NULL AND r.type = ${name} AND a.payload ->> 'slug' = ANY(${slugs})`;

async function resolveOnNode(onNode: readonly Named[], survey: Survey, reader: Reader): Promise<void> {
  for (const type of new Set(onNode.map((named) => named.type))) {
    const ofType = onNode.filter((named) => named.type === type);
    const slugs = [...new Set(ofType.map(({ name }) => name))];
    const rows = await reader.rows<{ slug: string; id: string }>(
      sql`SELECT slug, id FROM ${raw(type.table)} t WHERE slug = ANY(${slugs}) ORDER BY ${openLast("t")}`,
    );
    const gone = slugs.filter((slug) => !rows.some((row) => row.slug === slug));
    const merged = gone.length ? await reader.rows<{ slug: string; id: string }>(mergedBySlug(type, gone)) : [];
    const found = new Map([...merged, ...rows].map(({ slug, id }) => [slug, id]));
    for (const named of ofType) {
      const { record, field, name } = named;
      const uuid = found.get(name);
      if (uuid) survey.assume(record.dataset, type, name, uuid);
      const id = uuid ? typedId(type.idPrefix, uuid) : later(named, survey);
      const value = record.content[field];
      record.content[field] = Array.isArray(value) ? value.map((text: string) => (text === name ? id : text)) : id;
    }
  }
}
