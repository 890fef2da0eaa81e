// Keeps a snapshot current: builds it, follows the ledger by patches, and builds another beside it where a patch will not do. What
// changes while one is built is not lost: it is read from the ledger behind the position that the new one tells.
import path from "node:path";
import { Worker } from "node:worker_threads";
import { Client } from "pg";
import { Changes } from "./changes";
import { NeedsRebuilding } from "./needs-rebuilding";
import type { Reading } from "./reading";
import { WHOLE } from "./records.sql";
import { Snapshot } from "./snapshot";
import { bytesOf, type SnapshotMemory } from "./snapshot.memory";
import { COMPILED, type Threads } from "./threads";
import { VOCABULARY } from "./vocabulary";

const BEGIN = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 60000`;
/** After a failure, as when the database cannot be reached. */
const RETRY_MS = 1_000;

interface Kept {
  readonly snapshot: Snapshot;
  readonly changes: Changes;
}

export class Keeper {
  #kept: Kept | null = null;
  #client: Client | null = null;
  #working: Promise<void> | null = null;
  #isAwake = true;
  #isClosed = false;
  #builder: Worker | null = null;
  #buildMs = 0;
  #builtAt: Date | null = null;
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly databaseUrl: string,
    private readonly threads: Threads,
    private readonly report: (error: unknown) => void,
  ) {}

  /** The last entry of the ledger that answers reflect; null: nothing is built yet. */
  get position(): bigint | null {
    return this.#kept && BigInt(this.#kept.snapshot.position);
  }

  /** Whether another is built at the moment, which takes about as long as the last one did. */
  get isBuilding(): boolean {
    return this.#builder !== null;
  }

  /** How large it is, and how long the last building took. */
  get figures(): { memory: SnapshotMemory; actors: number; bytes: number; buildMs: number; builtAt: Date } | null {
    if (!this.#kept) return null;
    const { memory, actorCount } = this.#kept.snapshot;
    return { memory, actors: actorCount, bytes: bytesOf(memory), buildMs: this.#buildMs, builtAt: this.#builtAt! };
  }

  /** There may be something new. */
  readonly wake = (): void => {
    this.#isAwake = true;
    this.#work();
  };

  /** Waits until answers reflect a position; false where that takes longer. */
  async reach(position: bigint, waitMs: number): Promise<boolean> {
    const reached = () => this.position !== null && this.position >= position;
    if (reached()) return true;
    this.wake();
    const late = performance.now() + waitMs;
    while (!reached() && !this.#isClosed && performance.now() < late) {
      await new Promise<void>((resolve) => {
        const go = () => {
          clearTimeout(timer);
          this.#waiting.delete(go);
          resolve();
        };
        const timer = setTimeout(go, Math.max(1, late - performance.now()));
        this.#waiting.add(go);
      });
    }
    return reached();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#builder?.terminate();
    await this.#client?.end().catch(() => undefined);
    await this.#working;
    // One that was connecting meanwhile.
    await this.#client?.end().catch(() => undefined);
    this.#tellWaiting();
  }

  /** One thing at a time; what comes meanwhile is done next. */
  #work(): void {
    if (this.#working || !this.#isAwake || this.#isClosed) return;
    this.#isAwake = false;
    this.#working = this.#catchUp()
      .catch(async (error: unknown) => {
        if (this.#isClosed) return;
        this.report(error);
        this.#client = null;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
        this.#isAwake = true;
      })
      .finally(() => {
        this.#working = null;
        this.#tellWaiting();
        this.#work();
      });
  }

  async #catchUp(): Promise<void> {
    if (!this.#kept) await this.#build();
    try {
      while (!this.#isClosed && (await this.#patch())) this.#tellWaiting();
    } catch (error) {
      if (this.#isClosed) return;
      // Half of a patch may be noted by now: after any failure, only a new reading is sure to be whole.
      if (!(error instanceof NeedsRebuilding)) this.report(error);
      await this.#build();
      this.#isAwake = true;
    }
  }

  /** Whether there was something to do. */
  async #patch(): Promise<boolean> {
    const { snapshot, changes } = this.#kept!;
    const client = await this.#connected();
    await client.query(BEGIN);
    // Whatever comes of it: in a transaction that is left open, the next reading would see the same moment again.
    const patch = await changes.read(client).finally(() => client.query("COMMIT").catch(() => undefined));
    if (!patch) return false;
    snapshot.apply(patch);
    this.threads.patch(patch);
    return true;
  }

  async #build(): Promise<void> {
    const began = performance.now();
    const memory = await this.#read().finally(() => (this.#builder = null));
    this.#buildMs = performance.now() - began;
    this.#builtAt = new Date();
    const snapshot = new Snapshot(memory);
    this.#kept = { snapshot, changes: new Changes(snapshot) };
    this.threads.show(memory);
    this.#tellWaiting();
  }

  #read(): Promise<SnapshotMemory> {
    const workerData: Reading = { databaseUrl: this.databaseUrl, readings: WHOLE, vocabulary: VOCABULARY };
    return new Promise((resolve, reject) => {
      const builder = new Worker(path.join(COMPILED, "reading.thread.js"), { workerData });
      this.#builder = builder;
      builder.once("message", (memory: SnapshotMemory) => {
        resolve(memory);
        void builder.terminate();
      });
      builder.once("error", reject);
      builder.once("exit", () => reject(new Error("The reading of the graph has ended early")));
    });
  }

  async #connected(): Promise<Client> {
    if (this.#client) return this.#client;
    const client = new Client({ connectionString: this.databaseUrl, keepAlive: true });
    // A lost connection is told by the next statement; unheard, this would end the process.
    client.on("error", () => (this.#client = null));
    await client.connect();
    return (this.#client = client);
  }

  #tellWaiting(): void {
    for (const go of [...this.#waiting]) go();
  }
}
