// The composition root: the only place that knows all rooms, and puts a running node together from them.
import type { IncomingMessage } from "node:http";
import path from "node:path";
import { Keys } from "./access/keys";
import { seesOf } from "./access/roles";
import { createApollo } from "./api/apollo";
import { bearerIn } from "./api/authentication";
import { downloadRoutes } from "./api/http.downloads";
import { createHttpServer } from "./api/http.server";
import { buildSchema } from "./api/schema";
import type { SubscriptionLimits } from "./api/subscriptions.limits";
import { SubscriptionSockets } from "./api/subscriptions.socket";
import { type Config, PROJECT_DIRECTORY } from "./core/config";
import { Context } from "./core/context";
import { makeLog } from "./core/log";
import { importFile } from "./exchange/import/import.service";
import { Graph, GRAPH, GRAPH_OPTIONS, type GraphOptions } from "./graph/graph";
import { Feed } from "./ledger/feed";
import { WakeUp, type WakeUpTimes } from "./ledger/wake-up";
import { DEMONSTRATION_DATA, openStorage, type Report, type Storage } from "./storage";

export interface RunningNode extends Storage {
  /** Where it listens, as http://127.0.0.1:4000 */
  readonly url: string;
}

export interface NodeOptions {
  /** Other bounds and times than those of operation, for tests that wait for just them. */
  readonly subscriptions?: Partial<SubscriptionLimits>;
  readonly wakeUp?: Partial<WakeUpTimes>;
  readonly graph?: Partial<GraphOptions>;
}

/** Starts a whole node; `close()` lets requests in flight finish, then closes the database. */
export async function startNode(config: Config, report: Report, options: NodeOptions = {}): Promise<RunningNode> {
  const log = makeLog(config.logLevel);
  const storage = await openStorage(config, report);
  const { database, ledger } = storage;
  const wakeUp = new WakeUp(database.options.url, options.wakeUp);
  let graph: Graph | null = null;
  try {
    if (config.demo && (await ledger.isEmpty())) {
      const { records } = await importFile(ledger, DEMONSTRATION_DATA, { origin: config.origin });
      report(`Loaded the demonstration data: ${records} records (COUNTERWEIGHT_DEMO=false starts empty).`);
    }
    const keys = new Keys(database);
    graph = new Graph(
      database.options.url,
      wakeUp,
      (error) => log.error({ err: error }, "The graph in memory could not be kept current"),
      { ...GRAPH_OPTIONS, count: config.graphThreads, ...options.graph },
    );
    const provided = new Map([[GRAPH, graph]]);
    const contextFor = async (authorization: string | undefined, acceptLanguage: string): Promise<Context> => {
      const bearer = await bearerIn(authorization, keys);
      return new Context({
        reader: database,
        bearer,
        sees: seesOf(bearer?.role ?? null),
        origin: config.origin,
        acceptLanguage,
        fallbackLanguages: config.languages,
        provided,
      });
    };
    const feed = new Feed(database, wakeUp);
    const schema = buildSchema({ ledger, keys, feed });
    const apollo = await createApollo({ schema, log });
    const contextOf = ({ headers }: IncomingMessage) =>
      contextFor(headers.authorization, headers["accept-language"] ?? "");
    const http = createHttpServer({
      apollo,
      config,
      log,
      contextOf,
      plainRoutes: downloadRoutes({ database, contextOf }),
      sockets: new SubscriptionSockets({ schema, feed, log, contextFor, limits: options.subscriptions }),
      readiness: () => database.answers(),
      pagesDirectory: path.join(PROJECT_DIRECTORY, "web", "dist"),
    });
    const url = await http.listen();
    return {
      ...storage,
      url,
      close: async () => {
        await http.stop();
        await feed.close();
        await graph!.close();
        await storage.close();
      },
    };
  } catch (error) {
    await wakeUp.stop();
    await graph?.close();
    await storage.close();
    throw error;
  }
}
