// What forms ask of the node: a record as this node says it, the names of records, and the one mutation by which all is written.
import { graphql, type ResultOf, type VariablesOf } from "../api/question";

/** `payload` holds a record in the words of the import format, whole: what a form fills itself with. */
export const RECORD = graphql(`
  query RecordToCorrect($id: ID!) {
    node(id: $id) {
      __typename
      ... on Record {
        id
        version
        versions {
          shown
          origin {
            slug
            isThisNode
          }
          payload
        }
      }
    }
  }
`);
export type LoadedRecord = NonNullable<ResultOf<typeof RECORD>["node"]>;

/** Enough of any record to call it by. */
export const NAMES = graphql(`
  query NamesOfRecords($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Actor {
        name
      }
      ... on Theme {
        name
      }
      ... on Policy {
        title
      }
      ... on Reform {
        title
        policy {
          id
          title
        }
      }
      ... on Source {
        title
      }
      ... on Excerpt {
        quote
        page
        passageNote: note
        from: source {
          id
          title
        }
      }
      ... on Relationship {
        tie: type
        source {
          name
        }
        target {
          name
        }
      }
      ... on Involvement {
        part: role
        actor {
          name
        }
        policy {
          title
        }
      }
      ... on Claim {
        said: excerpt {
          quote
        }
      }
      ... on CivicSpaceEvent {
        happened: kind
        sufferer: target {
          name
        }
      }
    }
  }
`);
export type Called = NonNullable<ResultOf<typeof NAMES>["nodes"][number]>;

export const EXCERPTS = graphql(`
  query ExcerptsOfASource($id: ID!) {
    source(by: { id: $id }) {
      excerpts(first: 100) {
        nodes {
          id
          quote
          page
          note
        }
      }
    }
  }
`);

/** Single records too: a new source or excerpt that it needs is then written in the same transaction. */
export const WRITE = graphql(`
  mutation WriteFromForm($input: WriteRecordsInput!) {
    writeRecords(input: $input) {
      ids
      userErrors {
        code
        field
        message
      }
    }
  }
`);
export type Submission = VariablesOf<typeof WRITE>["input"];
export type Write = Submission["records"][number];
export type Complaint = ResultOf<typeof WRITE>["writeRecords"]["userErrors"][number];

export const RESTORE = graphql(`
  mutation RestoreFromForm($input: RestoreRecordInput!) {
    restoreRecord(input: $input) {
      record {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);
