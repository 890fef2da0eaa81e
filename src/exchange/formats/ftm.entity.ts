// One line of FollowTheMoney: an entity with its schema and its properties, each a list of texts. It knows no schema.
import type { Line } from "../files/lines";
import { parsed } from "../import/own-format.source";
import type { Complaint } from "../import/record-source";

export interface Entity {
  readonly line: number;
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

const ID_LENGTH_MAX = 500;

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

export function entityOf(line: Line): Entity | Complaint {
  const { value, complaint } = parsed(line);
  if (!value) return complaint;
  const wrong = (message: string): Complaint => ({ line: line.number, code: "BAD_RECORD", message });
  const { id, schema, properties } = value;
  if (!isText(id) || id.length > ID_LENGTH_MAX) return wrong(`id: must be a text of up to ${ID_LENGTH_MAX} characters`);
  if (!isText(schema)) return wrong("schema: is missing: it says what the entity is");
  if (!isObject(properties)) return wrong("properties: must be an object of lists");
  for (const [name, values] of Object.entries(properties)) {
    if (Array.isArray(values) && values.every((each) => typeof each === "string")) continue;
    const nested = Array.isArray(values) && values.some(isObject) ? ": entities within entities are not read" : "";
    return wrong(`properties.${name.slice(0, 60)}: must be a list of texts${nested}`);
  }
  return { line: line.number, id, schema, properties: properties as Record<string, string[]> };
}

/** The first text that says something. */
export const first = ({ properties }: Entity, ...names: readonly string[]): string | undefined =>
  names.flatMap((name) => properties[name] ?? []).find((text) => text.trim());

export const all = ({ properties }: Entity, ...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => properties[name] ?? []).filter((text) => text.trim());

/** A date as FollowTheMoney has it is the beginning of an ISO time; what is none stays as it is, for the form to refuse. */
const day = (text: string | undefined) => text && (/^\d{4}(-\d\d){0,2}(?=$|T| )/.exec(text)?.[0] ?? text);

/** EDTF of a beginning and an end; where there are several, the widest. */
export function periodOf(entity: Entity, begin: string, end: string): string | undefined {
  const from = day([...all(entity, begin)].sort()[0]);
  const until = day([...all(entity, end)].sort().at(-1));
  if (from || until) return from === until ? from : `${from ?? ".."}/${until ?? ".."}`;
  return day(first(entity, "date"));
}
