// Actors and ties as FollowTheMoney entities (https://followthemoney.tech), one JSON object a line, for Aleph, OpenSanctions and their
// tools. It has no words for policies, positions and influence, so those stay behind. Its words stand in formats/ftm.terms.ts.
import type { ActorKind } from "../../actors/actor.kinds";
import type { LocalisedText } from "../../core/text";
import type { Snapshot } from "../../database/database";
import { RELATIONSHIP_TYPES, type RelationshipType } from "../../relationships/relationship-types";
import * as terms from "../formats/ftm.terms";
import type { Download, Inquiry } from "./download";
import { LANG } from "./parameters";
import { recordsOf, type ShownRecord } from "./record.stream";
import { SELECTED_ACTORS, SELECTED_TIES, SELECTION_PARAMETERS } from "./selection.sql";

/** Values by property; every property is a list of texts, and an empty one is left out. */
type Properties = Readonly<Record<string, readonly (string | null | undefined)[]>>;

interface ActorContent {
  readonly kind: ActorKind;
  readonly names: readonly { readonly value: string; readonly kind: string }[];
  readonly description?: LocalisedText;
  readonly publicRole?: LocalisedText;
  readonly jurisdiction?: string;
  readonly website?: string;
  readonly existence?: string;
  readonly identifiers?: readonly { readonly scheme: string; readonly value: string }[];
}

interface TieContent {
  readonly type: RelationshipType;
  readonly source: string;
  readonly target: string;
  readonly valid?: string;
  readonly role?: LocalisedText;
  readonly amount?: string;
  readonly currency?: string;
  readonly note?: string;
}

function entity({ id, dataset }: Pick<ShownRecord, "id" | "dataset">, schema: string, properties: Properties): object {
  const given = Object.entries(properties).flatMap(([name, values]) => {
    const texts = [...new Set(values.filter((value) => value != null && value !== ""))];
    return texts.length ? [[name, texts]] : [];
  });
  return { id, schema, properties: Object.fromEntries(given) as object, ...(dataset && { datasets: [dataset] }) };
}

/** The part of a date that FollowTheMoney can hold: a year, a month or a day; about when, or which decade, it cannot. */
const dateOf = (text: string): string | null => /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?(?=[~?%]?$)/.exec(text)?.[0] ?? null;

/** First and last date of an EDTF period. */
function ends(period = ""): [string | null, string | null] {
  const [from = "", until = from] = period.split("/");
  return [dateOf(from), dateOf(until)];
}

const texts = (text: LocalisedText = {}): string[] => Object.values(text);

const PROPERTY_OF_SCHEME = new Map(
  Object.entries(terms.SCHEME_OF_PROPERTY).map(([property, scheme]) => [scheme, property]),
);
const REGISTERS = Object.values(terms.REGISTER_OF_COUNTRY);

/** A number of a register that has no property goes with its register's prefix, as org-id.guide writes it. */
function numbersOf({ identifiers = [] }: ActorContent): Properties {
  const found: Record<string, string[]> = {};
  for (const { scheme, value } of identifiers) {
    const isRegister = REGISTERS.includes(scheme) || scheme.endsWith("-REGISTRATION");
    const property = PROPERTY_OF_SCHEME.get(scheme) ?? (isRegister ? "registrationNumber" : "idNumber");
    (found[property] ??= []).push(property === "idNumber" ? `${scheme}-${value}` : value);
  }
  return found;
}

function actorEntities(record: ShownRecord): object[] {
  const actor = record.content as unknown as ActorContent;
  const { schema, topic } = terms.TERM_OF_KIND[actor.kind];
  const called = (...kinds: string[]) =>
    actor.names.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value);
  const official = called("OFFICIAL");
  const [from, until] = ends(actor.existence);
  const country = actor.jurisdiction?.slice(0, 2).toLowerCase();
  const properties: Properties = {
    name: official.length ? official : [actor.names[0]!.value],
    alias: called("SHORT", "VARIANT"),
    previousName: called("FORMER"),
    summary: texts(actor.description),
    jurisdiction: [country],
    country: [country],
    website: [actor.website],
    topics: [topic],
    modifiedAt: [record.updatedAt.toISOString().slice(0, 10)],
    ...numbersOf(actor),
    // When somebody was born is nobody's business here.
    ...(schema === "Person"
      ? { position: texts(actor.publicRole) }
      : { incorporationDate: [from], dissolutionDate: [until] }),
  };
  return [entity(record, schema, properties)];
}

function tieEntities(record: ShownRecord): object[] {
  const tie = record.content as unknown as TieContent;
  const { followTheMoney, label } = RELATIONSHIP_TYPES[tie.type];
  const schema = followTheMoney ?? "UnknownLink";
  const [from, until] = ends(tie.valid);
  const interval: Properties = {
    startDate: [from],
    endDate: [until],
    summary: [tie.note],
    modifiedAt: [record.updatedAt.toISOString().slice(0, 10)],
  };
  if (schema === terms.OCCUPANCY.schema) return officeEntities(record, tie, interval);
  const term = terms.TIE_TERMS[schema]!;
  // The owner comes first there.
  const [source, target] = tie.type === "SUBSIDIARY_OF" ? [tie.target, tie.source] : [tie.source, tie.target];
  const role = [...(term.type === tie.type ? [] : [label]), ...texts(tie.role)];
  const money = { amount: [tie.amount], currency: [tie.currency], purpose: role };
  const more: Properties = schema === "Payment" ? money : { role };
  return [entity(record, schema, { [term.source]: [source], [term.target]: [target], ...more, ...interval })];
}

/** An office stands between its holder and the body. */
function officeEntities(record: ShownRecord, { source, target, role }: TieContent, interval: Properties): object[] {
  const { OCCUPANCY, POSITION } = terms;
  const post = { ...record, id: `${record.id}-post` };
  const name = texts(role);
  return [
    entity(post, POSITION.schema, { name: name.length ? name : ["Office"], [POSITION.organization]: [target] }),
    entity(record, OCCUPANCY.schema, { [OCCUPANCY.holder]: [source], [OCCUPANCY.post]: [post.id], ...interval }),
  ];
}

const PARTS = [
  { part: SELECTED_ACTORS, entitiesOf: actorEntities },
  { part: SELECTED_TIES, entitiesOf: tieEntities },
];

async function* written(snapshot: Snapshot, inquiry: Inquiry): AsyncGenerator<string> {
  for (const { part, entitiesOf } of PARTS) {
    for await (const batch of recordsOf(snapshot, part, inquiry)) {
      yield batch
        .flatMap(entitiesOf)
        .map((each) => `${JSON.stringify(each)}\n`)
        .join("");
    }
  }
}

export const followTheMoney: Download = {
  path: "/entities.ftm.json",
  type: "application/x-ndjson; charset=utf-8",
  summary: "Actors and ties as FollowTheMoney entities, one JSON object a line, for Aleph and OpenSanctions' tools.",
  // Its texts are there in all languages.
  parameters: SELECTION_PARAMETERS.filter((parameter) => parameter !== LANG),
  parts: PARTS.map(({ part }) => part),
  chunks: written,
};
