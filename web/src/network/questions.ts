// What the network page asks beside the graph itself, which it downloads whole.
import { graphql } from "../api/question";
import { actorName } from "../records/record-names";

/** Whether the whole can be drawn, and what can be chosen. */
export const EXTENT = graphql(`
  query ExtentOfTheNetwork {
    nodeInfo {
      counts {
        actors
        relationships
      }
    }
    themes(first: 100) {
      nodes {
        slug
        name
      }
    }
  }
`);

export const SHORTEST_PATH = graphql(
  `
    query ShortestPath($from: ActorBy!, $to: ActorBy!, $asOf: Date) {
      shortestPath(from: $from, to: $to, asOf: $asOf) {
        hops
        score
        steps {
          weight
          from {
            ...ActorName
          }
          to {
            ...ActorName
          }
          relationship {
            id
            type
            source {
              id
            }
          }
        }
      }
    }
  `,
  [actorName],
);

/** Only the highest hundred are told: the rest is drawn as small as can be. */
export const CENTRALITIES = graphql(`
  query MostCentral(
    $orderBy: CentralityOrder!
    $asOf: Date
    $types: [RelationshipType!]
    $jurisdiction: String
    $theme: RecordBy
  ) {
    centralities(
      first: 100
      orderBy: $orderBy
      asOf: $asOf
      types: $types
      jurisdiction: $jurisdiction
      theme: $theme
    ) {
      coverage {
        actorCount
        sourceCount
      }
      edges {
        pageRank
        betweenness
        node {
          id
        }
      }
    }
  }
`);

/** What is drawn, for who would rather ask: ties with their two actors and their evidence. */
export const TIES = graphql(
  `
    query TiesOfTheNetwork($filter: RelationshipFilter, $after: String) {
      relationships(filter: $filter, first: 50, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          type
          valid {
            text
          }
          source {
            ...ActorName
          }
          target {
            ...ActorName
          }
          evidence(first: 3) {
            excerpt {
              quote
            }
          }
        }
      }
    }
  `,
  [actorName],
);
