// What the home page asks.
import { graphql } from "../api/question";

export const NODE = graphql(`
  query HomePage {
    nodeInfo {
      name
      origin
      version
      counts {
        actors
        relationships
        policies
        reforms
        involvements
        sources
        excerpts
        evidence
        claims
        civicSpaceEvents
        countryRatings
        observations
      }
    }
  }
`);

export const BEGINNINGS = graphql(`
  query WhereToBegin {
    reforms(first: 5, orderBy: CHANGED) {
      nodes {
        __typename
        id
        slug
        title
      }
    }
    policies(first: 5, orderBy: CHANGED) {
      nodes {
        __typename
        id
        slug
        title
      }
    }
  }
`);

export const CHANGES = graphql(`
  query RecentChanges {
    changes(
      first: 12
      types: [Actor, Policy, Reform, Source, Relationship, Involvement, CivicSpaceEvent, CountryRating, Observation]
    ) {
      pageInfo {
        hasNextPage
      }
      nodes {
        seq
        op
        recordedAt
        subjectId
        subjectType
        origin {
          slug
          isThisNode
        }
        record {
          __typename
          id
          ... on Actor {
            slug
            name
          }
          ... on Policy {
            slug
            title
          }
          ... on Reform {
            slug
            title
          }
          ... on Source {
            slug
            sourceTitle: title
          }
          ... on Relationship {
            type
            source {
              id
              name
            }
            target {
              id
              name
            }
          }
          ... on Involvement {
            role
            actor {
              id
              name
            }
            policy {
              id
              title
            }
          }
        }
      }
    }
  }
`);
