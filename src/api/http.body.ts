// Reads a request body as JSON, or as the fields of a form: so many bytes, so long, UTF-8. It does not know what they mean.
import type { IncomingMessage } from "node:http";
import { Refusal } from "../core/refusal";
import { type Exchange, HttpRefusal } from "./http.exchange";

export interface BodyLimits {
  readonly bytesMax: number;
  readonly deadlineMs: number;
}

const tooLarge = (bytesMax: number) =>
  new Refusal("BODY_TOO_LARGE", `The request body is larger than ${bytesMax} bytes`, { maxBytes: bytesMax });

/** Refuses every body that is not of this type, plain and in UTF-8, before reading it. */
function refuseMediaType({ headers }: IncomingMessage, wanted: string): void {
  const [type = "", ...parameters] = (headers["content-type"] ?? "").split(";");
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/i.exec(parameter)?.[1])
    .find(Boolean);
  const isWanted = type.trim().toLowerCase() === wanted;
  const isUtf8 = charset === undefined || /^utf-?8$/i.test(charset);
  const isPlain = /^(identity)?$/i.test(headers["content-encoding"] ?? "");
  if (isWanted && isUtf8 && isPlain) return;
  throw new HttpRefusal(415, new Refusal("BAD_REQUEST", `Send the body as ${wanted} in UTF-8, not compressed`));
}

/** Collects the body. On refusal it stops reading and leaves the rest where it is. */
function collect(request: IncomingMessage, { bytesMax, deadlineMs }: BodyLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      request.off("data", onData).off("end", onEnd).off("close", onGone);
      outcome();
    };
    const refuse = (refusal: Refusal) => {
      request.pause();
      settle(() => reject(refusal));
    };
    const onData = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > bytesMax) refuse(tooLarge(bytesMax));
      else chunks.push(chunk);
    };
    const onEnd = () => settle(() => resolve(Buffer.concat(chunks)));
    const onGone = () => settle(() => reject(new Refusal("BAD_REQUEST", "The request ended before its body did")));
    const timer = setTimeout(refuse, deadlineMs, new Refusal("BODY_TOO_SLOW"));
    request.on("data", onData).on("end", onEnd).on("close", onGone);
    // Whoever left while we looked at his key closes no second time.
    if (request.destroyed) onGone();
  });
}

async function readText({ request, response }: Exchange, limits: BodyLimits, type: string): Promise<string | null> {
  refuseMediaType(request, type);
  if (Number(request.headers["content-length"] ?? 0) > limits.bytesMax) throw tooLarge(limits.bytesMax);
  if (request.headers.expect !== undefined) response.writeContinue();
  const bytes = await collect(request, limits);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The parsed body. Refuses with BODY_TOO_LARGE, BODY_TOO_SLOW and BAD_REQUEST. */
export async function readJson(exchange: Exchange, limits: BodyLimits): Promise<unknown> {
  const text = await readText(exchange, limits, "application/json");
  try {
    if (text !== null) return JSON.parse(text);
  } catch {
    // Refused below, as what is not UTF-8 is.
  }
  throw new Refusal("BAD_REQUEST", "The request body is not JSON in UTF-8");
}

/** The fields of a form, as pages and OpenRefine send them. Refuses as readJson does. */
export async function readForm(exchange: Exchange, limits: BodyLimits): Promise<URLSearchParams> {
  const text = await readText(exchange, limits, "application/x-www-form-urlencoded");
  if (text === null) throw new Refusal("BAD_REQUEST", "The request body is not a form in UTF-8");
  return new URLSearchParams(text);
}
