// CORS: answers that pages of every origin may read. They need no care for cookies, since the node takes none; a key is sent on
// purpose. It knows no route.
import type { Exchange } from "./http.exchange";

export interface Openness {
  readonly methods: string;
  /** Request headers beyond those that are always allowed. */
  readonly headers: string;
}

const PREFLIGHT_SECONDS = 86_400;
/** Answer headers that a page's script may look at. */
const EXPOSED = "content-disposition, link, retry-after, www-authenticate";

/** Opens the answer to pages of every origin. True: the request only asked whether it may ask, and is answered. */
export function openToEveryOrigin({ request, response }: Exchange, { methods, headers }: Openness): boolean {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", EXPOSED);
  if (request.method !== "OPTIONS") return false;
  response.setHeader("access-control-allow-methods", methods);
  response.setHeader("access-control-allow-headers", headers);
  response.setHeader("access-control-max-age", PREFLIGHT_SECONDS);
  response.writeHead(204, { allow: methods }).end();
  return true;
}
