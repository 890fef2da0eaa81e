// The routes of the Reconciliation API 0.2 below /reconcile, for OpenRefine and its kin: JSON to every page on the web, and
// one small page that every page may frame. They translate between HTTP and src/reconciliation, and know no scores.
import type { IncomingMessage } from "node:http";
import type { Bearer, Context } from "../core/context";
import { Refusal } from "../core/refusal";
import { extend, recordById } from "../reconciliation/extend.service";
import { manifestOf, PATHS } from "../reconciliation/manifest";
import { PREVIEW_POLICY, previewOf } from "../reconciliation/preview.html";
import { beginningIn, extensionIn, proposalIn, questionsIn } from "../reconciliation/questions.forms";
import { reconcile } from "../reconciliation/reconcile.service";
import { proposeProperties, suggestProperties, suggestRecords, suggestTypes } from "../reconciliation/suggest.service";
import { type BodyLimits, readForm } from "./http.body";
import { openToEveryOrigin } from "./http.cors";
import { type Exchange, send } from "./http.exchange";

export interface ReconcileRoutesOptions {
  readonly bodyLimitsOf: (bearer: Bearer | null) => BodyLimits;
  readonly contextOf: (request: IncomingMessage) => Context | Promise<Context>;
}

type Respond = (exchange: Exchange, address: URLSearchParams, context: Context) => Promise<void>;

const ADDRESS = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/**
 * Where the client reached us, as it says itself. Whoever lies is told his own lie: no answer here is kept by a cache, and
 * nothing else is made of it. What is no plain host and port is refused, since it would be part of addresses.
 */
function baseOf({ headers }: IncomingMessage): string {
  const host = headers.host ?? "";
  if (!ADDRESS.test(host)) throw new Refusal("BAD_REQUEST", "The Host header is not a host with or without a port");
  const isSecure = /^https\s*(,|$)/i.test(String(headers["x-forwarded-proto"] ?? ""));
  return `${isSecure ? "https" : "http"}://${host}`;
}

const sendJson = (exchange: Exchange, value: unknown) =>
  send(exchange, { status: 200, type: "application/json; charset=utf-8", text: JSON.stringify(value) });

const answering =
  (answer: (address: URLSearchParams, context: Context) => unknown): Respond =>
  async (exchange, address, context) =>
    sendJson(exchange, await answer(address, context));

/** What JSONP would need is a script of ours in another's page. */
function refuseJsonp(address: URLSearchParams): void {
  if (address.has("callback"))
    throw new Refusal("BAD_REQUEST", "JSONP is not offered: ask with CORS, without `callback`");
}

function routeOf({ contextOf }: ReconcileRoutesOptions, respond: Respond, methods: readonly string[] = ["GET"]) {
  const allowed = [...methods, "OPTIONS"].join(", ");
  return async (exchange: Exchange): Promise<void> => {
    const { request, response, path, search } = exchange;
    if (openToEveryOrigin(exchange, { methods: allowed, headers: "content-type, authorization" })) return;
    if (!methods.includes(request.method!)) {
      response.setHeader("allow", allowed);
      throw new Refusal("METHOD_NOT_ALLOWED", `${path} takes ${allowed}`);
    }
    response.setHeader("vary", "accept-language");
    response.setHeader("cache-control", "no-store");
    const address = new URLSearchParams(search);
    refuseJsonp(address);
    await respond(exchange, address, await contextOf(request));
  };
}

/** The manifest, a batch of questions, or columns for a batch of ids: one address for all three, as the specification has it. */
function service({ bodyLimitsOf }: ReconcileRoutesOptions): Respond {
  return async (exchange, address, context) => {
    const { request } = exchange;
    const isPost = request.method === "POST";
    const fields = isPost ? await readForm(exchange, bodyLimitsOf(context.bearer)) : address;
    refuseJsonp(fields);
    const [queries, extension] = [fields.getAll("queries"), fields.getAll("extend")];
    if (!isPost && !queries.length && !extension.length)
      return sendJson(exchange, manifestOf({ base: baseOf(request), origin: context.origin }));
    if (queries.length + extension.length !== 1)
      throw new Refusal("BAD_REQUEST", "Send one field: `queries` or `extend`");
    const [asked] = queries;
    const answer =
      asked === undefined ? extend(extensionIn(extension[0]!), context) : reconcile(questionsIn(asked), context);
    return sendJson(exchange, await answer);
  };
}

const preview: Respond = async (exchange, address, context) => {
  const record = await recordById(address.get("id") ?? "", context);
  if (!record) throw new Refusal("NO_SUCH_RECORD");
  const text = await previewOf(record, context);
  const { response } = exchange;
  response.setHeader("content-security-policy", PREVIEW_POLICY);
  response.removeHeader("x-frame-options");
  await send(exchange, { status: 200, type: "text/html; charset=utf-8", text });
};

export function reconcileRoutes(
  options: ReconcileRoutesOptions,
): Record<string, (exchange: Exchange) => Promise<void>> {
  const answers = {
    [PATHS.entity]: answering((address, context) => suggestRecords(beginningIn(address), context)),
    [PATHS.type]: answering((address) => suggestTypes(beginningIn(address))),
    [PATHS.property]: answering((address, context) => suggestProperties(beginningIn(address), context)),
    [PATHS.proposal]: answering((address, context) => proposeProperties(proposalIn(address), context)),
    [PATHS.preview]: preview,
  };
  return {
    [PATHS.service]: routeOf(options, service(options), ["GET", "POST"]),
    ...Object.fromEntries(Object.entries(answers).map(([path, respond]) => [path, routeOf(options, respond)])),
  };
}
