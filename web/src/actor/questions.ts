// What the actor page asks: its heading first, then each section for itself, so that a slow one holds up no other.
import { graphql } from "../api/question";
import { anyRecord } from "../records/any-record";
import { claimParts } from "../records/claim-parts";
import { actorName, policyName, reformName } from "../records/record-names";

export const ACTOR = graphql(
  `
    query TheActor($by: ActorBy!) {
      actor(by: $by) {
        ...ActorName
        jurisdiction
        existence {
          text
        }
        description
        publicRole
        website
        visibility
        citation
        triangleVertex
        origin {
          slug
        }
        identifiers {
          scheme
          value
        }
        names {
          value
          lang
          kind
          valid {
            text
            possiblyFrom
            possiblyUntil
            certainlyFrom
            certainlyUntil
          }
        }
      }
    }
  `,
  [actorName],
);

export const TIES = graphql(
  `
    query TiesOfTheActor($id: ID!, $asOf: Date, $after: String) {
      actor(by: { id: $id }) {
        id
        relationships(first: 50, after: $after, asOf: $asOf, orderBy: TYPE) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            id
            type
            role
            note
            amount
            currency
            confidence
            disputed
            valid {
              text
            }
            source {
              ...ActorName
            }
            target {
              ...ActorName
            }
          }
        }
      }
    }
  `,
  [actorName],
);

export const INVOLVEMENTS = graphql(
  `
    query InvolvementsOfTheActor($id: ID!, $asOf: Date, $after: String) {
      actor(by: { id: $id }) {
        id
        involvements(first: 50, after: $after, asOf: $asOf) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            id
            role
            stance
            stage
            note
            confidence
            disputed
            valid {
              text
            }
            policy {
              ...PolicyName
            }
            reform {
              ...ReformName
            }
          }
        }
      }
    }
  `,
  [policyName, reformName],
);

export const INFLUENCES = graphql(
  `
    query WhatTheActorInfluences($id: ID!, $asOf: Date, $first: Int!) {
      actor(by: { id: $id }) {
        id
        influences(first: $first, asOf: $asOf) {
          totalCount
          coverage {
            actorCount
            sourceCount
          }
          edges {
            cursor
            score
            hops
            netPush
            node {
              ...PolicyName
            }
          }
        }
      }
    }
  `,
  [policyName],
);

/** The paths behind one place of the ranking: the first behind the cursor of the place before. */
export const PATHS = graphql(
  `
    query PathsOfTheActor($id: ID!, $asOf: Date, $after: String) {
      actor(by: { id: $id }) {
        id
        influences(first: 1, asOf: $asOf, after: $after) {
          edges {
            node {
              id
            }
            paths(first: 3) {
              score
              hops
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
              involvement {
                id
                role
                stance
                actor {
                  ...ActorName
                }
                policy {
                  ...PolicyName
                }
                reform {
                  ...ReformName
                }
              }
            }
          }
        }
      }
    }
  `,
  [actorName, policyName, reformName],
);

/** The surest ties first: where there are more than the node answers at once, the weakest are left out. */
export const DEPENDENCE = graphql(
  `
    query WhomTheActorDependsOn($id: ID!, $asOf: Date) {
      relationshipTypes {
        type
        forward
        backward
      }
      actor(by: { id: $id }) {
        id
        relationships(first: 100, asOf: $asOf, orderBy: CONFIDENCE) {
          totalCount
          nodes {
            id
            type
            confidence
            source {
              ...ActorName
            }
            target {
              ...ActorName
            }
          }
        }
      }
    }
  `,
  [actorName],
);

export const STRATEGY = graphql(`
  query NetworkStrategyOfTheActor($id: ID!, $asOf: Date) {
    actor(by: { id: $id }) {
      id
      networkStrategy(asOf: $asOf) {
        asOf
        partnerCount
        tiedPairs
        bilateralPartners
        bypassShare
        pairsAcrossCountries
        countries {
          country
          partners
        }
        sectors {
          state
          economy
          civilSociety
          mixed
          unplaced
        }
        coverage {
          actorCount
          sourceCount
        }
      }
    }
  }
`);

export const ATTAINMENT = graphql(`
  query AttainmentOfTheActor($id: ID!) {
    actor(by: { id: $id }) {
      id
      attainment {
        n
        attained
        rate
        expectedRate
        interval {
          lower
          upper
        }
        nContradictory
        nPartlyAdopted
        coverage {
          involvementCount
          sourceCount
        }
      }
    }
  }
`);

export const CLAIMS_MADE = graphql(
  `
    query ClaimsMadeByTheActor($id: ID!, $after: String) {
      actor(by: { id: $id }) {
        id
        claimsMade(first: 10, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            ...ClaimParts
          }
        }
      }
    }
  `,
  [claimParts],
);

export const CLAIMS_ABOUT = graphql(
  `
    query ClaimsAboutTheActor($id: ID!) {
      actor(by: { id: $id }) {
        id
        claims(first: 50) {
          ...ClaimParts
        }
      }
    }
  `,
  [claimParts],
);

export const EVENTS = graphql(
  `
    query CivicSpaceEventsOfTheActor($id: ID!, $asOf: Date, $after: String) {
      actor(by: { id: $id }) {
        id
        civicSpaceEvents(first: 20, after: $after, asOf: $asOf) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            ...AnyRecord
            effect
            description
            disputed
            occurred {
              text
            }
            perpetrator {
              ...ActorName
            }
          }
        }
      }
    }
  `,
  [anyRecord, actorName],
);
