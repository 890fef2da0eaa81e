// Every way in which Counterweight says no: one code, one status, one meaning, one remedy.
// Clients branch on codes, never on sentences. docs/errors.md is checked against this table in both directions.

export interface ErrorEntry {
  /** HTTP status when the refusal is the whole answer; 0 for refusals that only a command line sees. */
  readonly status: number;
  readonly meaning: string;
  readonly remedy: string;
}

const entry = (status: number, meaning: string, remedy: string): ErrorEntry => ({ status, meaning, remedy });

export const ERROR_TABLE = {
  // The document and its transport
  BAD_REQUEST: entry(400, "The HTTP request is not one that its address answers.", "At /graphql send JSON with a string `query`; the message says what is wrong."),
  GRAPHQL_PARSE_FAILED: entry(400, "The document is not GraphQL.", "The message names line and column."),
  GRAPHQL_VALIDATION_FAILED: entry(400, "The document does not fit the schema.", "The message names the field; see the schema in GraphiQL."),
  BAD_USER_INPUT: entry(400, "A variable or argument does not fit its type.", "The message names the variable or argument."),
  OPERATION_RESOLUTION_FAILURE: entry(400, "Several operations, and none was named.", "Send `operationName`."),
  BODY_TOO_LARGE: entry(413, "The request body is larger than the node reads.", "Send a shorter document; put values into variables."),
  BODY_TOO_SLOW: entry(408, "The request body did not arrive in time.", "Send the body at once."),
  DOCUMENT_TOO_LONG: entry(400, "The document has more tokens than the node reads.", "Split the question."),
  NAME_TOO_LONG: entry(400, "A name or alias in the document is longer than any needs to be.", "Use names of up to 100 characters."),
  QUERY_TOO_DEEP: entry(400, "Fields are nested deeper than the node answers.", "Ask in two steps, by id."),
  TOO_MANY_FIELDS: entry(400, "The document selects too many fields once its fragments are spread out.", "Select fewer fields, or spread fewer fragments."),
  TOO_MANY_ALIASES: entry(400, "The document gives too many aliases.", "Ask for lists instead of aliases: `nodes(ids:)`."),
  TOO_MANY_DIRECTIVES: entry(400, "The document repeats too many directives.", "Remove the repetitions."),
  QUERY_TOO_COSTLY: entry(400, "The page sizes multiply to more records than one answer may hold.", "Lower `first` at the outer levels; `extensions` tells cost and limit."),
  BAD_CURSOR: entry(400, "`after` is not a cursor that this list gave.", "Use `pageInfo.endCursor` of the same list with the same order."),
  PAGE_TOO_LARGE: entry(400, "`first` is outside 1 to 100.", "Ask for 1 to 100 and page with `after`."),
  HOPS_TOO_MANY: entry(400, "`maxHops` is outside the range of the question.", "Use 1 to 6."),
  TOO_MANY_POINTS: entry(400, "A series would have more points than one answer may hold.", "Take larger steps or a shorter time; `extensions` tells the limit."),
  NETWORK_TOO_LARGE: entry(400, "The network of the question has more actors or ties than one answer may reckon with.", "Name a jurisdiction, a theme or a policy, or fewer types of ties; `extensions` tells the limit."),
  TOO_MANY_POLICIES: entry(400, "The question weighs by influence on more policies than one answer may reckon with.", "Name a theme, a policy or a reform, or weigh by INVOLVEMENT."),
  BAD_DATE: entry(400, "A date is not a calendar date, or not EDTF.", "Use YYYY-MM-DD for days, EDTF (2015~, 1970/..) for periods."),
  BAD_TEXT: entry(400, "A text holds a NUL or half of a surrogate pair, which no database stores faithfully.", "Remove the character."),
  BAD_ID: entry(400, "An id has not the form type_32hex, or is of another type.", "Use ids as the node gave them."),
  BAD_LOOKUP: entry(400, "A lookup names none or several of id, slug and identifier.", "Name exactly one."),
  UNAUTHENTICATED: entry(401, "The question needs a key, and none came, or one that is unknown, expired or revoked.", "Send `Authorization: Bearer KEY`; whoever runs the node makes keys."),
  FORBIDDEN: entry(403, "The key's role does not allow it.", "The message names the role that does; docs/access.md has the whole table."),
  KEY_IN_URL: entry(400, "The address holds a key. Addresses end up in logs and histories.", "Revoke that key, make another, and send it as `Authorization: Bearer KEY`."),
  NO_SUCH_KEY: entry(404, "No key of this node begins so.", "`keys` and `counterweight key list` show how they begin."),
  TOO_MANY_SUBSCRIPTIONS: entry(429, "More subscriptions than one connection, one key or the node carries.", "Close one, or subscribe to several types at once."),
  TOO_MANY_DOWNLOADS: entry(429, "As many downloads are under way as the node carries.", "Try again when one has ended."),
  TOO_MANY_ROWS: entry(400, "The tables have more rows than a workbook holds.", "Ask for fewer (jurisdiction, theme, type), or take CSV, which has no end."),
  SUBSCRIPTION_ENDED: entry(0, "The node ended a subscription: it lasted its longest time, or its reader fell too far behind.", "Subscribe again with `after`: the last `seq` that came."),
  NOT_FOUND: entry(404, "Nothing is served at this address.", "See / for what is."),
  METHOD_NOT_ALLOWED: entry(405, "This address does not take this method.", "The Allow header names those it takes."),
  STATEMENT_TIMEOUT: entry(503, "The database needed longer than one answer may take.", "Lower `maxHops` or `first`, or narrow the filter."),
  QUESTION_TOO_LONG: entry(503, "The graph in memory needed longer than one answer may take.", "Lower `maxHops` or `first`, or exclude hubs with `without`."),
  TOO_BUSY: entry(503, "More questions wait for the graph than the node can answer soon.", "Try again shortly."),
  POSITION_NOT_REACHED: entry(503, "The graph does not reflect the ledger position of `atLeast` yet.", "Try again shortly; `nodeInfo` tells how far the ledger and the graph have come."),
  NOT_READY: entry(503, "The node is starting, stopping, or cannot reach its database.", "Try again shortly."),
  INTERNAL_SERVER_ERROR: entry(500, "Something unforeseen failed; the log knows it under the id in the message.", "Report the id to whoever runs the node."),

  // Records that are being written
  NO_SUCH_RECORD: entry(404, "There is no such record for this key.", "Look it up again: it may have been taken back, or be another's to see."),
  STALE_VERSION: entry(409, "The record was changed since it was read: `expectedVersion` is not its version.", "Read it again, and send its version."),
  SUBMISSION_REUSED: entry(409, "`clientMutationId` was used by this key for something else.", "Take a new one for each thing that is to happen once."),
  TOO_MANY_RECORDS: entry(400, "More records than one transaction takes.", "Send at most 1,000 at a time."),
  PERSON_WITHOUT_PUBLIC_ROLE: entry(400, "A person is recorded only in a public role.", "Say which in `publicRole`; whoever has none is not recorded."),
  BAD_JSON: entry(400, "A line is not JSON.", "One JSON object a line; the message names line and column."),
  BAD_XML: entry(400, "A file is not well-formed XML, or has what is not read: a DOCTYPE, elements 64 deep, endless texts.", "The message names line and column."),
  LINE_TOO_LONG: entry(400, "A line is longer than 1 MiB.", "Split the record."),
  BAD_ROW: entry(400, "A row of a table cannot be read: a quote that is not closed, cells that are too many or too few.", "The message names the line where the row or the quote begins."),
  NO_DATASET: entry(400, "The first line does not say which dataset this is.", "Begin with {\"record\":\"Dataset\",...}; see docs/import-format.md."),
  BAD_RECORD: entry(400, "A record does not have the form of its type.", "The message names the field; schema/import.schema.json has the forms."),
  DUPLICATE_RECORD: entry(409, "Two lines of one file are the same record.", "Remove one of them."),
  UNKNOWN_REFERENCE: entry(400, "A record refers to another that exists neither in the file nor on the node.", "Correct the slug or key, or add the record."),
  SLUG_TAKEN: entry(409, "The slug belongs to another record.", "Choose another slug, or refer to that record by its id."),
  IDENTIFIER_TAKEN: entry(409, "The identifier belongs to another actor.", "It may be the same organisation: refer to it by its id."),
  ENDS_NOT_ALLOWED: entry(400, "This relationship type does not join these kinds of actors.", "`relationshipTypes` lists which ends each type allows."),
  POLICY_MISMATCH: entry(400, "The involvement's reform belongs to another policy.", "Give the policy that the reform is to change."),
  CYCLE: entry(400, "The record would lead back to itself: a part of its own part, a claim drawn from itself.", "The message names the field; leave out one step of the circle."),
  RECORD_IS_CITED: entry(409, "The record cannot be taken back while others refer to it.", "Take those back first, or merge the record into another."),
  NOT_ASSERTED: entry(409, "This origin does not assert the record, so it cannot take it back.", "Only its own origin can; another may assert otherwise, and the record shows as disputed."),
  STILL_STANDS: entry(409, "The record still stands, so it cannot be erased.", "Retract it first: a retraction can be undone, an erasure cannot."),
  NOT_A_PERSON: entry(400, "Only persons are purged.", "Retract the record, then erase it: what refers to it has to be looked at one by one."),
  JUDGED_ALREADY: entry(409, "A judgement about these two actors stands already.", "Change that one: the message has its id."),
  MERGE_REFUSED: entry(409, "These two records cannot become one.", "The message says why."),
  WRITE_CONFLICT: entry(409, "Another write came between.", "Read the record again and repeat."),

  // The command line and the start
  FILE_UNREADABLE: entry(0, "A file cannot be read or written.", "Check the path and its permissions."),
  FORMAT_UNKNOWN: entry(0, "A file is in none of the formats that are read without a mapping.", "docs/formats.md lists them; docs/mappings.md tells how to read any other."),
  IMPORT_REFUSED: entry(0, "An import was refused as a whole; nothing was written.", "Correct the lines that the report names."),
  MAPPING_INVALID: entry(0, "A mapping cannot be used, or does not fit the files.", "The message names its line and column; docs/mappings.md tells what may stand there."),
  CONFIG_INVALID: entry(0, "An environment variable has an unusable value.", "The message names the variable; .env.example shows all."),
  PORT_IN_USE: entry(0, "Another process listens on the port.", "Set PORT to a free one, or stop that process."),
  DATABASE_UNREACHABLE: entry(0, "DATABASE_URL does not lead to a Postgres that answers.", "Check host, port, user and password."),
  DATABASE_UNSUITABLE: entry(0, "The database is no Postgres 15 to 18, or lacks what migrations need.", "The message says what is missing."),
  NO_EMBEDDED_POSTGRES: entry(0, "This machine has no embedded Postgres that can run.", "Set DATABASE_URL to a Postgres 15 to 18."),
  EMBEDDED_POSTGRES_FAILED: entry(0, "The embedded Postgres did not start.", "The message carries its own words."),
  OTHER_POSTGRES_MAJOR: entry(0, "The data directory was made by another major version of Postgres.", "See docs/operations.md: export with the old version, import with the new."),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERROR_TABLE;
