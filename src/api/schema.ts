// The GraphQL schema, put together from the rooms' resolvers. Classes are listed one by one: what is not here is not public.
import "reflect-metadata";
import { type GraphQLSchema, specifiedDirectives } from "graphql";
import { buildSchemaSync } from "type-graphql";
import type { Keys } from "../access/keys";
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
import {
  ActorInfluencesResolver,
  InfluenceEdgeResolver,
  InfluencerEdgeResolver,
  PolicyInfluencersResolver,
  ReformInfluencersResolver,
} from "../influence/influence.resolver";
import { ActorPathsResolver, InfluencePathResolver, PathStepResolver } from "../influence/paths.resolver";
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
import { KnownAtDirective } from "./known-at.directive";
import { ClaimAboutResolver } from "./claim-about.resolver";
import { NodeInfoResolver } from "./node-info.resolver";
import { NodeResolver } from "./node.resolver";
import { LedgerEntryResolver, RecordHistoryResolver, RecordVersionResolver } from "../ledger/history.resolver";
import type { Ledger } from "../ledger/ledger";
import { RECORDS } from "../records/records";
import { SearchResolver } from "./search.resolver";

/** What resolvers that change something work with. */
export interface Services {
  readonly ledger: Ledger;
  readonly keys: Keys;
}

/** Without services the schema can be read, printed and held against documents, but not executed where it changes something. */
export function buildSchema(services?: Services): GraphQLSchema {
  const made = new Map<unknown, object>();
  const schema = buildSchemaSync({
    resolvers: [
      NodeInfoResolver,
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
      CivicSpaceEventResolver,
      CountryRatingResolver,
      ObservationResolver,
      ActorCivicSpaceEventsResolver,
      RecordHistoryResolver,
      LedgerEntryResolver,
      RecordVersionResolver,
      PolicyInfluencersResolver,
      ReformInfluencersResolver,
      ActorInfluencesResolver,
      InfluencerEdgeResolver,
      InfluenceEdgeResolver,
      ActorPathsResolver,
      InfluencePathResolver,
      PathStepResolver,
    ],
    // Resolvers are made without arguments, except those that need a service.
    container: {
      get: (Resolver: new () => object) => {
        if (!made.has(Resolver)) made.set(Resolver, new Resolver());
        return made.get(Resolver);
      },
    },
    directives: [...specifiedDirectives, KnownAtDirective],
    orphanedTypes: RECORDS.map(({ entity }) => entity),
    // Inputs are checked where they are used, by rules that speak our error codes.
    validate: false,
  });
  schema.getQueryType()!.description =
    "Questions. Lists are Relay connections; single records are null when there is none for this reader.";
  schema.description =
    "Who moves which reform, and through whom: actors, their ties, policies and reforms as one graph, each record with its " +
    "evidence. Begin with `search`, `actor` or `policy`; `Policy.influencers` has the paths, `evidence` the quotations, `history` " +
    "who said so when.";
  return schema;
}
