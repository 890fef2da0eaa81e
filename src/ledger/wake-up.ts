// Wakes whoever follows the ledger when something may have been appended, by this process or by another on the same database.
// A wake-up promises nothing: Postgres drops notifications while nobody listens, and poolers swallow them. So it also comes
// after every reconnection and every few seconds, and what was appended is always read from the ledger itself.
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";

/** Said by every transaction that appends, at the moment when it is committed. */
export const CHANNEL = "counterweight_ledger";

export const WAKE_UP_TIMES = {
  pollMs: 3_000,
  /** After a lost connection; doubled while the next attempts fail too. */
  retryMsMin: 100,
  retryMsMax: 10_000,
  connectMs: 10_000,
} as const;

export type WakeUpTimes = Readonly<Record<keyof typeof WAKE_UP_TIMES, number>>;

export class WakeUp {
  readonly #times: WakeUpTimes;
  readonly #stopping = new AbortController();
  #client: Client | null = null;
  #poll: NodeJS.Timeout | null = null;
  #listening: Promise<void> | null = null;
  readonly #wakes = new Set<() => void>();

  constructor(
    private readonly databaseUrl: string,
    times: Partial<WakeUpTimes> = {},
  ) {
    this.#times = { ...WAKE_UP_TIMES, ...times };
  }

  /** From now on `wake` is called when there may be something new; once, however often it is given. */
  start(wake: () => void): void {
    this.#wakes.add(wake);
    if (this.#listening || this.#stopping.signal.aborted) return;
    const wakeAll = () => {
      for (const each of this.#wakes) each();
    };
    this.#poll = setInterval(wakeAll, this.#times.pollMs).unref();
    this.#listening = this.#listen(wakeAll);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#poll) clearInterval(this.#poll);
    await this.#client?.end().catch(() => undefined);
    await this.#listening;
  }

  async #listen(wake: () => void): Promise<void> {
    const { signal } = this.#stopping;
    const { retryMsMin, retryMsMax } = this.#times;
    for (let retryMs = retryMsMin; !signal.aborted; retryMs = Math.min(2 * retryMs, retryMsMax)) {
      if (await this.#listenOnce(wake)) retryMs = retryMsMin;
      await pause(retryMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Listens until the connection is lost. Resolves to whether there was one. */
  async #listenOnce(wake: () => void): Promise<boolean> {
    const client = new Client({
      connectionString: this.databaseUrl,
      connectionTimeoutMillis: this.#times.connectMs,
      keepAlive: true,
    });
    this.#client = client;
    const lost = new Promise<void>((resolve) => client.once("end", resolve));
    // A loss is told by "end" too; unheard, the error would end the process.
    client.on("error", () => undefined);
    client.on("notification", wake);
    let hasListened = false;
    const listen = async () => {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      hasListened = true;
      // What was appended before is not announced any more.
      wake();
      await lost;
    };
    // A client that is told to end while it connects never says whether it did.
    await Promise.race([listen(), lost]).catch(() => client.end().catch(() => undefined));
    return hasListened;
  }
}
