// One run of Postgres: starting it, waiting until it is ready, finding one that already runs, stopping it. It knows
// processes and sockets, and decides nothing about when to start again.
import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "../../core/refusal";
import { type Account, CHILD_ENVIRONMENT, identityOptions, runAs } from "./account";
import { programIn } from "./binaries";
import { type Cluster, logSince, openLog, ownerLives, readPidFile, rememberOwner, removeStalePidFile } from "./cluster";
import { canBePostmaster, isAlive, isTaken } from "./liveness";
import { DISMISSAL, guardedCommand } from "./watchdog";

const POLL_MS = 10;
/** Recovery after a crash may replay much; longer than this nobody waits without being told what is wrong. */
const READY_MAX_MS = 300_000;
const ANSWER_MAX_MS = 5_000;
/** How long the watcher of a dead owner may need before we stop that orphan ourselves. */
const ORPHAN_MAX_MS = 5_000;
/** After this long a fast shutdown is followed by an immediate one; the next start then recovers from the log. */
const STOP_FAST_MAX_MS = 30_000;

export const LOOPBACK = "127.0.0.1";

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Set when this process started it; only then may it stop it. */
  readonly child: ChildProcess | null;
}

/** Why Postgres ended during its start, as far as the caller can do something about it. */
export class StartFailure extends Error {
  constructor(
    readonly reason: "port taken" | "cluster held" | "other",
    words: string,
  ) {
    super(words);
  }

  static from(words: string): StartFailure {
    if (/could not bind|Address already in use/.test(words)) return new StartFailure("port taken", words);
    if (/postmaster\.pid" already exists|shared memory block .* is still in use/.test(words)) {
      return new StartFailure("cluster held", words);
    }
    return new StartFailure("other", words);
  }
}

export interface Launch {
  readonly cluster: Cluster;
  readonly native: string;
  readonly account: Account | null;
  readonly port: number;
  readonly durable: boolean;
  readonly settings: Readonly<Record<string, string>>;
}

function settingsOf({ port, durable, settings }: Launch): Record<string, string> {
  return {
    max_connections: "100",
    timezone: "UTC",
    log_timezone: "UTC",
    idle_in_transaction_session_timeout: "60s",
    // A client that was killed must not leave its question running. Windows cannot tell, and refuses the setting.
    ...(process.platform === "win32" ? {} : { client_connection_check_interval: "1s" }),
    // Starts, stops and fatal errors only: errors of single statements carry what people typed. Terse, because even the line
    // about a crash would tell in its details which statement was running.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_statement: "none",
    log_checkpoints: "off",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
    ...settings,
    // Last, so that no setting opens the database to a network.
    listen_addresses: LOOPBACK,
    unix_socket_directories: "",
    port: String(port),
  };
}

/**
 * Sends the eight bytes that ask for encryption, which a healthy postmaster answers with one letter. A mere connection
 * proves nothing: the kernel accepts it even for a process that is stopped.
 */
export function answers(port: number, waitMs = 2_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, LOOPBACK, () => socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])));
    const settle = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(waitMs, () => settle(false));
    socket.once("data", () => settle(true));
    socket.once("error", () => settle(false));
    socket.once("close", () => settle(false));
  });
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

/** Starts Postgres and resolves when it takes connections; a StartFailure carries its own last words. */
export async function launch(wanted: Launch): Promise<Postmaster> {
  const { cluster, native, account, port } = wanted;
  const settings = Object.entries(settingsOf(wanted)).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = guardedCommand(programIn(native, "postgres"), ["-D", cluster.data, ...settings]);
  rememberOwner(cluster, account);
  const log = openLog(cluster, account);
  const child = spawn(command.program, command.parameters, {
    ...identityOptions(account),
    cwd: command.guarded ? "/" : native,
    env: CHILD_ENVIRONMENT,
    // Its own session: Ctrl-C in the terminal is for us, and we stop Postgres last.
    detached: command.guarded,
    stdio: ["ignore", log.descriptor, log.descriptor, command.guarded ? "pipe" : "ignore"],
    windowsHide: true,
  });
  fs.closeSync(log.descriptor);
  let spawnError: Error | null = null;
  child.once("error", (error) => (spawnError = error));
  const leash = child.stdio[3] as Duplex | null | undefined;
  leash?.on("error", () => undefined);
  child.once("exit", () => leash?.end(DISMISSAL));

  const deadline = Date.now() + READY_MAX_MS;
  for (;;) {
    await sleep(POLL_MS);
    if (hasEnded(child))
      throw StartFailure.from(spawnError === null ? logSince(cluster, log.offset) : String(spawnError));
    const pidFile = readPidFile(cluster);
    if (pidFile?.pid === child.pid && pidFile?.status === "ready") break;
    if (Date.now() > deadline) {
      child.kill("SIGQUIT");
      throw new StartFailure("other", `not ready after ${READY_MAX_MS / 1000} s\n${logSince(cluster, log.offset)}`);
    }
  }
  // Postgres must not keep a program running that has nothing else left to do; the watcher stops it then.
  child.unref();
  (leash as net.Socket | null | undefined)?.unref();
  return { pid: child.pid as number, port, child };
}

/** The postmaster that already runs on this cluster, once it is ready; null when there is none (any more). */
export async function findRunning(cluster: Cluster): Promise<Postmaster | null> {
  const began = Date.now();
  let interrupted = false;
  for (;;) {
    const pidFile = readPidFile(cluster);
    if (pidFile === null) return null;
    const { pid, port, status } = pidFile;
    if (!isAlive(pid) || !canBePostmaster(pid, cluster.data)) {
      // A plainly dead one is left to Postgres, which also looks whether its backends are still at the files.
      if (isTaken(pid)) removeStalePidFile(cluster, pidFile);
      return null;
    }
    const waitedMs = Date.now() - began;
    // Without its owner it is about to be stopped by the watcher. Windows has none, so there it is taken as it is.
    const orphaned = process.platform !== "win32" && !ownerLives(cluster);
    if (!orphaned && status === "ready" && (await answers(port))) return { pid, port, child: null };
    if (orphaned && waitedMs > ORPHAN_MAX_MS && !interrupted) {
      interrupted = true;
      signal(pid, "SIGINT");
    }
    if (waitedMs > (status === "ready" && !orphaned ? ANSWER_MAX_MS : READY_MAX_MS)) {
      const message = `Process ${pid} holds the database in ${cluster.data} but does not answer on ${LOOPBACK}:${port}. End that process, then start again.`;
      throw new Refusal("EMBEDDED_POSTGRES_FAILED", message, { pid, port });
    }
    await sleep(50);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in between.
  }
}

/** Waits for the exit itself and not for the silence of the process id: only then is the watcher dismissed. */
async function untilEnded(child: ChildProcess, waitMs: number): Promise<boolean> {
  child.ref();
  const deadline = Date.now() + waitMs;
  while (!hasEnded(child)) {
    if (Date.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/** Fast shutdown: clients are cut off, everything committed is written. Resolves once Postgres is down. */
export async function stop({ pid, child }: Postmaster, cluster: Cluster, native: string): Promise<void> {
  if (child === null || hasEnded(child)) return;
  if (process.platform === "win32") {
    // Signals end a process abruptly there; pg_ctl knows the way Postgres listens to.
    await runAs(null, programIn(native, "pg_ctl"), ["stop", "-D", cluster.data, "-m", "fast", "-w"]);
  } else {
    signal(pid, "SIGINT");
  }
  if (await untilEnded(child, STOP_FAST_MAX_MS)) return;
  signal(pid, "SIGQUIT");
  await untilEnded(child, STOP_FAST_MAX_MS);
}
