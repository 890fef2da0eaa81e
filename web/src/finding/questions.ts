// The question behind every search box.
import { graphql, type ResultOf } from "../api/question";

export const FIND = graphql(`
  query Find($text: String!, $first: Int!, $types: [SearchType!], $after: String) {
    search(text: $text, first: $first, types: $types, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        score
        matched {
          value
          lang
        }
        node {
          __typename
          ... on Actor {
            id
            slug
            name
            kind
            jurisdiction
            sectorPosition {
              state
              economy
              civilSociety
            }
          }
          ... on Policy {
            id
            slug
            title
            policyKind: kind
          }
          ... on Reform {
            id
            slug
            title
          }
          ... on Source {
            id
            slug
            sourceTitle: title
            sourceKind: kind
          }
          ... on Theme {
            id
            slug
            name
          }
        }
      }
    }
  }
`);

export type Found = ResultOf<typeof FIND>["search"]["edges"][number];
export type FoundRecord = Found["node"];

export const nameOf = (record: FoundRecord): string => {
  if ("sourceTitle" in record) return record.sourceTitle;
  return "title" in record ? record.title : record.name;
};
