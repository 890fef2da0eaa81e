// Which loader answers for an id of which type: what node(id) and evidence need to reach any record.
import type { CountedType } from "./counts.sql";
import type { Context, LoaderDefinition } from "../core/context";
import { oneBy } from "../database/loaders";
import { typedId } from "../core/ids";
import { Actor } from "../actors/actor.entity";
import { actorById } from "../actors/actor.loaders";
import { byUuid } from "../ledger/lookup";
import type { RecordEntity } from "../ledger/record.entity";
import { Claim } from "../claims/claim.entity";
import { claimById } from "../claims/claim.loaders";
import { CivicSpaceEvent } from "../civic-space/civic-space-event.entity";
import { civicSpaceEventById, countryRatingById, observationById } from "../civic-space/civic-space.loaders";
import { CountryRating } from "../civic-space/country-rating.entity";
import { Observation } from "../civic-space/observation.entity";
import { IdentityJudgement } from "../identity/identity-judgement.entity";
import { identityJudgementById } from "../identity/identity.loaders";
import { Involvement } from "../reforms/involvement.entity";
import { Policy } from "../reforms/policy.entity";
import { Reform } from "../reforms/reform.entity";
import { involvementById, policyById, reformById } from "../reforms/reforms.loaders";
import { Relationship } from "../relationships/relationship.entity";
import { relationshipById } from "../relationships/relationship.loaders";
import { Evidence } from "../sources/evidence.entity";
import { Excerpt } from "../sources/excerpt.entity";
import { Source } from "../sources/source.entity";
import { excerptById, sourceById, themeById } from "../sources/sources.loaders";
import { Theme } from "../sources/theme.entity";
import { whereOf } from "./existence.sql";

type RecordClass = (new () => RecordEntity) & { readonly idPrefix: string };
type ById = LoaderDefinition<string, RecordEntity | null>;

const evidenceById = oneBy(Evidence, "id", "uuid", whereOf(Evidence));

export const RECORDS: readonly (CountedType & { readonly entity: RecordClass; readonly byId: ById })[] = (
  [
    [Source, sourceById],
    [Excerpt, excerptById],
    [Theme, themeById],
    [Evidence, evidenceById],
    [Actor, actorById],
    [Relationship, relationshipById],
    [Policy, policyById],
    [Reform, reformById],
    [Involvement, involvementById],
    [Claim, claimById],
    [IdentityJudgement, identityJudgementById],
    [CivicSpaceEvent, civicSpaceEventById],
    [CountryRating, countryRatingById],
    [Observation, observationById],
  ] as const
).map(([entity, byId]) => ({ entity, byId, where: whereOf(entity) }));

const BY_TYPE = new Map(RECORDS.map(({ entity, byId }) => [entity.name, byId]));
const PREFIXES = new Map(RECORDS.map(({ entity }) => [entity.name, entity.idPrefix]));

/** The typed id of a record of this type. */
export const idOf = (type: string, uuid: string): string => typedId(PREFIXES.get(type)!, uuid);

/** The record of this type and uuid; null when there is none for this reader. */
export async function recordOf(context: Context, type: string, uuid: string): Promise<RecordEntity | null> {
  const byId = BY_TYPE.get(type);
  return byId ? byUuid(context, uuid, byId) : null;
}
