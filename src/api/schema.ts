// The GraphQL schema, put together from the rooms' resolvers. Classes are listed one by one: what is not here is not public.
import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { ActorNameResolver, ActorResolver } from "../actors/actor.resolver";
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
import { NodeInfoResolver } from "./node-info.resolver";
import { NodeResolver } from "./node.resolver";
import { RECORDS } from "./records";
import { SearchResolver } from "./search.resolver";

export function buildSchema(): GraphQLSchema {
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
      PolicyInfluencersResolver,
      ReformInfluencersResolver,
      ActorInfluencesResolver,
      InfluencerEdgeResolver,
      InfluenceEdgeResolver,
      ActorPathsResolver,
      InfluencePathResolver,
      PathStepResolver,
    ],
    orphanedTypes: RECORDS.map(({ entity }) => entity),
    // Inputs are checked where they are used, by rules that speak our error codes.
    validate: false,
  });
  schema.getQueryType()!.description =
    "Questions. Lists are Relay connections; single records are null when there is none for this reader.";
  return schema;
}
