// What of an error a client may see: refusals and graphql-js' own complaints, under the codes of the one table. Anything
// else is a defect: it goes to the log under an id, and the client gets the id. It knows no resolver and no transport.
import { randomBytes } from "node:crypto";
import { GraphQLError, type GraphQLFormattedError, Kind } from "graphql";
import { DatabaseError } from "pg";
import { ERROR_TABLE, type ErrorCode } from "../core/error-table";
import type { Log } from "../core/log";
import { Refusal } from "../core/refusal";
import { LIMITS, REFLECTED_SENTENCE_CHARACTERS_MAX, REFLECTED_WORD_CHARACTERS_MAX } from "./limits";

const LONG_WORD = new RegExp(`\\S{${REFLECTED_WORD_CHARACTERS_MAX + 1},}`, "g");

/** A message without the kilobytes that a request may have put into it. */
export function shortened(message: string): string {
  const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text);
  // The first cut bounds what the expression has to look at.
  return cut(
    message.slice(0, 100_000).replace(LONG_WORD, (word) => cut(word, REFLECTED_WORD_CHARACTERS_MAX)),
    REFLECTED_SENTENCE_CHARACTERS_MAX,
  );
}

const isKnown = (code: unknown): code is ErrorCode => typeof code === "string" && Object.hasOwn(ERROR_TABLE, code);

/** The error and those it wraps, outermost first. */
function layersOf(error: unknown): unknown[] {
  const layers: unknown[] = [];
  for (let layer = error; layer != null && layers.length < 10 && !layers.includes(layer);) {
    layers.push(layer);
    layer = layer instanceof GraphQLError ? layer.originalError : undefined;
  }
  return layers;
}

/** What graphql-js says about limits and texts while it parses; it has no codes for them. */
function parseCode(message: string): ErrorCode {
  if (/Document contains more tha[nt] \d+ tokens/.test(message)) return LIMITS.documentTokens.code;
  if (
    /Invalid Unicode escape sequence: "\\u\{?0*d[89a-f]|Invalid character within String: U\+D[89A-F]/i.test(message)
  ) {
    return "BAD_TEXT";
  }
  return "GRAPHQL_PARSE_FAILED";
}

interface Verdict {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** How a known error is told; null for a defect. */
function verdictOn(error: unknown): Verdict | null {
  const layers = layersOf(error);
  const refusal = layers.find((layer) => layer instanceof Refusal);
  if (refusal) return { code: refusal.code, message: refusal.message, details: refusal.details };
  const complaints = layers.filter((layer) => layer instanceof GraphQLError);
  const message = complaints[0]?.message ?? "";
  // The innermost code is the most precise: BAD_DATE inside GRAPHQL_VALIDATION_FAILED.
  const code = complaints.map(({ extensions }) => extensions.code).findLast((each) => each !== undefined);
  if (code === "GRAPHQL_PARSE_FAILED" && layers.some((layer) => layer instanceof RangeError)) {
    return { code: LIMITS.nestedFields.code, message: "The document is nested too deep to be read" };
  }
  if (code === "GRAPHQL_PARSE_FAILED") return { code: parseCode(message), message };
  // graphql-js has a budget for comparing fields with each other, and does not say so.
  if (message === "Validation aborted.") {
    return { code: LIMITS.fields.code, message: "The same fields are selected too often to be compared" };
  }
  // Clients of persisted queries know by this very message that they must send the whole document.
  if (code === "PERSISTED_QUERY_NOT_SUPPORTED") return { code: "BAD_REQUEST", message };
  return isKnown(code) && code !== "INTERNAL_SERVER_ERROR" ? { code, message } : null;
}

/** Stacks of an error and its causes. Never their other properties: drivers keep statements and values there. */
function stacksOf(error: unknown): string {
  const stacks: string[] = [];
  for (let cause = error; cause instanceof Error && stacks.length < 5; cause = cause.cause) {
    stacks.push(stackOf(cause));
  }
  return stacks.length ? stacks.join("\nCaused by: ") : `A ${typeof error} was thrown`;
}

/** Postgres quotes values in its sentences; its code tells the same. */
function stackOf(error: Error): string {
  const stack = error.stack ?? error.message;
  if (!(error instanceof DatabaseError)) return stack;
  const frames = stack.split("\n").filter((line) => /^ +at /.test(line));
  const about = [error.code, error.table, error.constraint].filter((word) => word !== undefined);
  return [`Postgres refused: ${about.join(" ")}`, ...frames].join("\n");
}

export class ErrorFace {
  /** One failure, one id: a batch that fails rejects every field that waited for it with the same error. */
  readonly #ids = new WeakMap<object, string>();

  constructor(readonly log: Log) {}

  /** An error as `errors` of an answer shows it. */
  told(error: unknown, shown: Pick<GraphQLFormattedError, "locations" | "path"> = {}): GraphQLFormattedError {
    const { locations, path } = shown;
    const place = { ...(locations && { locations }), ...(path && { path }) };
    const verdict = verdictOn(error);
    if (verdict) {
      const { code, details } = verdict;
      if (ERROR_TABLE[code].status >= 500) this.#logRefusal(code, error);
      return { message: shortened(verdict.message), ...place, extensions: { ...details, code } };
    }
    const id = this.#idOf(error);
    const message = `Something failed; the log knows it as ${id}`;
    return { message, ...place, extensions: { code: "INTERNAL_SERVER_ERROR" satisfies ErrorCode } };
  }

  #idOf(error: unknown): string {
    const innermost = layersOf(error).at(-1);
    const known = typeof innermost === "object" && innermost !== null ? this.#ids.get(innermost) : undefined;
    if (known) return known;
    const id = randomBytes(6).toString("hex");
    if (typeof innermost === "object" && innermost !== null) this.#ids.set(innermost, id);
    // The field by its name in the schema: an alias is the reader's own text.
    const node = error instanceof GraphQLError ? error.nodes?.[0] : undefined;
    const field = node?.kind === Kind.FIELD ? node.name.value : undefined;
    this.log.error({ id, field, stack: stacksOf(innermost) }, "Something failed");
    return id;
  }

  #logRefusal(code: ErrorCode, error: unknown): void {
    const refusal = layersOf(error).at(-1) as object;
    if (this.#ids.has(refusal)) return;
    this.#ids.set(refusal, code);
    this.log.warn({ code, stack: stacksOf(refusal) }, "Could not answer");
  }
}

/** The HTTP status of an answer that holds nothing but these errors. */
export function statusOf(errors: readonly GraphQLFormattedError[]): number {
  const statuses = errors.map(({ extensions }) =>
    isKnown(extensions?.code) ? ERROR_TABLE[extensions.code].status : 0,
  );
  return Math.max(...statuses) || 400;
}
