// What is asked about any record.
import { graphql } from "../api/question";
import { anyRecord } from "./any-record";
import { sourceName } from "./record-names";

export const EVIDENCE = graphql(
  `
    query EvidenceOfARecord($id: ID!) {
      node(id: $id) {
        __typename
        ... on Record {
          id
          citation
          evidence(first: 50) {
            id
            relation
            basis
            grade
            aspect
            note
            excerpt {
              quote
              page
              lang
              source {
                ...SourceName
              }
            }
          }
        }
      }
    }
  `,
  [sourceName],
);

export const VERSIONS = graphql(`
  query VersionsOfARecord($id: ID!) {
    node(id: $id) {
      __typename
      ... on Record {
        id
        versions {
          origin {
            slug
          }
          shown
          firstAssertedAt
          assertedAt
          payload
        }
      }
    }
  }
`);

export const TITLES = graphql(
  `
    query TitlesOfRecords($ids: [ID!]!) {
      nodes(ids: $ids) {
        ...AnyRecord
      }
    }
  `,
  [anyRecord],
);
