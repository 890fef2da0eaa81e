// The downloads as plain routes: who asks for what, one moment of the records on a connection of its own, and an answer that is
// written as fast as it is read. It knows no format.
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Context } from "../core/context";
import { keepHeapSmall, letHeapGrow } from "../core/heap";
import { Refusal } from "../core/refusal";
import { wantedLanguages } from "../core/text";
import type { Database } from "../database/database";
import { type Download, type Inquiry, ONE_AT_A_TIME } from "../exchange/export/download";
import { DOWNLOADS } from "../exchange/export/downloads";
import { JSON_LD } from "../exchange/export/jsonld";
import { recordDocument } from "../exchange/export/jsonld.record";
import { manifestOf } from "../exchange/export/manifest";
import { type Parameter, readParameters } from "../exchange/export/parameters";
import { acceptsGzip, type Exchange, send } from "./http.exchange";
import { addressPattern, type PlainRoute } from "./http.plain";

export interface DownloadOptions {
  readonly database: Database;
  readonly contextOf: (request: IncomingMessage) => Context | Promise<Context>;
}

/** How long a reader may take for a whole download. */
/** While downloads run: a million rows pass through a server that stays small. */
const HEAP_GROWING_PERCENT = 15;
const LONGEST_MS = 30 * 60_000;
const JSON_TYPE = "application/json; charset=utf-8";
const REFUSALS = {
  400: "A parameter or a value that this address does not know: the message names it.",
  401: "A key that is unknown, expired or revoked.",
  429: "As many downloads are under way as the node carries.",
  503: "The node or its database is not ready.",
};
const RECORD = "/record/{id}.jsonld";
const ID: Parameter = {
  name: "id",
  in: "path",
  description: "The record's typed id, as actor_ and 32 hexadecimal digits.",
  schema: { type: "string", pattern: "^[a-z]+(_[a-z]+)*_[0-9a-f]{32}$" },
  single: true,
  required: true,
};
const MANIFEST = "/manifest.json";
const OF: Parameter = {
  name: "of",
  description: "The address of a download on this node, with its parameters, percent-encoded.",
  schema: { type: "string" },
  single: true,
  required: true,
};

export function downloadRoutes(options: DownloadOptions): PlainRoute[] {
  const inSnapshot = bounded(options);
  const inquiryOf = async (exchange: Exchange, { path, parameters }: Download, search: string): Promise<Inquiry> => {
    const { acceptLanguage, fallbackLanguages, sees, origin } = await options.contextOf(exchange.request);
    const asked = readParameters(search, parameters);
    const languages = wantedLanguages(asked.lang, acceptLanguage, fallbackLanguages);
    return { asked, sees, languages, node: origin, address: path + search };
  };
  const downloads = DOWNLOADS.map((download): PlainRoute => ({
    ...download,
    refusals: REFUSALS,
    isData: true,
    async answer(exchange) {
      neverKept(exchange);
      const inquiry = await inquiryOf(exchange, download, exchange.search);
      if (exchange.request.method === "HEAD") {
        begin(exchange, download, inquiry);
        exchange.response.end();
        return;
      }
      await inSnapshot((snapshot) => {
        const chunks = download.chunks(snapshot, inquiry)[Symbol.asyncIterator]();
        return write(exchange, chunks, isZipped(exchange.request, download), () => begin(exchange, download, inquiry));
      });
      // Last of all, so that whoever has read the end finds the connection free again.
      exchange.response.end();
    },
  }));
  const manifest: PlainRoute = {
    path: MANIFEST,
    summary: "What a download is, so that it can be cited: question, moment, origins, data sets, licences, coverage.",
    parameters: [OF],
    type: JSON_TYPE,
    refusals: REFUSALS,
    isData: true,
    async answer(exchange) {
      neverKept(exchange);
      const address = readParameters(exchange.search, [OF]).of![0]!;
      const [, path, search] = /^([^?]*)(.*)$/s.exec(address) as unknown as [string, string, string];
      const download = DOWNLOADS.find((each) => each.path === path);
      if (!download)
        throw new Refusal("BAD_USER_INPUT", `of: is none of ${DOWNLOADS.map((each) => each.path).join(", ")}`);
      const inquiry = await inquiryOf(exchange, download, search);
      const about = await inSnapshot((snapshot) => manifestOf(snapshot, download, inquiry));
      await send(exchange, { status: 200, type: JSON_TYPE, text: JSON.stringify(about, null, 2) });
    },
  };
  return [...downloads, manifest, recordRoute(options)];
}

/** One record as linked data. Who was merged into another is found there, as everywhere. */
function recordRoute({ contextOf }: DownloadOptions): PlainRoute {
  const pattern = addressPattern({ path: RECORD });
  const addressOf = (id: string) => RECORD.replace("{id}", id);
  const link = (address: string, relation: string, type: string) => `<${address}>; rel="${relation}"; type="${type}"`;
  return {
    path: RECORD,
    summary: "One record as JSON-LD, with the evidence for it, its passages and documents.",
    parameters: [ID],
    type: JSON_LD,
    refusals: {
      400: "No typed id, or a parameter that this address does not know.",
      401: REFUSALS[401],
      404: "There is no such record for this key.",
      503: REFUSALS[503],
    },
    isData: true,
    async answer(exchange) {
      neverKept(exchange);
      readParameters(exchange.search, []);
      const context = await contextOf(exchange.request);
      const { id, text } = await recordDocument(context, pattern.exec(exchange.path)![1]!);
      exchange.response.setHeader("link", [
        link(addressOf(id), "canonical", "application/ld+json"),
        link("/graph.jsonld", "collection", "application/ld+json"),
      ]);
      await send(exchange, { status: 200, type: JSON_LD, text });
    },
  };
}

/** Downloads last as long as their readers please, so at most half of the connections are theirs. */
function bounded({ database }: DownloadOptions) {
  const most = Math.max(1, Math.floor(database.options.poolSize / 2));
  let running = 0;
  return async <Result>(work: Parameters<typeof database.snapshot<Result>>[1]): Promise<Result> => {
    if (running >= most) throw new Refusal("TOO_MANY_DOWNLOADS", `${most} downloads are under way; try again shortly`);
    running += 1;
    if (running === 1) keepHeapSmall(HEAP_GROWING_PERCENT);
    try {
      return await database.snapshot(LONGEST_MS, work);
    } finally {
      running -= 1;
      if (running === 0) letHeapGrow();
    }
  };
}

/** What a key lets see must not come out of a cache for somebody else, and names differ by language. */
function neverKept({ response }: Exchange): void {
  response.setHeader("cache-control", "no-store");
  response.setHeader("vary", "authorization, accept-language");
}

function begin({ request, response, path }: Exchange, download: Download, { node, address }: Inquiry): void {
  const [, name, ending] = /^\/(\w+)\.(.+)$/.exec(path)!;
  const day = new Date().toISOString().slice(0, 10);
  response.appendHeader("vary", "accept-encoding");
  response.setHeader("content-type", download.type);
  response.setHeader("content-disposition", `attachment; filename="${name}-${node}-${day}.${ending}"`);
  response.setHeader(
    "link",
    `<${MANIFEST}?of=${encodeURIComponent(address)}>; rel="describedby"; type="application/json"`,
  );
  if (isZipped(request, download)) response.setHeader("content-encoding", "gzip");
}

const isZipped = (request: IncomingMessage, { packed }: Download): boolean => !packed && acceptsGzip(request);

/**
 * Nothing is said before the first chunk is there, so that what fails until then is told as a refusal. What fails later breaks
 * the connection off: half a download never looks like a whole one. A reader who leaves ends the reading.
 */
async function write(
  { response }: Exchange,
  chunks: AsyncIterator<string | Uint8Array>,
  zipped: boolean,
  beginAnswer: () => void,
): Promise<void> {
  const all = async function* () {
    try {
      for (let next = first; !next.done; next = await chunks.next()) yield next.value;
    } finally {
      await chunks.return?.();
    }
  };
  const first = await chunks.next();
  if (response.destroyed) {
    await chunks.return?.();
    return;
  }
  beginAnswer();
  const content = Readable.from(all(), ONE_AT_A_TIME);
  const options = { signal: AbortSignal.timeout(LONGEST_MS), end: false };
  await (zipped ? pipeline(content, createGzip(), response, options) : pipeline(content, response, options));
}
