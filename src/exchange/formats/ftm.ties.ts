// FollowTheMoney's entities that join others, as relationships: which type, between whom, and what they say of it.
import {
  RELATIONSHIP_TYPES,
  type RelationshipType,
  type RelationshipTypeInfo,
} from "../../relationships/relationship-types";
import type { Complaint, Given } from "../import/record-source";
import { type Account, foreignId, UNDETERMINED } from "./foreign.source";
import { all, type Entity, first, periodOf } from "./ftm.entity";
import type { FtmIndex, Reading } from "./ftm.index";
import { OCCUPANCY, TIE_TERMS } from "./ftm.terms";

/** An entity may have several values at each end, which makes a tie for each two of them. */
const TIES_MAX = 1_000;

const TYPES = Object.entries(RELATIONSHIP_TYPES) as [RelationshipType, RelationshipTypeInfo][];

/** What cannot be a tie here is left out and accounted for; an end that the file does not have is complained of. */
export function tiesOf(entity: Entity, reading: Reading): readonly (Given | Complaint)[] {
  const ends = endsOf(entity, reading);
  if ("code" in ends) return [ends];
  const { sources, targets } = ends;
  if (!sources.length || !targets.length) {
    reading.account.add(`${entity.schema}: it does not name both its ends`);
    return [];
  }
  if (sources.length * targets.length > TIES_MAX)
    return [{ line: entity.line, code: "BAD_RECORD", message: `${entity.schema}: joins more than ${TIES_MAX} pairs` }];
  return sources.flatMap((source) => targets.flatMap((target) => tieOf(entity, source, target, reading) ?? []));
}

interface Ends {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
}

function endsOf(entity: Entity, { index: { posts } }: Reading): Ends | Complaint {
  if (entity.schema !== OCCUPANCY.schema) {
    const { source, target } = TIE_TERMS[entity.schema]!;
    return { sources: all(entity, source), targets: all(entity, target) };
  }
  const held = all(entity, OCCUPANCY.post);
  const lost = held.find((post) => !posts.has(post));
  if (lost !== undefined) return unknown(entity, lost);
  return { sources: all(entity, OCCUPANCY.holder), targets: held.flatMap((post) => posts.get(post)!.organizations) };
}

const unknown = ({ line, schema }: Entity, id: string): Complaint => ({
  line,
  code: "UNKNOWN_REFERENCE",
  message: `${schema}: there is no entity ${JSON.stringify(id.slice(0, 100))} in this file`,
});

function tieOf(entity: Entity, source: string, target: string, reading: Reading): Given | Complaint | null {
  const { index, dataset, account } = reading;
  const lost = [source, target].find((id) => !index.kinds.has(id));
  if (lost !== undefined) return unknown(entity, lost);
  const { type, isExchanged, role } = typeOf(entity, source, index);
  const [from, to] = isExchanged ? [target, source] : [source, target];
  const why = apart(type, from, to, index);
  if (why) {
    account.add(`${entity.schema}: ${why}`);
    return null;
  }
  const valid = periodOf(entity, "startDate", "endDate");
  const strength = shareOf(entity);
  const note = [first(entity, "purpose", "description", "summary"), first(entity, "sourceUrl")]
    .filter(Boolean)
    .join(" ");
  const value = {
    record: "Relationship",
    id: foreignId(dataset, "Relationship", JSON.stringify([entity.id, source, target])),
    type,
    source: foreignId(dataset, "Actor", from),
    target: foreignId(dataset, "Actor", to),
    ...(valid && { valid }),
    ...(role && { role: { [UNDETERMINED]: role } }),
    ...(strength !== undefined && { strength }),
    ...moneyOf(entity, account),
    ...(note && { note }),
  };
  return { place: { line: entity.line }, dataset, value };
}

/** Where the schema says less than our types, `role` may be the label of one of them; so our own exports have it. */
function typeOf(entity: Entity, source: string, { posts, kinds }: FtmIndex) {
  if (entity.schema === OCCUPANCY.schema) {
    const post = posts.get(first(entity, OCCUPANCY.post)!);
    return { type: OCCUPANCY.type, isExchanged: false, role: post?.name };
  }
  const term = TIE_TERMS[entity.schema]!;
  const roles = all(entity, "role");
  const told = TYPES.find(
    ([, { followTheMoney, label }]) => followTheMoney === entity.schema && roles.includes(label),
  )?.[0];
  const role = roles.find((each) => !told || each !== RELATIONSHIP_TYPES[told].label) ?? (told ? undefined : term.role);
  const type = told ?? (kinds.get(source) === "PERSON" ? term.type : (term.ofOrganisations ?? term.type));
  return { type, isExchanged: term.exchanged?.includes(type) ?? false, role };
}

/** Why there can be no tie of this type between them, or null. */
function apart(type: RelationshipType, source: string, target: string, { kinds, roles }: FtmIndex): string | null {
  const [from, to] = [kinds.get(source), kinds.get(target)];
  const isNameless = (id: string) => kinds.get(id) === "PERSON" && !roles.has(id);
  if (!from || !to || isNameless(source) || isNameless(target)) return "one of its ends is left out";
  if (source === target) return "joins an actor with itself";
  const { sourceKinds, targetKinds, notSource, notTarget }: RelationshipTypeInfo = RELATIONSHIP_TYPES[type];
  const fits =
    (sourceKinds?.includes(from) ?? true) &&
    (targetKinds?.includes(to) ?? true) &&
    !notSource.includes(from) &&
    !notTarget.includes(to);
  if (fits) return null;
  return notSource.includes(from) || notTarget.includes(to)
    ? "persons are tied by what they do in public, by nothing else (GDPR, article 9)"
    : `${type} does not join ${from} and ${to}`;
}

/** `51.5` or `51.5 %` of the target. */
function shareOf(entity: Entity): number | undefined {
  const share = /^(\d{1,3}(?:\.\d+)?)\s*%?$/.exec(first(entity, "percentage") ?? "")?.[1];
  return share === undefined || Number(share) > 100 ? undefined : Number(share) / 100;
}

function moneyOf(entity: Entity, account: Account): { amount: string; currency: string } | undefined {
  const inEuros = first(entity, "amountEur");
  const amount = first(entity, "amount") ?? inEuros;
  if (amount === undefined) return undefined;
  const currency = first(entity, "amount") === undefined ? "EUR" : first(entity, "currency")?.toUpperCase();
  const isMoney = /^\d{1,15}(\.\d{1,6})?$/.test(amount) && /^[A-Z]{3}$/.test(currency ?? "");
  if (isMoney) return { amount, currency: currency! };
  account.add("amount: no decimal number with an ISO 4217 currency");
  return undefined;
}
