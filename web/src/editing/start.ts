// What stands in a form when it is opened: a record as the node says it, or what the address fills in. The node's payloads are
// in the words of the import format.
import { ask } from "../api/ask";
import { label } from "../language/vocabulary";
import type { Language } from "../language/languages";
import { blank, blankOf, type Chosen, type Field, type Kind, type Value, type Values } from "./field";
import { NAMES, type Called, RECORD } from "./questions";

export interface Start {
  readonly values: Values;
  readonly was: Values | null;
  readonly id: string | null;
  readonly version: number | null;
  /** The other nodes that speak of it, where this one does not: what is sent stands beside their word. */
  readonly saidBy: string | null;
}

const TYPED_ID = /^[a-z]+(_[a-z]+)*_[0-9a-f]{32}$/;
const NAMES_MAX = 100;

/** By what a reader knows a record. */
export function calling(record: Called, language: Language): string {
  const type = label("RecordType", record.__typename, language);
  switch (record.__typename) {
    case "Actor":
    case "Theme":
      return record.name;
    case "Policy":
    case "Reform":
    case "Source":
      return record.title;
    case "Excerpt":
      return `${record.from.title}: “${record.quote ?? record.passageNote ?? ""}”`;
    case "Relationship":
      return `${record.source.name} – ${label("RelationshipType", record.tie, language)} – ${record.target.name}`;
    case "Involvement":
      return `${record.actor.name} – ${label("InvolvementRole", record.part, language)} – ${record.policy.title}`;
    case "Claim":
      return `${type}: “${record.said.quote ?? ""}”`;
    case "CivicSpaceEvent":
      return `${label("CivicSpaceEventKind", record.happened, language)}: ${record.sufferer.name}`;
    default:
      return type;
  }
}

type Names = ReadonlyMap<string, Called>;

async function namesOf(ids: readonly string[]): Promise<Names> {
  const known = [...new Set(ids)].filter((id) => TYPED_ID.test(id)).slice(0, NAMES_MAX);
  if (!known.length) return new Map();
  const { nodes } = await ask(NAMES, { ids: known });
  return new Map(nodes.flatMap((node) => (node ? [[node.id, node] as const] : [])));
}

/** Every typed id in a payload, however deep. */
const idsIn = (value: unknown): string[] => {
  if (typeof value === "string") return TYPED_ID.test(value) ? [value] : [];
  return value && typeof value === "object" ? Object.values(value).flatMap(idsIn) : [];
};

class Reading {
  constructor(
    private readonly names: Names,
    private readonly language: Language,
  ) {}

  chosen(id: string): Chosen {
    const record = this.names.get(id);
    return { id, type: record?.__typename ?? "", name: record ? calling(record, this.language) : id };
  }

  value(field: Field, said: unknown): Value {
    if (said === undefined || said === null) {
      return field.kind === "texts" ? [] : blank({ ...field, initial: undefined }, this.language);
    }
    switch (field.kind) {
      case "texts":
        return Object.entries(said as Record<string, string>).map(([lang, value]) => ({ lang, value }));
      case "list":
        return (said as Record<string, unknown>[]).map((item) => this.group(field.of, item));
      case "record":
        return this.chosen(said as string);
      case "records":
        return (said as string[]).map((id) => this.chosen(id));
      case "words":
        return (said as string[]).join(", ");
      case "share":
        return percent(said as number);
      case "sector":
        return Object.fromEntries(
          Object.entries(said as Record<string, number>).map(([corner, share]) => [corner, percent(share)]),
        );
      case "passage":
        return this.#passage(said as string, blank(field, this.language) as Values);
      default:
        return typeof said === "string" ? said : JSON.stringify(said);
    }
  }

  group(fields: readonly Field[], said: Readonly<Record<string, unknown>>): Values {
    return Object.fromEntries(fields.map((field) => [field.name, this.value(field, said[field.name])]));
  }

  #passage(id: string, empty: Values): Values {
    const record = this.names.get(id);
    const from = record?.__typename === "Excerpt" ? record.from : null;
    const source = from && { id: from.id, type: "Source", name: from.title };
    return { ...empty, source, excerpt: id };
  }
}

const percent = (share: number): string => String(Number((share * 100).toFixed(4)));

/** null: no such record stands, for this reader. */
export async function startOf(kind: Kind, id: string, language: Language): Promise<Start | null> {
  const { node } = await ask(RECORD, { id });
  if (!node || !("versions" in node) || node.__typename !== kind.type) return null;
  // Corrected is what this node says; where it says nothing, it begins from what is shown.
  const own = node.versions.find(({ origin }) => origin.isThisNode);
  const shown = own ?? node.versions.find((version) => version.shown);
  const payload = (shown?.payload ?? {}) as Record<string, unknown>;
  const reading = new Reading(await namesOf(idsIn(payload)), language);
  const values = { ...reading.group(kind.fields, payload), ...(hasEvidence(kind) && { evidence: [] }) };
  return { values, was: values, id, version: node.version, saidBy: own ? null : (shown?.origin.slug ?? null) };
}

const hasEvidence = (kind: Kind): boolean => kind.fields.some(({ name }) => name === "evidence");

/** A new form, with what its address fills in: `source`, `target`, `actor`, `name`. */
export async function startOfNew(kind: Kind, given: URLSearchParams, language: Language): Promise<Start> {
  const values: Record<string, Value> = { ...blankOf(kind.fields, language) };
  const reading = new Reading(await namesOf([...given.values()]), language);
  for (const field of kind.fields) {
    const id = given.get(field.name) ?? (field.kind === "passage" ? given.get("source") : null);
    if (!id) continue;
    if (field.kind === "record") values[field.name] = reading.chosen(id);
    else if (field.kind !== "passage") continue;
    else if (id.startsWith("excerpt_")) values[field.name] = reading.value(field, id);
    else values[field.name] = { ...(values[field.name] as Values), source: reading.chosen(id) };
  }
  const name = given.get("name");
  if (name && kind.named) values[kind.named.field] = withName(values[kind.named.field]!, name);
  return { values, was: null, id: null, version: null, saidBy: null };
}

const withName = (value: Value, name: string): Value =>
  typeof value === "string" ? name : [{ ...(value as readonly Values[])[0], value: name }];
