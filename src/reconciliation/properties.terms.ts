// What can be asked of a record beside its name, once for three uses: to narrow a search, to fetch columns, to show a preview.
// A property says how its values are read, and when one agrees with what a table has. No HTTP.
import { Actor, type Identifier } from "../actors/actor.entity";
import { identifiersByActor } from "../actors/actor.loaders";
import type { Context } from "../core/context";
import { typedId } from "../core/ids";
import { isDay } from "../core/period";
import { normaliseName } from "../core/text";
import { recordOf } from "../records/records";
import { Policy } from "../reforms/policy.entity";
import { Reform } from "../reforms/reform.entity";
import { Source } from "../sources/source.entity";
import { Theme } from "../sources/theme.entity";
import { isReconciled, nameOf, type Reconciled, textAbout, type Type } from "./types.terms";

/** A value as the specification writes it in a row. */
export type Cell =
  | { readonly str: string }
  | { readonly float: number }
  | { readonly date: string }
  | { readonly id: string; readonly name: string };

type Values = readonly Cell[] | Promise<readonly Cell[]>;

export interface Property {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Record types that have it. */
  readonly types: readonly string[];
  /** Where values are records: of which type. */
  readonly leadsTo?: Type;
  valuesOf(record: Reconciled, context: Context): Values;
  /** Whether what a table has means this value; else both are compared as names are. */
  readonly agrees?: (asked: string, value: string) => boolean;
}

const IDENTIFIER = "identifier";
const IDENTIFIER_OF = `${IDENTIFIER}:`;

const text = (value: string | null | undefined): Cell[] => (value ? [{ str: value }] : []);
const number = (value: number | null): Cell[] => (value === null ? [] : [{ float: value }]);
/** EDTF says more than a date can; only a whole day is a date. */
const period = (edtf: string | null): Cell[] => (edtf && isDay(edtf) ? [{ date: `${edtf}T00:00:00Z` }] : text(edtf));
const ofActor = (read: (actor: Actor) => Cell[]) => (record: Reconciled) =>
  record instanceof Actor ? read(record) : [];

function namesOf(record: Reconciled): string[] {
  if (record instanceof Source) return [record.title];
  if (record instanceof Actor) return record.allNames.map(({ value }) => value);
  return Object.values(record instanceof Theme ? record.names : record.titles);
}

function periodOf(record: Reconciled): string | null {
  if (record instanceof Actor) return record.existenceText;
  if (record instanceof Policy) return record.inForceText;
  if (record instanceof Reform) return record.begunText;
  return record instanceof Source ? record.publishedText : null;
}

const hostOf = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/?#:].*$/s, "");

/** A region lies in its country: BE-WAL agrees with BE. */
const isSamePlace = (asked: string, value: string): boolean => {
  const [one, other] = [asked.trim().toUpperCase(), value.toUpperCase()];
  return one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`);
};

async function policyOf(record: Reconciled, context: Context): Promise<readonly Cell[]> {
  const policy = record instanceof Reform ? await recordOf(context, "Policy", record.policyId) : null;
  return isReconciled(policy) ? [{ id: typedId(Policy.idPrefix, policy.uuid), name: nameOf(policy, context) }] : [];
}

const written = ({ scheme, value }: Identifier) => `${scheme}:${value}`;
const identifiersOf = async (record: Reconciled, context: Context): Promise<readonly Identifier[]> =>
  record instanceof Actor ? context.loader(identifiersByActor).load(record.uuid) : [];

const NAMED = ["Actor", "Policy", "Reform", "Source", "Theme"];
const SECTORS = ["State", "Economy", "CivilSociety"] as const;

export const PROPERTIES: readonly Property[] = [
  {
    ...{ id: IDENTIFIER, name: "Identifier", types: ["Actor"] },
    description: "Numbers in public registers, as BE-BCE_KBO:0408643875. One of them decides.",
    valuesOf: async (record, context) => (await identifiersOf(record, context)).flatMap((each) => text(written(each))),
    agrees: (asked, value) => identifierIn(IDENTIFIER, asked).some((each) => written(each) === value),
  },
  {
    ...{ id: "jurisdiction", name: "Jurisdiction", types: ["Actor", "Policy"] },
    description: "ISO 3166 code, as BE or BE-WAL; EU.",
    valuesOf: (record) => (record instanceof Actor || record instanceof Policy ? text(record.jurisdiction) : []),
    agrees: isSamePlace,
  },
  {
    ...{ id: "kind", name: "Kind", types: ["Actor", "Policy", "Source"] },
    description: "What it is, as TRADE_UNION, LAW or REPORT.",
    valuesOf: (record) => text("kind" in record ? record.kind : null),
  },
  {
    ...{ id: "website", name: "Web site", types: ["Actor", "Source"] },
    description: "Web address; compared by host.",
    valuesOf: (record) => text(record instanceof Actor ? record.website : record instanceof Source ? record.url : null),
    agrees: (asked, value) => hostOf(asked) === hostOf(value),
  },
  {
    ...{ id: "slug", name: "Slug", types: NAMED, description: "Its readable name in addresses." },
    valuesOf: (record) => text(record.slug),
  },
  {
    ...{ id: "name", name: "Name", types: NAMED, description: "The name in your language." },
    valuesOf: (record, context) => text(nameOf(record, context)),
  },
  {
    ...{ id: "names", name: "All names", types: NAMED, description: "Every name, former ones included." },
    valuesOf: (record) => namesOf(record).flatMap(text),
  },
  {
    ...{ id: "description", name: "Description", types: ["Actor", "Policy", "Reform"] },
    description: "What it is, in a sentence or two.",
    valuesOf: (record, context) => text(textAbout(record, context)),
  },
  {
    ...{ id: "period", name: "Period", types: ["Actor", "Policy", "Reform", "Source"] },
    description: "When it existed, was in force, began or was published: EDTF, or a date where a day is known.",
    valuesOf: (record) => period(periodOf(record)),
  },
  {
    ...{ id: "stage", name: "Stage", types: ["Reform"], description: "The last stage it reached." },
    valuesOf: (record) => text(record instanceof Reform ? record.stage : null),
  },
  {
    ...{ id: "outcome", name: "Outcome", types: ["Reform"], description: "What became of it." },
    valuesOf: (record) => text(record instanceof Reform ? record.outcome : null),
  },
  {
    ...{ id: "policy", name: "Policy", types: ["Reform"], description: "The policy that it would change." },
    leadsTo: { id: "Policy", name: "Policy" },
    valuesOf: policyOf,
  },
  ...SECTORS.map((sector) => ({
    ...{ id: `sector${sector}`, name: `Sector: ${sector === "CivilSociety" ? "civil society" : sector}` },
    ...{ types: ["Actor"], description: "Weight in the triangle of forces, 0 to 1." },
    valuesOf: ofActor((actor) => number(actor[`sector${sector}`])),
  })),
];

/** Numbers of one register. */
export const identifierProperty = (scheme: string): Property => ({
  ...{ id: `${IDENTIFIER_OF}${scheme}`, name: `Identifier: ${scheme}`, types: ["Actor"] },
  description: `Number in the register ${scheme}. It decides.`,
  valuesOf: async (record, context) =>
    (await identifiersOf(record, context)).flatMap((each) => (each.scheme === scheme ? text(each.value) : [])),
  agrees: (asked, value) => asked.trim() === value,
});

export const propertyOf = (id: string): Property | null =>
  id.startsWith(IDENTIFIER_OF) && id.length > IDENTIFIER_OF.length
    ? identifierProperty(id.slice(IDENTIFIER_OF.length))
    : (PROPERTIES.find((property) => property.id === id) ?? null);

export const isIdentifier = (pid: string): boolean => pid === IDENTIFIER || pid.startsWith(IDENTIFIER_OF);

/** The register and number that a value of an identifier property names: SCHEME:NUMBER, or SCHEME-NUMBER as org-id.guide writes it. */
export function identifierIn(pid: string, value: string): Identifier[] {
  const trimmed = value.trim();
  if (pid.startsWith(IDENTIFIER_OF)) return [{ scheme: pid.slice(IDENTIFIER_OF.length), value: trimmed }];
  const [, scheme, own] = /^([^:]+):(.+)$/s.exec(trimmed) ?? /^([A-Z]+-[A-Za-z0-9_]+)-(.+)$/s.exec(trimmed) ?? [];
  return scheme && own ? [{ scheme, value: own }] : [];
}

/** Shorter numbers are in many registers, and are years: alone they name nobody. */
const BARE_DIGITS_MIN = 5;

/** What a cell of names may hold instead of one: a number with its register, or alone, as 0408643875 or 0408.643.875. */
export function numbersIn(query: string): { scheme: string | null; value: string }[] {
  const bare = query.trim();
  const alone = [bare, bare.replace(/[\s.]/g, "")].filter((text) => /^[\w/.-]+$/.test(text));
  const digits = bare.replace(/\D/g, "").length;
  return [
    ...identifierIn(IDENTIFIER, bare),
    ...(digits < BARE_DIGITS_MIN ? [] : [...new Set(alone)].map((value) => ({ scheme: null, value }))),
  ];
}

const wordsOf = (cell: Cell): string[] => {
  if ("str" in cell) return [cell.str];
  if ("float" in cell) return [String(cell.float)];
  return "date" in cell ? [cell.date.slice(0, 10), cell.date] : [cell.id, cell.name];
};

/** Whether one of the values is one of those asked for; null where the record has none, which speaks neither for nor against. */
export function agreement({ agrees }: Property, asked: readonly string[], values: readonly Cell[]): boolean | null {
  if (!values.length) return null;
  const same = agrees ?? ((one: string, other: string) => normaliseName(one) === normaliseName(other));
  return values.flatMap(wordsOf).some((value) => asked.some((each) => same(each, value)));
}
