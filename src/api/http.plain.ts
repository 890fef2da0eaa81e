// Plain routes, beside GraphQL: what each is, as data. The server routes by these declarations and openapi.json describes them, so
// that the two cannot differ. It knows none of them.
import type { Parameter } from "../exchange/export/parameters";
import { Refusal } from "../core/refusal";
import type { Exchange } from "./http.exchange";

export interface PlainRoute {
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** Its answer's Content-Type. */
  readonly type: string;
  /** Statuses of other answers, with what they mean. */
  readonly refusals: Readonly<Record<number, string>>;
  /** Gives those more who send a key, and may be read from every page on the web. */
  readonly isData: boolean;
  /** To GET and HEAD. */
  readonly answer: (exchange: Exchange) => Promise<void>;
}

const PREFLIGHT_SECONDS = 86_400;

/** Answers by what is declared; refuses other methods. */
export function plainAnswer({ isData, answer }: PlainRoute): (exchange: Exchange) => Promise<void> {
  const allowed = isData ? "GET, HEAD, OPTIONS" : "GET, HEAD";
  return async (exchange) => {
    const { request, response } = exchange;
    if (isData) {
      response.setHeader("access-control-allow-origin", "*");
      response.setHeader("access-control-expose-headers", "content-disposition, link, retry-after, www-authenticate");
    }
    if (isData && request.method === "OPTIONS") {
      response.setHeader("access-control-allow-methods", allowed);
      response.setHeader("access-control-allow-headers", "authorization");
      response.setHeader("access-control-max-age", PREFLIGHT_SECONDS);
      response.writeHead(204, { allow: allowed }).end();
      return;
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("allow", allowed);
      throw new Refusal("METHOD_NOT_ALLOWED", `This address takes ${allowed}`);
    }
    await answer(exchange);
  };
}
