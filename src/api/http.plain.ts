// Plain routes, beside GraphQL: what each is, as data. The server routes by these declarations and openapi.json describes them, so
// that the two cannot differ. It knows none of them.
import type { Parameter } from "../exchange/export/parameters";
import { Refusal } from "../core/refusal";
import { openToEveryOrigin } from "./http.cors";
import type { Exchange } from "./http.exchange";

export interface PlainRoute {
  /** As OpenAPI writes it: a name in braces stands for one step, or a part of one, that the parameter of this name describes. */
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

/** What the address of a route leads to: itself, or all that its names in braces may stand for. */
export const addressPattern = ({ path }: Pick<PlainRoute, "path">): RegExp =>
  new RegExp(`^${path.replace(/[.]/g, String.raw`\.`).replace(/\{\w+\}/g, "([^/]+)")}$`);

/** Answers by what is declared; refuses other methods. */
export function plainAnswer({ isData, answer }: PlainRoute): (exchange: Exchange) => Promise<void> {
  const allowed = isData ? "GET, HEAD, OPTIONS" : "GET, HEAD";
  return async (exchange) => {
    const { request, response } = exchange;
    if (isData && openToEveryOrigin(exchange, { methods: allowed, headers: "authorization" })) return;
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("allow", allowed);
      throw new Refusal("METHOD_NOT_ALLOWED", `This address takes ${allowed}`);
    }
    await answer(exchange);
  };
}
