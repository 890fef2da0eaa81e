// Subscriptions over WebSockets, by the protocol graphql-transport-ws: who opens a socket, how many they may hold, how it is
// kept alive and how all end when the node does. What comes of a question is subscriptions.delivery.ts' business. Any page on
// the web may open one, as with questions: there are no cookies that it could borrow.
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from "graphql";
import { type Context as Connection, handleProtocols, makeServer, type ServerOptions } from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import type { Context } from "../core/context";
import type { Log } from "../core/log";
import { Refusal } from "../core/refusal";
import type { Feed } from "../ledger/feed";
import { ErrorFace } from "./errors";
import { isTakenUp } from "./http.upgrade";
import { Delivery } from "./subscriptions.delivery";
import { SUBSCRIPTION_LIMITS, type SubscriptionLimits } from "./subscriptions.limits";
import { Outlet } from "./subscriptions.outlet";
import { type AskedSubscription, questionOf, QuestionRefused } from "./subscriptions.question";

export interface SubscriptionSocketsOptions {
  readonly schema: GraphQLSchema;
  readonly feed: Feed;
  readonly log: Log;
  /** Who asks, looked up now. Refuses UNAUTHENTICATED. */
  readonly contextFor: (authorization: string | undefined, acceptLanguage: string) => Promise<Context>;
  readonly limits?: Partial<SubscriptionLimits>;
}

/** One open socket. */
interface Client {
  readonly socket: WebSocket;
  readonly outlet: Outlet;
  readonly request: IncomingMessage;
  readonly deliveries: Set<Delivery>;
  /** Ids of subscriptions that are not over yet. A client that says `complete` frees its id for graphql-ws before they are. */
  readonly ids: Set<string>;
  /** As `connection_init` brought it, or the request of the upgrade. */
  authorization?: string | undefined;
  /** null: without a key; undefined: it has not said yet. */
  keyId?: string | null;
}

type ClientConnection = Connection<Record<string, unknown>, Client>;

/** Codes by which a socket is closed; those from 4000 on are the protocol's. */
const CLOSE = {
  goingAway: 1001,
  tryLater: 1013,
  badRequest: 4400,
  forbidden: 4403,
  idInUse: 4409,
  internal: 4500,
} as const;
/** Of 123 bytes, which so many characters never exceed. */
const REASON_CHARACTERS_MAX = 41;
/** What graphql-ws throws where a client sends what only a node may. */
const MISPLACED = /^Unexpected message of type/;

export class SubscriptionSockets {
  readonly #limits: SubscriptionLimits;
  readonly #face: ErrorFace;
  readonly #server: WebSocketServer;
  readonly #protocol: ReturnType<typeof makeServer<Record<string, unknown>, Client>>;
  readonly #clients = new Set<Client>();
  /** Everything that is being done for a client: what must have ended before the database may go. */
  readonly #doing = new Set<Promise<void>>();
  #isStopping = false;

  constructor(private readonly options: SubscriptionSocketsOptions) {
    this.#limits = { ...SUBSCRIPTION_LIMITS, ...options.limits };
    this.#face = new ErrorFace(options.log);
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      handleProtocols,
      maxPayload: this.#limits.frameBytes,
      // Compressed frames would let few bytes become many.
      perMessageDeflate: false,
    });
    this.#protocol = makeServer(this.#hooks());
  }

  /** Takes a request up that node:http hands over, or refuses it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!isTakenUp(request, socket, this.#face, this.#isStopping)) return;
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#open(opened, request));
  }

  /** Closes all sockets; resolves when nothing is being done for any of them. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const client of this.#clients) {
      client.socket.close(CLOSE.goingAway, "The node is stopping");
      this.#endAll(client);
    }
    const impatience = setTimeout(() => {
      for (const { socket } of this.#clients) socket.terminate();
    }, this.#limits.goodbyeMs);
    await Promise.all([...this.#clients].map(({ socket }) => new Promise((resolve) => socket.once("close", resolve))));
    clearTimeout(impatience);
    while (this.#doing.size) await Promise.all(this.#doing);
  }

  #open(socket: WebSocket, request: IncomingMessage): void {
    const outlet = new Outlet(socket, this.#limits.waitingBytes);
    const client: Client = { socket, outlet, request, deliveries: new Set(), ids: new Set() };
    this.#clients.add(client);
    const isAlive = this.#watch(socket);
    // Broken frames and lost connections; the closing that follows says all that is needed.
    socket.on("error", () => undefined);
    const closed = this.#protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => outlet.send(text),
        // A reason may repeat a name that the client chose, and a longer one than fits into a frame would be thrown back at us.
        close: (code, reason) => socket.close(code, reason?.slice(0, REASON_CHARACTERS_MAX)),
        onMessage: (take) =>
          socket.on("message", (data: Buffer) => {
            isAlive();
            outlet.brake();
            if (socket.readyState === socket.OPEN) this.#do(() => take(data.toString()), client);
          }),
      },
      client,
    );
    socket.once("close", (code, reason) => {
      this.#clients.delete(client);
      this.#do(() => closed(code, reason.toString()));
      this.#endAll(client);
      this.options.log.debug({ code }, "socket closed");
    });
  }

  #endAll({ deliveries }: Client): void {
    for (const delivery of deliveries) this.#do(async () => void (await delivery.return()));
  }

  /** Drops a socket that gives no sign of life twice in a row; what is returned tells of one. */
  #watch(socket: WebSocket): () => void {
    let unanswered = 0;
    const isAlive = () => void (unanswered = 0);
    const timer = setInterval(() => {
      if (unanswered++ < 2) socket.ping();
      else socket.terminate();
    }, this.#limits.pingMs);
    socket.on("pong", isAlive);
    socket.once("close", () => clearInterval(timer));
    return isAlive;
  }

  #do(work: () => Promise<void>, client?: Client): void {
    const doing = work()
      .catch((error: unknown) => {
        if (error instanceof Error && MISPLACED.test(error.message)) return client?.socket.close(CLOSE.badRequest);
        this.#face.told(error);
        return client?.socket.close(CLOSE.internal, "INTERNAL_SERVER_ERROR");
      })
      .finally(() => this.#doing.delete(doing));
    this.#doing.add(doing);
  }

  #hooks(): ServerOptions<Record<string, unknown>, Client> {
    const tell = (errors: readonly GraphQLError[]): GraphQLFormattedError[] =>
      errors.map((error) => this.#face.told(error, error.toJSON()));
    return {
      connectionInitWaitTimeout: this.#limits.initMs,
      onConnect: (connection) => this.#admit(connection),
      onSubscribe: (connection, id, payload) => this.#subscribe(connection, id, payload),
      onComplete: ({ extra: client }, id) => void client.ids.delete(id),
      subscribe: ({ rootValue }) => rootValue as Delivery,
      onNext: (_connection, _id, _payload, _args, { errors, ...result }) => ({
        ...result,
        ...(errors && { errors: tell(errors) }),
      }),
      onError: (_connection, _id, _payload, errors) => tell(errors),
    };
  }

  /** Who opens the socket; one that is refused is closed with the code of the refusal as its reason. */
  async #admit({ connectionParams, extra: client }: ClientConnection): Promise<boolean> {
    const { socket, request } = client;
    const authorization = connectionParams?.authorization ?? request.headers.authorization;
    try {
      if (authorization !== undefined && typeof authorization !== "string") throw new Refusal("UNAUTHENTICATED");
      client.authorization = authorization;
      const { bearer } = await this.#contextOf(client);
      client.keyId = bearer?.keyId ?? null;
      const count = [...this.#clients].filter(({ keyId }) => keyId === client.keyId).length;
      if (count > (bearer ? this.#limits.socketsOfKey : this.#limits.socketsWithoutKey)) {
        throw new Refusal("TOO_MANY_SUBSCRIPTIONS");
      }
      return true;
    } catch (error) {
      const code = this.#face.told(error).extensions!.code as string;
      const closing = { UNAUTHENTICATED: CLOSE.forbidden, INTERNAL_SERVER_ERROR: CLOSE.internal }[code];
      socket.close(closing ?? CLOSE.tryLater, code);
      return false;
    }
  }

  #contextOf({ authorization, request }: Client): Promise<Context> {
    return this.options.contextFor(authorization, request.headers["accept-language"] ?? "");
  }

  async #subscribe({ extra: client }: ClientConnection, id: string, asked: AskedSubscription) {
    const { deliveries, ids, outlet, socket } = client;
    if (ids.has(id)) {
      socket.close(CLOSE.idInUse, `Subscriber for ${id} already exists`.slice(0, REASON_CHARACTERS_MAX));
      return errorsOf(new Refusal("BAD_REQUEST"));
    }
    ids.add(id);
    const contextOf = () => this.#contextOf(client);
    let delivery: Delivery | null = null;
    try {
      this.#refuseTooMany(client);
      const made = new Delivery({
        feed: this.options.feed,
        contextOf,
        readerIsReady: () => outlet.drained(this.#limits.slowMs),
        lifeMs: this.#limits.lifeMs,
        onEnd: () => deliveries.delete(made),
      });
      // Counted before anything is waited for, or many at once would all find room.
      deliveries.add((delivery = made));
      const context = await contextOf();
      const question = questionOf(this.options.schema, asked, context.bearer);
      await delivery.begin(question, context);
      return { ...question, rootValue: delivery };
    } catch (error) {
      await delivery?.return();
      ids.delete(id);
      return errorsOf(error);
    }
  }

  #refuseTooMany({ deliveries, keyId }: Client): void {
    const { subscriptionsOfSocket, subscriptionsOfKey, subscriptionsWithoutKey, subscriptionsOfNode } = this.#limits;
    const heldBy = (clients: readonly Client[]) => clients.reduce((sum, client) => sum + client.deliveries.size, 0);
    const all = [...this.#clients];
    const alike = heldBy(all.filter((client) => client.keyId === keyId));
    const refuse = (sentence: string) => {
      throw new Refusal("TOO_MANY_SUBSCRIPTIONS", sentence);
    };
    if (deliveries.size >= subscriptionsOfSocket) refuse(`A socket carries ${subscriptionsOfSocket} subscriptions`);
    if (keyId && alike >= subscriptionsOfKey) refuse(`A key carries ${subscriptionsOfKey} subscriptions`);
    if (!keyId && alike >= subscriptionsWithoutKey) {
      refuse(`All who come without a key share ${subscriptionsWithoutKey} subscriptions`);
    }
    if (heldBy(all) >= subscriptionsOfNode) refuse(`This node carries ${subscriptionsOfNode} subscriptions`);
  }
}

function errorsOf(error: unknown): readonly GraphQLError[] {
  if (error instanceof QuestionRefused) return error.errors;
  if (error instanceof GraphQLError) return [error];
  const originalError = error instanceof Error ? error : new Error("It could not begin", { cause: error });
  return [new GraphQLError(originalError.message, { originalError })];
}
