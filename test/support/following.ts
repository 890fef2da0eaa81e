// Following a node as a client does: graphql-ws' own client over a real socket; and records to write for those who follow.
import { createClient, type Client, type ClientOptions } from "graphql-ws";
import { WebSocket } from "ws";
import { type NodeOptions, type RunningNode, startNode } from "../../src/app";
import { readConfig } from "../../src/core/config";
import { derivedUuid, typedId } from "../../src/core/ids";
import { ledgerEnd } from "../../src/ledger/feed.sql";
import type { Ledger } from "../../src/ledger/ledger";
import type { Assertion } from "../../src/ledger/assertion";
import { RECORDS } from "../../src/records/records";

type Fields = Readonly<Record<string, unknown>>;

export interface Event {
  readonly seq: string;
  readonly op: string;
  readonly subjectId: string;
  readonly subjectType: string;
  readonly record: { id: string; slug?: string } | null;
  readonly payload: Fields | null;
}

export const FOLLOW = `subscription Follow($types: [RecordType!], $ids: [ID!], $after: String) {
  recordChanged(types: $types, ids: $ids, after: $after) { seq op subjectId subjectType payload record { id ... on Actor { slug } } } }`;

export const uuidOf = (type: string, key: string) => derivedUuid("feed", type, key);
export const idOf = (type: string, key: string) =>
  typedId(RECORDS.find(({ entity }) => entity.name === type)!.entity.idPrefix, uuidOf(type, key));

const assertion = (type: string, key: string, payload: Fields): Assertion => ({
  type,
  uuid: uuidOf(type, key),
  payload: { visibility: "PUBLIC", ...payload },
});
export const anActor = (slug: string, fields: Fields = {}) =>
  assertion("Actor", slug, { slug, kind: "NGO", names: [{ value: slug, kind: "OFFICIAL" }], ...fields });
export const aPolicy = (slug: string, fields: Fields = {}) =>
  assertion("Policy", slug, { slug, kind: "LAW", title: { en: slug }, ...fields });
export const aTie = (key: string, source: string, target: string, fields: Fields = {}) => {
  const ends = { source: idOf("Actor", source), target: idOf("Actor", target) };
  return assertion("Relationship", key, { type: "MEMBER_OF", ...ends, confidence: 1, ...fields });
};

const AUTHOR = { origin: "local", recordedBy: "a test" };
/** Writes in one transaction. */
export const say = (ledger: Ledger, ...assertions: readonly Assertion[]) =>
  ledger.transact(AUTHOR, (writer) => writer.assert(assertions, { revive: true }));
export const takeBack = (ledger: Ledger, type: string, key: string) =>
  ledger.transact(AUTHOR, (writer) => writer.retract(ledger.types.get(type)!, [uuidOf(type, key)]));

/** Another node on the same database, with connections of its own. */
export function startBeside(node: RunningNode, options: NodeOptions = {}): Promise<RunningNode> {
  const url = node.database.options.url;
  const settings = { DATABASE_URL: url, PORT: "0", COUNTERWEIGHT_DEMO: "false", LOG_LEVEL: "silent" };
  return startNode(readConfig(settings), () => undefined, options);
}

/** How far the ledger goes. */
export const endOf = async (node: RunningNode) => (await node.database.rows<{ seq: string }>(ledgerEnd))[0]!.seq;

export const socketUrl = (node: RunningNode, path = "/graphql") => node.url.replace("http", "ws") + path;

/** The class of sockets that a client opens with these headers. */
export const socketWith = (headers: Record<string, string>) =>
  class extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol, { headers });
    }
  };

export const clientOf = (node: RunningNode, options: Partial<ClientOptions> = {}): Client =>
  createClient({ url: socketUrl(node), webSocketImpl: WebSocket, retryAttempts: 0, lazyCloseTimeout: 0, ...options });

/** A subscription as an iterator of events. An error of it is thrown by `next`, as the list of errors or the closing that it is. */
export function follow(client: Client, variables: Fields = {}, query = FOLLOW) {
  const answers = client.iterate<{ recordChanged: Event }>({ query, variables: { ...variables } });
  const next = async (): Promise<Event> => {
    const { value, done } = await answers.next();
    if (done) throw new Error("It ended without an error");
    if (value.errors) throw new Error(JSON.stringify(value.errors));
    return value.data!.recordChanged;
  };
  return {
    next,
    async take(count: number): Promise<Event[]> {
      const taken: Event[] = [];
      while (taken.length < count) taken.push(await next());
      return taken;
    },
    /** What comes up to an entry about this record. */
    async until(id: string): Promise<Event[]> {
      const taken = [await next()];
      while (taken.at(-1)!.subjectId !== id) taken.push(await next());
      return taken;
    },
    /** What it ends with instead of an event. */
    async ending(): Promise<unknown> {
      return next().then(
        (event) => ({ event }),
        (error: unknown) => error,
      );
    },
    stop: () => answers.return!(),
  };
}

/** The codes of errors as `ending` gives them; of a closing, its code and reason. */
export function codesOf(ending: unknown): unknown {
  if (Array.isArray(ending)) return ending.map(({ extensions }: { extensions: Fields }) => extensions.code);
  const { code, reason } = ending as { code?: number; reason?: string };
  return code === undefined ? ending : { code, reason };
}
