// What a part of a page needs to know of a record to name it, and to lead to its page.
import { graphql, type FragmentOf } from "../api/question";

export const actorName = graphql(`
  fragment ActorName on Actor {
    __typename
    id
    slug
    name
    kind
    disputed
    sectorPosition {
      state
      economy
      civilSociety
    }
  }
`);
export type NamedActor = FragmentOf<typeof actorName>;

export const policyName = graphql(`
  fragment PolicyName on Policy {
    __typename
    id
    slug
    title
    disputed
  }
`);
export const reformName = graphql(`
  fragment ReformName on Reform {
    __typename
    id
    slug
    title
    disputed
  }
`);
export const sourceName = graphql(`
  fragment SourceName on Source {
    __typename
    id
    slug
    title
    disputed
  }
`);
