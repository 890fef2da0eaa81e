// Which loader answers for an id of which type: what node(id) and evidence need to reach any record.
import type { CountedType } from "./counts.sql";
import type { Context, LoaderDefinition } from "../core/context";
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
import { Involvement } from "../reforms/involvement.entity";
import { Policy } from "../reforms/policy.entity";
import { Reform } from "../reforms/reform.entity";
import { involvementById, policyById, reformById } from "../reforms/reforms.loaders";
import { Relationship } from "../relationships/relationship.entity";
import { relationshipById } from "../relationships/relationship.loaders";
import { Evidence } from "../sources/evidence.entity";
import { Excerpt } from "../sources/excerpt.entity";
import { Source } from "../sources/source.entity";
import { evidenceById, excerptById, sourceById, themeById } from "../sources/sources.loaders";
import { Theme } from "../sources/theme.entity";

import { claimList } from "../claims/claim.sql";
import { civicSpaceEventList, countryRatingList, observationList } from "../civic-space/civic-space.sql";
import { involvementList, reformList } from "../reforms/reforms.sql";
import { relationshipList } from "../relationships/relationship.sql";
import { evidenceWhere, excerptList } from "../sources/sources.sql";

type RecordClass = (new () => RecordEntity) & { readonly idPrefix: string };
type ById = LoaderDefinition<string, RecordEntity | null>;

export const RECORDS: readonly (CountedType & { readonly entity: RecordClass; readonly byId: ById })[] = [
  { entity: Source, byId: sourceById },
  { entity: Excerpt, byId: excerptById, where: excerptList.where },
  { entity: Theme, byId: themeById },
  { entity: Evidence, byId: evidenceById, where: evidenceWhere },
  { entity: Actor, byId: actorById },
  { entity: Relationship, byId: relationshipById, where: relationshipList.where },
  { entity: Policy, byId: policyById },
  { entity: Reform, byId: reformById, where: reformList.where },
  { entity: Involvement, byId: involvementById, where: involvementList.where },
  { entity: Claim, byId: claimById, where: claimList.where },
  { entity: CivicSpaceEvent, byId: civicSpaceEventById, where: civicSpaceEventList.where },
  { entity: CountryRating, byId: countryRatingById, where: countryRatingList.where },
  { entity: Observation, byId: observationById, where: observationList.where },
];

const BY_TYPE = new Map(RECORDS.map(({ entity, byId }) => [entity.name, byId]));

/** The record of this type and uuid; null when there is none for this reader. */
export async function recordOf(context: Context, type: string, uuid: string): Promise<RecordEntity | null> {
  const byId = BY_TYPE.get(type);
  return byId ? byUuid(context, uuid, byId) : null;
}
