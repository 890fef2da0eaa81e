// What the history page asks: the record and its place among others, then what the ledger says of it.
import { graphql } from "../api/question";
import { anyRecord } from "../records/any-record";
import { claimParts } from "../records/claim-parts";

export const RECORD = graphql(
  `
    query TheRecord($id: ID!) {
      node(id: $id) {
        ...AnyRecord
        ... on Record {
          citation
          recordVersion: version
          recordVisibility: visibility
          recordDisputed: disputed
          createdAt
          updatedAt
          origin {
            slug
          }
          versions {
            shown
            origin {
              slug
            }
            payload
          }
        }
      }
    }
  `,
  [anyRecord],
);

export const HISTORY = graphql(`
  query HistoryOfTheRecord($id: ID!, $after: String) {
    node(id: $id) {
      __typename
      ... on Record {
        id
        history(first: 20, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            seq
            op
            version
            recordedAt
            recordedBy
            subjectId
            payload
            origin {
              slug
              isThisNode
            }
          }
        }
      }
    }
  }
`);

export const CLAIMS = graphql(
  `
    query ClaimsAboutTheRecord($id: ID!) {
      node(id: $id) {
        __typename
        ... on Record {
          id
          claims(first: 50) {
            ...ClaimParts
          }
        }
      }
    }
  `,
  [claimParts],
);

/** Of a record that was taken back only the ledger as a whole still tells: its latest entries about records of the type. */
export const LATEST = graphql(`
  query LatestOfAType($types: [RecordType!], $after: String) {
    changes(first: 100, types: $types, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        seq
        op
        version
        recordedAt
        recordedBy
        subjectId
        payload
        origin {
          slug
          isThisNode
        }
      }
    }
  }
`);
