// The embedded Postgres as the rest of the server sees it: start it or join the one that runs, keep it running, stop it.
// It knows the order of the steps and leaves each of them to its neighbours; it knows nothing of SQL.
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "../../core/refusal";
import { type NativePackage, findNativePackage, runnableNative } from "./binaries";
import {
  type Cluster,
  SUPERUSER,
  clusterAt,
  ensureCluster,
  readPassword,
  rememberPort,
  rememberedPort,
} from "./cluster";
import { isAlive } from "./liveness";
import { type Place, findPlace } from "./place";
import { LOOPBACK, type Postmaster, StartFailure, findRunning, launch, stop } from "./postmaster";
import { withStartLock } from "./start-lock";

export interface EmbeddedPostgres {
  /** postgres://counterweight:PASSWORD@127.0.0.1:PORT/postgres; stays the same even if Postgres is relaunched. */
  readonly url: string;
  readonly port: number;
  /** true while another process of ours runs this cluster and we joined it; false once we had to take over. */
  readonly adopted: boolean;
  readonly pid: number;
  /** Stops Postgres if we own it (fast shutdown, resolves once it is down); an adopted one is left running. Idempotent. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The cluster lies in `postgres-NN` below it, NN being the major version. */
  readonly directory: string;
  /** false: fast and not safe against a power cut, for tests only. */
  readonly durable?: boolean;
  /** Progress in plain words, for the person at the terminal. */
  readonly report?: (line: string) => void;
  /** Further Postgres settings by name. */
  readonly settings?: Readonly<Record<string, string>>;
}

const WATCH_MS = 200;
/** Tries of one start: each meets another process that took the port or the cluster in the same moment. */
const TRIES_MAX = 5;
/** Longest wait for the last backends of a killed postmaster, which may be in the middle of a statement. */
const HELD_MAX_MS = 20_000;
const RELAUNCHES_MAX = 5;
const RELAUNCH_WINDOW_MS = 60_000;
/** Pause before the first, second... relaunch within the window: what fails at once is not hurried. */
const RELAUNCH_PAUSES_MS = [0, 500, 2_000, 5_000, 10_000];

/** All that a start needs to know, found once. */
interface Setup {
  readonly found: NativePackage;
  readonly place: Place;
  readonly cluster: Cluster;
  readonly durable: boolean;
  readonly settings: Readonly<Record<string, string>>;
  readonly report: (line: string) => void;
}

/** Whether the port is free; 0 asks for any. Answers the port or null. */
function freePort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
      const address = server.address() as net.AddressInfo;
      server.close(() => resolve(address.port));
    });
  });
}

async function choosePort(setup: Setup, fixedPort: number | null): Promise<number> {
  if (fixedPort !== null) return fixedPort;
  const last = rememberedPort(setup.cluster);
  const port = (last === null ? null : await freePort(last)) ?? (await freePort(0));
  if (port !== null) return port;
  throw new Refusal("EMBEDDED_POSTGRES_FAILED", `No port is free on ${LOOPBACK}.`);
}

interface Running {
  readonly postmaster: Postmaster;
  readonly native: string;
}

/** Joins the postmaster that runs, or starts one; under the start lock. `fixedPort` is set once a URL was handed out. */
async function startOrJoin(setup: Setup, fixedPort: number | null): Promise<Running> {
  const { found, place, cluster, durable, settings, report } = setup;
  const heldUntil = Date.now() + HELD_MAX_MS;
  for (let tries = 1; ; tries++) {
    const running = await findRunning(cluster);
    if (running !== null) return { postmaster: running, native: found.native };
    const native = await runnableNative(found, place.account, place.home, report);
    await ensureCluster(cluster, { native, account: place.account, durable, report });
    const port = await choosePort(setup, fixedPort);
    try {
      const postmaster = await launch({ cluster, native, account: place.account, port, durable, settings });
      rememberPort(cluster, port, place.account);
      return { postmaster, native };
    } catch (error) {
      if (!(error instanceof StartFailure)) throw error;
      const portRace = error.reason === "port taken" && fixedPort === null && tries < TRIES_MAX;
      const held = error.reason === "cluster held" && Date.now() < heldUntil;
      if (!portRace && !held) {
        const message = `Postgres did not start in ${cluster.directory}. Its own words:\n${error.message}`;
        throw new Refusal("EMBEDDED_POSTGRES_FAILED", message, {}, { cause: error });
      }
      await sleep(300);
    }
  }
}

class Supervised implements EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  private readonly watch: NodeJS.Timeout;
  private readonly ending = new AbortController();
  private relaunches: number[] = [];
  private recovery: Promise<void> | null = null;
  private ended: Promise<void> | null = null;

  constructor(
    private readonly setup: Setup,
    private running: Running,
  ) {
    this.port = running.postmaster.port;
    this.url = `postgres://${SUPERUSER}:${readPassword(setup.cluster)}@${LOOPBACK}:${this.port}/postgres`;
    this.watch = setInterval(() => this.look(), WATCH_MS);
    this.watch.unref();
    this.heed(running);
  }

  get adopted(): boolean {
    return this.running.postmaster.child === null;
  }

  get pid(): number {
    return this.running.postmaster.pid;
  }

  stop(): Promise<void> {
    this.ended ??= this.end();
    return this.ended;
  }

  private async end(): Promise<void> {
    clearInterval(this.watch);
    this.ending.abort();
    await this.recovery;
    await stop(this.running.postmaster, this.setup.cluster, this.running.native);
  }

  /** Our own child tells when it ends; one that we joined has to be looked at. */
  private heed(running: Running): void {
    running.postmaster.child?.once("exit", () => this.look());
  }

  private look(): void {
    if (this.ending.signal.aborted || this.recovery !== null || isAlive(this.pid)) return;
    this.recovery = this.recover().finally(() => (this.recovery = null));
  }

  /** Brings Postgres back on the same port, so that a pool with the same URL reconnects; gives up after a few times. */
  private async recover(): Promise<void> {
    const { cluster, report } = this.setup;
    report(
      this.adopted
        ? "The process that ran Postgres is gone; taking over."
        : "Postgres ended unexpectedly; starting it again.",
    );
    while (!this.ending.signal.aborted) {
      const now = Date.now();
      this.relaunches = this.relaunches.filter((time) => now - time < RELAUNCH_WINDOW_MS);
      const pauseMs = RELAUNCH_PAUSES_MS[this.relaunches.length];
      if (this.relaunches.length >= RELAUNCHES_MAX || pauseMs === undefined) {
        clearInterval(this.watch);
        report(
          `Postgres ended ${RELAUNCHES_MAX} times within a minute and is not started again. See ${cluster.logFile}`,
        );
        return;
      }
      await sleep(pauseMs, undefined, { signal: this.ending.signal }).catch(() => undefined);
      if (this.ending.signal.aborted) return;
      this.relaunches.push(Date.now());
      try {
        this.running = await withStartLock(cluster.lockFile, () => startOrJoin(this.setup, this.port));
        this.heed(this.running);
        if (this.running.postmaster.port === this.port) return;
        clearInterval(this.watch);
        report(
          `Postgres now runs on port ${this.running.postmaster.port} instead of ${this.port}; this process must be started again.`,
        );
        return;
      } catch (error) {
        report(`Postgres could not be started again: ${(error as Error).message}`);
      }
    }
  }
}

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { directory, durable = true, settings = {}, report = () => undefined } = options;
  const found = findNativePackage();
  const place = findPlace(directory, found.major, report);
  const cluster = clusterAt(place.home, found.major);
  const setup: Setup = { found, place, cluster, durable, settings, report };
  const running = await withStartLock(cluster.lockFile, () => startOrJoin(setup, null));
  if (running.postmaster.child === null) report("Joined the Postgres that another process runs for this folder.");
  return new Supervised(setup, running);
}
