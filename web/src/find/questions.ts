// What the find page asks of the node: how many of each kind a text finds, and the lists without a text.
import { graphql, type ResultOf, type VariablesOf } from "../api/question";
import { actorName, policyName, reformName, sourceName } from "../records/record-names";

/** How many of each kind; the kinds are the facets of the results. */
export const FOUND_BY_KIND = graphql(`
  query FoundByKind($text: String!) {
    Actor: search(text: $text, first: 1, types: [Actor]) {
      totalCount
    }
    Policy: search(text: $text, first: 1, types: [Policy]) {
      totalCount
    }
    Reform: search(text: $text, first: 1, types: [Reform]) {
      totalCount
    }
    Source: search(text: $text, first: 1, types: [Source]) {
      totalCount
    }
    Theme: search(text: $text, first: 1, types: [Theme]) {
      totalCount
    }
  }
`);

export const ACTORS = graphql(
  `
    query BrowseActors($filter: ActorFilter, $after: String) {
      actors(first: 50, filter: $filter, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...ActorName
          jurisdiction
        }
      }
    }
  `,
  [actorName],
);

export const POLICIES = graphql(
  `
    query BrowsePolicies($filter: PolicyFilter, $after: String) {
      policies(first: 50, filter: $filter, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...PolicyName
          kind
          jurisdiction
          inForce {
            text
          }
        }
      }
    }
  `,
  [policyName],
);

export const REFORMS = graphql(
  `
    query BrowseReforms($filter: ReformFilter, $after: String) {
      reforms(first: 50, filter: $filter, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...ReformName
          stage
          outcome
          begun {
            text
          }
          policy {
            ...PolicyName
          }
        }
      }
    }
  `,
  [reformName, policyName],
);

export const SOURCES = graphql(
  `
    query BrowseSources($filter: SourceFilter, $after: String) {
      sources(first: 50, filter: $filter, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...SourceName
          kind
          publisher
          published {
            text
          }
        }
      }
    }
  `,
  [sourceName],
);

export type ListedActor = ResultOf<typeof ACTORS>["actors"]["nodes"][number];
export type ListedPolicy = ResultOf<typeof POLICIES>["policies"]["nodes"][number];
export type ListedReform = ResultOf<typeof REFORMS>["reforms"]["nodes"][number];
export type ListedSource = ResultOf<typeof SOURCES>["sources"]["nodes"][number];
export type ActorFilter = NonNullable<VariablesOf<typeof ACTORS>["filter"]>;
export type PolicyFilter = NonNullable<VariablesOf<typeof POLICIES>["filter"]>;
export type ReformFilter = NonNullable<VariablesOf<typeof REFORMS>["filter"]>;
export type SourceFilter = NonNullable<VariablesOf<typeof SOURCES>["filter"]>;
