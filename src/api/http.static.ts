// The built pages as files: the home page, the explorer, and their assets under hashed names. It knows no page.
import type { ServerResponse } from "node:http";
import sirv from "sirv";
import { Refusal } from "../core/refusal";
import { type Exchange, send } from "./http.exchange";

const ALLOWED = "GET, HEAD";
const PAGES = new Set(["/", "/graphiql", "/graphiql/"]);
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

export function staticRoute(pagesDirectory: string) {
  // `dev` looks at the disk each time: pages that are built while the server runs are served, and no stale size is.
  const serve = sirv(pagesDirectory, { dev: true, etag: true, gzip: true, brotli: true, setHeaders: setCaching });

  return async (exchange: Exchange): Promise<void> => {
    const { request, response, path } = exchange;
    const isPage = PAGES.has(path);
    if (request.method !== "GET" && request.method !== "HEAD") {
      if (!isPage) throw new Refusal("NOT_FOUND");
      response.setHeader("allow", ALLOWED);
      throw new Refusal("METHOD_NOT_ALLOWED", `This address takes ${ALLOWED}`);
    }
    // sirv trusts a range blindly, and browsers need none for files of this size.
    delete request.headers.range;
    tieToReader(response);
    let isMissing = path.includes("/.");
    if (!isMissing) serve(request, response, () => void (isMissing = true));
    if (!isMissing) return;
    if (!isPage) throw new Refusal("NOT_FOUND");
    await send(exchange, { status: 200, type: "text/html; charset=utf-8", text: UNBUILT });
  };
}
