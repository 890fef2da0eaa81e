// What a client shows while somebody types: records, types and properties that begin so.
import type { Context } from "../core/context";
import { normaliseName } from "../core/text";
import { idOf, recordOf } from "../records/records";
import { beginningWith, registers } from "./candidates.sql";
import { identifierProperty, PROPERTIES, type Property } from "./properties.terms";
import type { Beginning } from "./questions.forms";
import { describe, isReconciled, kindIn, nameOf, type Type, TYPES, typesOf } from "./types.terms";

const SUGGESTIONS = 20;

interface Suggested {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
}

export async function suggestRecords({ prefix, cursor }: Beginning, context: Context) {
  const normal = normaliseName(prefix);
  if (!normal) return { result: [] };
  const rows = await context.reader.rows<{ uuid: string; type: string; matched: string }>(
    beginningWith(normal, context.sees, { offset: cursor, limit: SUGGESTIONS }),
  );
  const found = await Promise.all(
    rows.map(async ({ uuid, type, matched }) => {
      const record = await recordOf(context, type, uuid);
      if (!isReconciled(record)) return [];
      const name = nameOf(record, context);
      const description = describe(record, context, matched === name ? null : matched);
      return [{ id: idOf(type, uuid), name, description, notable: typesOf(record) }];
    }),
  );
  return { result: found.flat() };
}

/** Those that begin so before those that only hold it; a page of them. */
function page<Term extends Suggested>(terms: readonly Term[], { prefix, cursor }: Beginning): Term[] {
  const normal = normaliseName(prefix);
  const placeIn = ({ id, name }: Term) =>
    Math.min(...[id, name].map((text) => normaliseName(text).indexOf(normal)).map((at) => (at < 0 ? Infinity : at)));
  const fitting = terms.map((term) => ({ term, place: placeIn(term) })).filter(({ place }) => place < Infinity);
  fitting.sort((a, b) => Math.sign(a.place - b.place));
  return fitting.slice(cursor, cursor + SUGGESTIONS).map(({ term }) => term);
}

export const suggestTypes = (beginning: Beginning): { result: Type[] } => ({ result: page(TYPES, beginning) });

async function allProperties(context: Context): Promise<readonly Property[]> {
  const rows = await context.reader.rows<{ scheme: string }>(registers(context.sees));
  return [...PROPERTIES, ...rows.map(({ scheme }) => identifierProperty(scheme))];
}

const shown = ({ id, name, description }: Property): Suggested => ({ id, name, description });

export const suggestProperties = async (beginning: Beginning, context: Context): Promise<{ result: Suggested[] }> => ({
  result: page((await allProperties(context)).map(shown), beginning),
});

/** What can be fetched for records of a type; a kind of actor has what actors have. */
export async function proposeProperties(
  { type, limit }: { type?: string | undefined; limit: number },
  context: Context,
) {
  const of = type && (kindIn(type) === null ? type : "Actor");
  const fitting = (await allProperties(context)).filter(({ types }) => !of || types.includes(of));
  return { ...(type && { type }), limit, properties: fitting.slice(0, limit).map(shown) };
}
