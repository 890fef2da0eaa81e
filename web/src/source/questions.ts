// What the source page asks: the source first, then its excerpts and the claims made in it.
import { graphql } from "../api/question";
import { claimParts } from "../records/claim-parts";

export const SOURCE = graphql(`
  query TheSource($by: RecordBy!) {
    source(by: $by) {
      __typename
      id
      slug
      title
      kind
      lang
      container
      publisher
      extent
      url
      licence
      note
      citation
      visibility
      disputed
      published {
        text
      }
      credits {
        name
        role
      }
    }
  }
`);

export const EXCERPTS = graphql(`
  query ExcerptsOfTheSource($id: ID!, $after: String) {
    source(by: { id: $id }) {
      id
      excerpts(first: 20, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          quote
          page
          lang
          note
          disputed
          claimsMade(first: 1) {
            totalCount
          }
        }
      }
    }
  }
`);

export const CLAIMS = graphql(
  `
    query ClaimsInTheSource($slug: String!, $after: String) {
      claims(first: 20, after: $after, filter: { source: [$slug] }) {
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
  `,
  [claimParts],
);
