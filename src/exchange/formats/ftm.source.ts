// Reads FollowTheMoney entities, one JSON object a line, as actors and ties. What has no place here is left out and accounted for:
// other schemata, ties of private life, and persons without a public role.
import { linesOf } from "../files/lines";
import type { Complaint, Dataset, Given } from "../import/record-source";
import {
  Account,
  type DatasetOptions,
  datasetOf,
  type ForeignSource,
  foreignId,
  slugOf,
  UNDETERMINED,
} from "./foreign.source";
import { all, type Entity, entityOf, first, periodOf } from "./ftm.entity";
import { indexOf, isActorSchema, type Reading } from "./ftm.index";
import { OCCUPANCY, POSITION, PRIVATE_TIES, REGISTER_OF_COUNTRY, SCHEME_OF_PROPERTY, TIE_TERMS } from "./ftm.terms";
import { tiesOf } from "./ftm.ties";
import { type Identifier, identifierOf } from "./org-id.terms";

export function followTheMoney(path: string, options: DatasetOptions = {}): ForeignSource {
  const dataset = datasetOf(path, options);
  const account = new Account();
  return { name: path, records: () => recordsOf(path, dataset, account), leftOut: () => account.read() };
}

async function* recordsOf(path: string, dataset: Dataset, account: Account): AsyncGenerator<Given | Complaint> {
  account.clear();
  const reading: Reading = { index: await indexOf(path), dataset, account };
  let isEmpty = true;
  for await (const line of linesOf(path)) {
    isEmpty = false;
    const entity = entityOf(line);
    if ("code" in entity) yield entity;
    else yield* recordsOfEntity(entity, reading);
  }
  if (isEmpty) yield { line: 1, code: "NO_DATASET", message: "the file is empty" };
}

function recordsOfEntity(entity: Entity, reading: Reading): readonly (Given | Complaint)[] {
  const { schema } = entity;
  if (Object.hasOwn(TIE_TERMS, schema) || schema === OCCUPANCY.schema) return tiesOf(entity, reading);
  if (isActorSchema(schema) && (schema !== "Person" || reading.index.roles.has(entity.id)))
    return [{ place: { line: entity.line }, dataset: reading.dataset, value: actorOf(entity, reading) }];
  // An office is no record of its own: it is what its holders are in its body.
  if (schema !== POSITION.schema) reading.account.add(whyLeftOut(schema));
  return [];
}

function whyLeftOut(schema: string): string {
  if (schema === "Person") return "Person: no public role is known (GDPR, article 9)";
  if (PRIVATE_TIES.includes(schema)) return `${schema}: a tie of private life (GDPR, article 9)`;
  return `${schema.slice(0, 60)}: there is no such kind of record here`;
}

function actorOf(entity: Entity, { index, dataset, account }: Reading): Readonly<Record<string, unknown>> {
  const isPerson = entity.schema === "Person";
  const id = foreignId(dataset, "Actor", entity.id);
  const names = namesOf(entity);
  const description = first(entity, "description", "summary");
  const jurisdiction = countryOf(entity, account);
  const role = isPerson && index.roles.get(entity.id);
  const website = all(entity, "website").find((address) => /^https?:\/\/\S+$/.test(address));
  if (!website && first(entity, "website")) account.add("website: begins with neither http:// nor https://");
  const existence = isPerson ? undefined : periodOf(entity, "incorporationDate", "dissolutionDate");
  const identifiers = identifiersOf(entity, jurisdiction, account);
  return {
    record: "Actor",
    id,
    slug: slugOf(names[0]?.value ?? "", id),
    kind: index.kinds.get(entity.id),
    names,
    ...(description && { description: { [UNDETERMINED]: description } }),
    ...(jurisdiction && { jurisdiction }),
    ...(role && { publicRole: { [UNDETERMINED]: role } }),
    ...(website && { website }),
    ...(existence && { existence }),
    ...(identifiers.length > 0 && { identifiers }),
  };
}

/** The first name is the official one; a text is one name, though it be given twice. */
function namesOf(entity: Entity): { value: string; kind: string }[] {
  const [official, ...others] = all(entity, "name");
  const given = [
    ...(official === undefined ? [] : [{ value: official, kind: "OFFICIAL" }]),
    ...all(entity, "abbreviation").map((value) => ({ value, kind: "SHORT" })),
    ...all(entity, "previousName").map((value) => ({ value, kind: "FORMER" })),
    ...[...others, ...all(entity, "alias", "weakAlias")].map((value) => ({ value, kind: "VARIANT" })),
  ];
  return given.filter(({ value }, index) => given.findIndex((other) => other.value === value) === index);
}

const COUNTRY = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

function countryOf(entity: Entity, account: Account): string | undefined {
  const countries = all(entity, "country");
  const code = first(entity, "jurisdiction", "mainCountry") ?? (countries.length === 1 ? countries[0] : undefined);
  const country = code?.toUpperCase().replace("_", "-");
  if (!country || country === "ZZ") return undefined;
  if (COUNTRY.test(country)) return country;
  account.add(`country ${country.slice(0, 20)}: no ISO 3166 code`);
  return undefined;
}

/** Numbers in public registers; of persons only what names them as public figures. */
function identifiersOf(entity: Entity, country: string | undefined, account: Account): Identifier[] {
  const ofRegisters = Object.entries(SCHEME_OF_PROPERTY).flatMap(([property, scheme]) =>
    all(entity, property).map((value) => ({ scheme, value })),
  );
  if (entity.schema === "Person") return ofRegisters.filter(({ scheme }) => scheme === SCHEME_OF_PROPERTY.wikidataId);
  // A number of any register may say which, as org-id.guide writes it.
  const ofOthers = all(entity, "idNumber").flatMap((number) => identifierOf(number) ?? []);
  const numbers = all(entity, "registrationNumber");
  const land = country?.slice(0, 2);
  if (!land && numbers.length) account.add("registrationNumber: without a country nobody knows whose it is");
  const scheme = land && (REGISTER_OF_COUNTRY[land] ?? `${land}-REGISTRATION`);
  return [...(scheme ? numbers.map((value) => ({ scheme, value })) : []), ...ofOthers, ...ofRegisters];
}
