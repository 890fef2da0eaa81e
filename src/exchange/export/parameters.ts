// The parameters that downloads take in their addresses: declared as data, so that the same table reads, refuses and
// describes them. It knows no route.
import { ActorKind } from "../../actors/actor.kinds";
import { isDay } from "../../core/period";
import { Refusal } from "../../core/refusal";
import { InvolvementRole, PolicyKind, ReformOutcome, ReformStage, Stance } from "../../reforms/reform.kinds";
import { RelationshipType } from "../../relationships/relationship-types";
import { SourceKind } from "../../sources/source.entity";

export interface Parameter {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of one value. */
  readonly schema: {
    readonly type: "string";
    readonly enum?: readonly string[];
    readonly pattern?: string;
    readonly format?: string;
  };
  /** A name in braces in the address itself; all others come after the question mark. */
  readonly in?: "path";
  /** Takes one value, not several. */
  readonly single?: true;
  readonly required?: true;
}

/** What a reader asked for: values by parameter. */
export type Asked = Readonly<Record<string, readonly string[]>>;

const VALUES_MAX = 100;
const VALUE_CHARACTERS_MAX = 200;

const oneOf = (name: string, members: object, description: string): Parameter => ({
  name,
  description,
  schema: { type: "string", enum: Object.keys(members) },
});

export const JURISDICTION: Parameter = {
  name: "jurisdiction",
  description: "Of one of these jurisdictions: ISO 3166 codes, as BE or BE-WAL; EU.",
  schema: { type: "string", pattern: "^[A-Z]{2}(-[A-Z0-9]{1,3})?$" },
};
export const THEME: Parameter = {
  name: "theme",
  description: "Of one of these themes, by slug; for actors: involved in a policy of one of them.",
  schema: { type: "string", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" },
};
export const AS_OF: Parameter = {
  name: "asOf",
  description: "Possibly so on this day, as the API's `asOf`.",
  schema: { type: "string", format: "date" },
  single: true,
};
export const LANG: Parameter = {
  name: "lang",
  description: "Languages of names and titles, most wanted first (ISO 639, as nl,fr). Then follows Accept-Language.",
  schema: { type: "string", pattern: "^[a-z]{2,3}$" },
};
/** A table's or a graph's columns by name. It narrows what a row holds, never which rows there are. */
const COLUMNS = "columns";
export const columnsParameter = (columns: readonly { readonly name: string }[]): Parameter => ({
  name: COLUMNS,
  description: "Only these columns, in the order of the whole; without it all.",
  schema: { type: "string", enum: [...new Set(columns.map(({ name }) => name))] },
});
export const askedColumns = <Column extends { readonly name: string }>(
  columns: readonly Column[],
  asked: Asked,
): readonly Column[] => columns.filter(({ name }) => asked[COLUMNS]?.includes(name) ?? true);
export const ACTOR_KIND = oneOf("kind", ActorKind, "Actors of one of these kinds.");
export const POLICY_KIND = oneOf("kind", PolicyKind, "Of one of these kinds.");
export const SOURCE_KIND = oneOf("kind", SourceKind, "Of one of these kinds.");
export const TIE_TYPE = oneOf("type", RelationshipType, "Ties of one of these types.");
export const ROLE = oneOf("role", InvolvementRole, "In one of these roles.");
export const STANCE = oneOf("stance", Stance, "With one of these stances.");
export const STAGE = oneOf("stage", ReformStage, "At one of these stages.");
export const OUTCOME = oneOf("outcome", ReformOutcome, "With one of these outcomes.");

/** Reads a query string: values repeated or with commas between. Refuses what it does not know, by name. */
export function readParameters(search: string, parameters: readonly Parameter[]): Asked {
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const asked: Record<string, string[]> = {};
  for (const [name, text] of new URLSearchParams(search)) {
    const parameter = known.get(name);
    if (!parameter) throw unknown(name, [...known.keys()]);
    const values = parameter.single ? [text] : text.split(",").map((value) => value.trim());
    asked[name] = [...(asked[name] ?? []), ...values.map((value) => checked(parameter, value))];
    if (asked[name].length > (parameter.single ? 1 : VALUES_MAX)) {
      throw new Refusal(
        "BAD_USER_INPUT",
        `${name} takes ${parameter.single ? "one value" : `up to ${VALUES_MAX} values`}`,
      );
    }
  }
  for (const { name, required } of parameters) {
    if (required && !asked[name]) throw new Refusal("BAD_USER_INPUT", `${name} is missing`);
  }
  return asked;
}

const unknown = (name: string, known: readonly string[]) =>
  new Refusal(
    "BAD_USER_INPUT",
    `"${name.slice(0, 40)}" is no parameter of this address: ${known.length ? `it takes ${known.join(", ")}` : "it takes none"}`,
  );

function checked({ name, schema }: Parameter, value: string): string {
  const shown = `${name}: "${value.slice(0, 40)}"`;
  if (schema.enum && !schema.enum.includes(value)) {
    throw new Refusal("BAD_USER_INPUT", `${shown} is none of ${schema.enum.join(", ")}`);
  }
  if (schema.format === "date" && !isDay(value))
    throw new Refusal("BAD_DATE", `${shown} is not a day: write YYYY-MM-DD`);
  if (value.length > VALUE_CHARACTERS_MAX || (schema.pattern && !new RegExp(schema.pattern).test(value))) {
    throw new Refusal("BAD_USER_INPUT", `${shown} has not the form ${schema.pattern ?? "of a short text"}`);
  }
  return value;
}

/** The filter of a list: what was asked for, without the languages, a single value as itself. */
export function filterOf(asked: Asked, parameters: readonly Parameter[]): Record<string, unknown> {
  const given = parameters.filter(({ name }) => name !== LANG.name && asked[name]);
  return Object.fromEntries(given.map(({ name, single }) => [name, single ? asked[name]![0] : asked[name]]));
}
