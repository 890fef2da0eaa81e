// The downloads as plain routes: who asks for what, one moment of the records on a connection of its own, and an answer that is
// written as fast as it is read. It knows no format.
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Context } from "../core/context";
import { Refusal } from "../core/refusal";
import { wantedLanguages } from "../core/text";
import type { Database } from "../database/database";
import type { Download, Inquiry } from "../exchange/export/download";
import { DOWNLOADS } from "../exchange/export/downloads";
import { manifestOf } from "../exchange/export/manifest";
import { type Parameter, readParameters } from "../exchange/export/parameters";
import { acceptsGzip, type Exchange, send } from "./http.exchange";
import type { PlainRoute } from "./http.plain";

export interface DownloadOptions {
  readonly database: Database;
  readonly contextOf: (request: IncomingMessage) => Context | Promise<Context>;
}

/** How long a reader may take for a whole download. */
const LONGEST_MS = 30 * 60_000;
const JSON_TYPE = "application/json; charset=utf-8";
const REFUSALS = {
  400: "A parameter or a value that this address does not know: the message names it.",
  401: "A key that is unknown, expired or revoked.",
  429: "As many downloads are under way as the node carries.",
  503: "The node or its database is not ready.",
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
        const chunks = download.chunks(snapshot, inquiry);
        return write(exchange, chunks[Symbol.asyncIterator](), () => begin(exchange, download, inquiry));
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
      const [path, search = ""] = address.split(/(?=\?)/, 2) as [string, string?];
      const download = DOWNLOADS.find((each) => each.path === path);
      if (!download)
        throw new Refusal("BAD_USER_INPUT", `of: is none of ${DOWNLOADS.map((each) => each.path).join(", ")}`);
      const inquiry = await inquiryOf(exchange, download, search);
      const about = await inSnapshot((snapshot) => manifestOf(snapshot, download, inquiry));
      await send(exchange, { status: 200, type: JSON_TYPE, text: JSON.stringify(about, null, 2) });
    },
  };
  return [...downloads, manifest];
}

/** Downloads last as long as their readers please, so at most half of the connections are theirs. */
function bounded({ database }: DownloadOptions) {
  const most = Math.max(1, Math.floor(database.options.poolSize / 2));
  let running = 0;
  return async <Result>(work: Parameters<typeof database.snapshot<Result>>[1]): Promise<Result> => {
    if (running >= most) throw new Refusal("TOO_MANY_DOWNLOADS", `${most} downloads are under way; try again shortly`);
    running += 1;
    try {
      return await database.snapshot(LONGEST_MS, work);
    } finally {
      running -= 1;
    }
  };
}

/** What a key lets see must not come out of a cache for somebody else, and names differ by language. */
function neverKept({ response }: Exchange): void {
  response.setHeader("cache-control", "no-store");
  response.setHeader("vary", "authorization, accept-language");
}

function begin({ request, response, path }: Exchange, { type }: Download, { node, address }: Inquiry): void {
  const [name, ending] = path.slice(1).split(".") as [string, string];
  const day = new Date().toISOString().slice(0, 10);
  response.appendHeader("vary", "accept-encoding");
  response.setHeader("content-type", type);
  response.setHeader("content-disposition", `attachment; filename="${name}-${node}-${day}.${ending}"`);
  response.setHeader(
    "link",
    `<${MANIFEST}?of=${encodeURIComponent(address)}>; rel="describedby"; type="application/json"`,
  );
  if (acceptsGzip(request)) response.setHeader("content-encoding", "gzip");
}

/**
 * Nothing is said before the first chunk is there, so that what fails until then is told as a refusal. What fails later breaks
 * the connection off: half a download never looks like a whole one. A reader who leaves ends the reading.
 */
async function write(exchange: Exchange, chunks: AsyncIterator<string>, beginAnswer: () => void): Promise<void> {
  const { request, response } = exchange;
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
  const text = Readable.from(all());
  const options = { signal: AbortSignal.timeout(LONGEST_MS), end: false };
  await (acceptsGzip(request) ? pipeline(text, createGzip(), response, options) : pipeline(text, response, options));
}
