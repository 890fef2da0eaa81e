// What is asked of influence: the ranking with its paths, and the same ranking without some of those who pass it on.
import { graphql, type FragmentOf } from "../api/question";
import { actorName } from "../records/record-names";

const influencer = graphql(
  `
    fragment Influencers on InfluencerConnection {
      totalCount
      coverage {
        actorCount
        tieCount
        involvementCount
        sourceCount
      }
      edges {
        score
        netPush
        hops
        node {
          ...ActorName
        }
        paths(first: 3) {
          score
          hops
          tracing {
            recordCount
            evidencedCount
          }
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
              valid {
                text
              }
            }
          }
          involvement {
            id
            role
            stance
            actor {
              ...ActorName
            }
          }
        }
      }
    }
  `,
  [actorName],
);
export type InfluencerRanking = FragmentOf<typeof influencer>;
export type Influencer = InfluencerRanking["edges"][number];
export type Path = Influencer["paths"][number];

export const INFLUENCERS = graphql(
  `
    query Influencers($id: ID!, $maxHops: Int!, $decay: Float!, $hubPenalty: Float!, $asOf: Date) {
      node(id: $id) {
        ... on Policy {
          influencers(first: 10, maxHops: $maxHops, decay: $decay, hubPenalty: $hubPenalty, asOf: $asOf) {
            ...Influencers
          }
        }
        ... on Reform {
          influencers(first: 10, maxHops: $maxHops, decay: $decay, hubPenalty: $hubPenalty, asOf: $asOf) {
            ...Influencers
          }
        }
      }
    }
  `,
  [influencer],
);

const ranks = graphql(
  `
    fragment Ranks on InfluencerConnection {
      totalCount
      edges {
        score
        node {
          ...ActorName
        }
      }
    }
  `,
  [actorName],
);
export type Ranks = FragmentOf<typeof ranks>;

/** The same ranking twice: as it is, and without some actors or types of tie. */
export const WHAT_IF = graphql(
  `
    query WhatIf(
      $id: ID!
      $maxHops: Int!
      $decay: Float!
      $hubPenalty: Float!
      $asOf: Date
      $without: [ActorBy!]!
      $weights: [TieWeightInput!]!
    ) {
      node(id: $id) {
        ... on Policy {
          before: influencers(first: 100, maxHops: $maxHops, decay: $decay, hubPenalty: $hubPenalty, asOf: $asOf) {
            ...Ranks
          }
          after: influencers(
            first: 100
            maxHops: $maxHops
            decay: $decay
            hubPenalty: $hubPenalty
            asOf: $asOf
            without: $without
            weights: $weights
          ) {
            ...Ranks
          }
        }
        ... on Reform {
          before: influencers(first: 100, maxHops: $maxHops, decay: $decay, hubPenalty: $hubPenalty, asOf: $asOf) {
            ...Ranks
          }
          after: influencers(
            first: 100
            maxHops: $maxHops
            decay: $decay
            hubPenalty: $hubPenalty
            asOf: $asOf
            without: $without
            weights: $weights
          ) {
            ...Ranks
          }
        }
      }
    }
  `,
  [ranks],
);

/** The name of an actor that the address leaves out: it need not be among the influencers. */
export const ACTOR = graphql(
  `
    query ActorBySlug($slug: String!) {
      actor(by: { slug: $slug }) {
        ...ActorName
      }
    }
  `,
  [actorName],
);
