// One HTTP request with its answer, and how answers are written: once, whole, compressed where it pays, and never to a
// reader who has left. It knows no route.
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Refusal } from "../core/refusal";
import { type ErrorFace, statusOf } from "./errors";

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** As it came, without the query string, not decoded. */
  readonly path: string;
  /** The query string with its question mark, or empty. */
  readonly search: string;
  /** Name of the GraphQL operation, for the log. */
  operation?: string;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const GZIP_FROM_BYTES = 1_024;
/** How long a reader who is still sending has for reading why we stopped. */
const LINGER_MS = 500;
const CHALLENGE = 'Bearer realm="counterweight"';
const JSON_TYPE = "application/json; charset=utf-8";
const compress = promisify(gzip);

export function exchangeOf(request: IncomingMessage, response: ServerResponse): Exchange {
  const target = request.url ?? "/";
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  return { request, response, path, search: mark < 0 ? "" : target.slice(mark) };
}

export function acceptsGzip(request: IncomingMessage): boolean {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  return accepted.split(",").some((part) => /^\s*gzip\s*(;\s*q=(0\.0*[1-9]\d*|1(\.0*)?)\s*)?$/i.test(part));
}

/** Whether the reader announced a body of which we have not read the end. */
function isBodyUnread({ headers, complete }: IncomingMessage): boolean {
  const announced = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
  return announced && !complete;
}

/** Writes an answer. Compressed answers name what they vary by; every 429 and 503 says when to come back, every 401 with what. */
export async function send({ request, response }: Exchange, { status, type, text }: Answer): Promise<void> {
  let body: Buffer = Buffer.from(text);
  const isLarge = body.length >= GZIP_FROM_BYTES;
  if (isLarge && acceptsGzip(request)) {
    body = await compress(body);
    response.setHeader("content-encoding", "gzip");
  }
  if (response.destroyed || response.headersSent) return;
  response.appendHeader("vary", "accept-encoding");
  response.setHeader("content-type", type);
  response.setHeader("content-length", body.length);
  if (status === 503 || status === 429) response.setHeader("retry-after", "1");
  if (status === 401) response.setHeader("www-authenticate", CHALLENGE);
  response.statusCode = status;
  if (isBodyUnread(request)) endUnread(request, response, body);
  else response.end(body);
}

/**
 * Answers although the reader is still sending, without reading on. Ending at once would make the kernel reset the
 * connection, and many clients then never see the answer.
 */
function endUnread(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  request.pause();
  response.setHeader("connection", "close");
  response.write(body);
  const timer = setTimeout(() => response.end(), LINGER_MS);
  response.once("close", () => clearTimeout(timer));
}

/** A refusal whose HTTP status is finer than that of its code. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly refusal: Refusal,
  ) {
    super(refusal.message);
  }
}

/** Answers with an error alone, in GraphQL's shape. */
export async function sendError(exchange: Exchange, face: ErrorFace, error: unknown): Promise<void> {
  const told = face.told(error instanceof HttpRefusal ? error.refusal : error);
  const status = error instanceof HttpRefusal ? error.status : statusOf([told]);
  await send(exchange, { status, type: JSON_TYPE, text: JSON.stringify({ errors: [told] }) });
}
