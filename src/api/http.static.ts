// The built pages as files, and their assets under hashed names; what is nowhere is not found, for programs by an error, for
// people by a page. It knows no page.
import type { ServerResponse } from "node:http";
import sirv from "sirv";
import { Refusal } from "../core/refusal";
import { type Exchange, send } from "./http.exchange";
import { pageFileOf } from "./http.pages";
import { notFoundPage } from "./not-found.html";

const ALLOWED = "GET, HEAD";
const HTML = "text/html; charset=utf-8";
const ASSETS = "/assets/";

const UNBUILT = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Counterweight: the pages are not built yet</title></head>
  <body>
    <h1>Counterweight</h1>
    <p>The pages are not built yet. <code>npm run build</code> builds them; then load this page again.</p>
    <p>The GraphQL interface at <code>/graphql</code> works without them.</p>
  </body>
</html>
`;

/** Names of assets change with their content, so that they never go stale; pages are asked for again each time. */
function setCaching(response: ServerResponse, path: string): void {
  response.setHeader("cache-control", path.startsWith(ASSETS) ? "public, max-age=31536000, immutable" : "no-cache");
}

/** sirv pipes without looking back: a reader who leaves would keep the file open, a file that vanishes end the process. */
function tieToReader(response: ServerResponse): void {
  response.once("pipe", (file: NodeJS.ReadableStream & { destroy(): void }) => {
    file.once("error", () => response.destroy());
    response.once("close", () => file.destroy());
  });
}

/** Browsers name HTML when a person goes somewhere; programs, and browsers for what a page loads, do not. */
async function sendNotFound(exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  response.setHeader("vary", "accept, accept-language");
  if (!request.headers.accept?.includes("text/html")) throw new Refusal("NOT_FOUND");
  response.setHeader("cache-control", "no-cache");
  await send(exchange, { status: 404, type: HTML, text: notFoundPage(request.headers["accept-language"] ?? "") });
}

export function staticRoute(pagesDirectory: string) {
  // `dev` looks at the disk each time: pages that are built while the server runs are served, and no stale size is. Without
  // extensions a folder is no page: which address shows which file stands in one table.
  const serve = sirv(pagesDirectory, {
    ...{ dev: true, etag: true, gzip: true, brotli: true },
    ...{ extensions: [], setHeaders: setCaching },
  });

  return async (exchange: Exchange): Promise<void> => {
    const { request, response, path } = exchange;
    const page = pageFileOf(path);
    if (request.method !== "GET" && request.method !== "HEAD") {
      if (!page) throw new Refusal("NOT_FOUND");
      response.setHeader("allow", ALLOWED);
      throw new Refusal("METHOD_NOT_ALLOWED", `This address takes ${ALLOWED}`);
    }
    // sirv trusts a range blindly, and browsers need none for files of this size.
    delete request.headers.range;
    tieToReader(response);
    request.url = page ?? path;
    let isMissing = path.includes("/.");
    if (!isMissing) serve(request, response, () => void (isMissing = true));
    if (!isMissing) return;
    if (page) await send(exchange, { status: 200, type: HTML, text: UNBUILT });
    else await sendNotFound(exchange);
  };
}
