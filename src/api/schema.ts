// The GraphQL schema, put together from the rooms' resolvers. Classes are listed one by one: what is not here is not public.
import "reflect-metadata";
import { type GraphQLSchema, specifiedDirectives } from "graphql";
import { buildSchemaSync, type NonEmptyArray } from "type-graphql";
import { KeyResolver } from "../access/key.resolver";
import type { Keys } from "../access/keys";
import { UserError } from "../core/user-error.types";
import { ActorNameResolver, ActorResolver } from "../actors/actor.resolver";
import {
  ActorCivicSpaceEventsResolver,
  CivicSpaceEventResolver,
  CountryRatingResolver,
  ObservationResolver,
} from "../civic-space/civic-space.resolver";
import {
  ActorClaimsResolver,
  ClaimResolver,
  ExcerptClaimsResolver,
  RecordClaimsResolver,
} from "../claims/claim.resolver";
import { ActorIdentityJudgementsResolver, IdentityJudgementResolver } from "../identity/identity.resolver";
import { IdentitySuggestionsResolver } from "../identity/suggestions.resolver";
import {
  ActorInfluencesResolver,
  InfluenceEdgeResolver,
  InfluencerEdgeResolver,
  PolicyInfluencersResolver,
  ReformInfluencersResolver,
} from "../influence/influence.resolver";
import { ActorPathsResolver, InfluencePathResolver, PathStepResolver } from "../influence/paths.resolver";
import {
  InfluencerTracingResolver,
  InfluenceTracingResolver,
  PathTracingResolver,
  PolicyTracingResolver,
  ReformTracingResolver,
} from "../influence/tracing.resolver";
import { CentralitiesResolver, CentralityEdgeResolver, CommunityResolver } from "../networks/centralities.resolver";
import { ActorNetworkStrategyResolver, NetworkStrategyResolver } from "../networks/strategy.resolver";
import {
  ActorAttainmentResolver,
  AttainmentConnectionResolver,
  AttainmentEdgeResolver,
  PreferenceAttainmentResolver,
} from "../positions/attainment.resolver";
import {
  DiscourseActorResolver,
  DiscoursePairResolver,
  DiscourseResolver,
  DiscourseWindowResolver,
} from "../positions/discourse.resolver";
import {
  ActorInvolvementsResolver,
  InvolvementResolver,
  PolicyResolver,
  ReformResolver,
} from "../reforms/reforms.resolver";
import { ActorRelationshipsResolver, RelationshipResolver } from "../relationships/relationship.resolver";
import {
  EvidenceResolver,
  ExcerptResolver,
  RecordEvidenceResolver,
  SourceResolver,
  ThemeResolver,
} from "../sources/sources.resolver";
import { BalancesResolver } from "../triangle/balances.resolver";
import { TriangleResolver, TriangleSeriesResolver } from "../triangle/triangle.resolver";
import { KnownAtDirective } from "./known-at.directive";
import { ClaimAboutResolver } from "./claim-about.resolver";
import { recordMutations } from "./mutation";
import { LedgerEntrySubjectResolver } from "./ledger-entry.resolver";
import { NodeInfoResolver } from "./node-info.resolver";
import { LedgerEntryPayloadResolver, RecordVersionPayloadResolver } from "./payload.resolver";
import { NodeResolver } from "./node.resolver";
import { LedgerEntryResolver, RecordHistoryResolver, RecordVersionResolver } from "../ledger/history.resolver";
import type { Feed } from "../ledger/feed";
import type { Ledger } from "../ledger/ledger";
import { RECORDS } from "../records/records";
import { RECORD_TYPES } from "../records/record-types";
import { withRoots } from "./schema.roots";
import { StewardshipResolver } from "./stewardship.resolver";
import { SearchResolver } from "./search.resolver";
import { recordSubscriptions } from "./subscription";

const RESOLVERS: NonEmptyArray<new (...services: never[]) => object> = [
  NodeInfoResolver,
  KeyResolver,
  StewardshipResolver,
  NodeResolver,
  SearchResolver,
  ActorResolver,
  ActorNameResolver,
  ActorRelationshipsResolver,
  ActorInvolvementsResolver,
  RelationshipResolver,
  PolicyResolver,
  ReformResolver,
  InvolvementResolver,
  SourceResolver,
  ExcerptResolver,
  ThemeResolver,
  EvidenceResolver,
  RecordEvidenceResolver,
  ClaimResolver,
  ClaimAboutResolver,
  RecordClaimsResolver,
  ActorClaimsResolver,
  ExcerptClaimsResolver,
  IdentityJudgementResolver,
  ActorIdentityJudgementsResolver,
  IdentitySuggestionsResolver,
  CivicSpaceEventResolver,
  CountryRatingResolver,
  ObservationResolver,
  ActorCivicSpaceEventsResolver,
  RecordHistoryResolver,
  LedgerEntryResolver,
  LedgerEntrySubjectResolver,
  RecordVersionResolver,
  LedgerEntryPayloadResolver,
  RecordVersionPayloadResolver,
  PolicyInfluencersResolver,
  ReformInfluencersResolver,
  ActorInfluencesResolver,
  InfluencerEdgeResolver,
  InfluenceEdgeResolver,
  ActorPathsResolver,
  InfluencePathResolver,
  PathStepResolver,
  PolicyTracingResolver,
  ReformTracingResolver,
  InfluencerTracingResolver,
  InfluenceTracingResolver,
  PathTracingResolver,
  ActorNetworkStrategyResolver,
  NetworkStrategyResolver,
  CentralitiesResolver,
  CentralityEdgeResolver,
  CommunityResolver,
  ActorAttainmentResolver,
  PreferenceAttainmentResolver,
  AttainmentConnectionResolver,
  AttainmentEdgeResolver,
  DiscourseResolver,
  DiscourseWindowResolver,
  DiscourseActorResolver,
  DiscoursePairResolver,
  TriangleResolver,
  TriangleSeriesResolver,
  BalancesResolver,
];

/** What resolvers that change something work with. */
export interface Services {
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly feed: Feed;
}

/** Without services the schema can be read, printed and held against documents, but not executed where it changes something. */
export function buildSchema(services?: Services): GraphQLSchema {
  const made = new Map<unknown, object>(
    services && [
      [KeyResolver, new KeyResolver(services.keys)],
      [StewardshipResolver, new StewardshipResolver(services.ledger)],
    ],
  );
  const schema = buildSchemaSync({
    resolvers: RESOLVERS,
    // Resolvers are made without arguments, except those that need a service.
    container: {
      get: (Resolver: new () => object) => {
        if (!made.has(Resolver)) made.set(Resolver, new Resolver());
        return made.get(Resolver);
      },
    },
    directives: [...specifiedDirectives, KnownAtDirective],
    orphanedTypes: [UserError, ...RECORDS.map(({ entity }) => entity)],
    // Inputs are checked where they are used, by rules that speak our error codes.
    validate: false,
  });
  schema.getQueryType()!.description =
    "Questions. Lists are Relay connections; single records are null when there is none for this reader.";
  schema.description =
    "Who moves which reform, and through whom: actors, their ties, policies and reforms as one graph, each record with its " +
    "evidence. Begin with `search`, `actor` or `policy`; `Policy.influencers` has the paths, `evidence` the quotations, `history` " +
    "who said so when.";
  return withRoots(schema, {
    mutation: recordMutations(schema, RECORD_TYPES, services?.ledger),
    subscription: recordSubscriptions(schema, services?.feed),
  });
}
