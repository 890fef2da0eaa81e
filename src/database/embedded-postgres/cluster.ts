// One cluster on disk: making it, and the small files beside its data (password, port, owner, log). It knows what the
// files mean and neither starts nor stops a server.
import { randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Refusal } from "../../core/refusal";
import { type Account, giveTo, runAs } from "./account";
import { programIn } from "./binaries";
import { identityOf, isSameProcess } from "./liveness";
import { clusterName } from "./place";

export const SUPERUSER = "counterweight";
const LOG_BYTES_MAX = 1_048_576;

export interface Cluster {
  readonly directory: string;
  readonly data: string;
  readonly lockFile: string;
  readonly logFile: string;
}

export function clusterAt(home: string, major: number): Cluster {
  const directory = path.join(home, clusterName(major));
  return {
    directory,
    data: path.join(directory, "data"),
    // Beside the cluster and not inside: it is taken before the cluster exists.
    lockFile: path.join(home, `${clusterName(major)}.lock`),
    logFile: path.join(directory, "postgres.log"),
  };
}

/** What postmaster.pid tells; `status` is empty while Postgres is still writing the file. */
export interface PidFile {
  readonly content: string;
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

export function readPidFile(cluster: Cluster): PidFile | null {
  let content: string;
  try {
    content = fs.readFileSync(path.join(cluster.data, "postmaster.pid"), "utf8");
  } catch {
    return null;
  }
  const lines = content.split("\n");
  return { content, pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? "" };
}

/**
 * Postgres clears a stale file itself unless the old process id now belongs to another process of the same account,
 * which is usual in restarted containers. Only the content that was judged stale is removed.
 */
export function removeStalePidFile(cluster: Cluster, stale: PidFile): void {
  const file = path.join(cluster.data, "postmaster.pid");
  const aside = path.join(cluster.data, `postmaster.pid.${randomUUID()}`);
  try {
    fs.renameSync(file, aside);
    if (fs.readFileSync(aside, "utf8") !== stale.content) fs.linkSync(aside, file);
  } catch {
    // Already gone, or replaced by a living postmaster's: either way there is nothing left to remove.
  }
  fs.rmSync(aside, { force: true });
}

/** By rename, so that no reader meets half a file and a link planted in its place is not followed. */
function replaceFile(cluster: Cluster, name: string, content: string, account: Account | null): void {
  const making = path.join(cluster.directory, `.${name}.${randomUUID()}`);
  fs.writeFileSync(making, content, { flag: "wx", mode: 0o600 });
  giveTo(account, making);
  fs.renameSync(making, path.join(cluster.directory, name));
}

function readWord(cluster: Cluster, name: string): string {
  try {
    return fs.readFileSync(path.join(cluster.directory, name), "utf8").trim();
  } catch {
    return "";
  }
}

export function readPassword(cluster: Cluster): string {
  const password = readWord(cluster, "password");
  if (password !== "") return password;
  const message = `The password of the database in ${cluster.directory} cannot be read: its file "password" is missing, empty or closed to this account.`;
  throw new Refusal("EMBEDDED_POSTGRES_FAILED", message);
}

/** The port of the last start, so that addresses noted down elsewhere stay right; null when there is none. */
export function rememberedPort(cluster: Cluster): number | null {
  const port = Number(readWord(cluster, "port"));
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
}

export function rememberPort(cluster: Cluster, port: number, account: Account | null): void {
  if (rememberedPort(cluster) !== port) replaceFile(cluster, "port", `${port}\n`, account);
}

/** Notes that this process is about to start the postmaster and is answerable for its end. */
export function rememberOwner(cluster: Cluster, account: Account | null): void {
  replaceFile(cluster, "owner", `${identityOf(process.pid)}\n`, account);
}

/** Whether the process that started the postmaster lives; without a note, yes: it is not for us to judge. */
export function ownerLives(cluster: Cluster): boolean {
  const owner = readWord(cluster, "owner");
  return owner === "" || isSameProcess(owner);
}

/** Opens Postgres' own log for appending; an overlong one is set aside first, at most one such is kept. */
export function openLog(
  cluster: Cluster,
  account: Account | null,
): { readonly descriptor: number; readonly offset: number } {
  const size = fs.lstatSync(cluster.logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_BYTES_MAX) fs.renameSync(cluster.logFile, `${cluster.logFile}.1`);
  const { O_WRONLY, O_APPEND, O_CREAT } = fs.constants;
  const flags = O_WRONLY | O_APPEND | O_CREAT | (process.platform === "win32" ? 0 : fs.constants.O_NOFOLLOW);
  const descriptor = fs.openSync(cluster.logFile, flags, 0o600);
  if (account !== null) fs.fchownSync(descriptor, account.uid, account.gid);
  return { descriptor, offset: fs.fstatSync(descriptor).size };
}

/** What Postgres wrote since `offset`, at most the last `linesMax` lines. */
export function logSince(cluster: Cluster, offset: number, linesMax = 8): string {
  const text = fs.readFileSync(cluster.logFile).subarray(offset).toString("utf8").trim();
  return text.split("\n").slice(-linesMax).join("\n");
}

/** Folders that a start killed during initdb left behind. Only the holder of the start lock makes or removes them. */
function removeAbandoned(cluster: Cluster): void {
  const home = path.dirname(cluster.directory);
  const prefix = `.making-${path.basename(cluster.directory)}-`;
  for (const name of fs.readdirSync(home)) {
    if (name.startsWith(prefix)) fs.rmSync(path.join(home, name), { recursive: true, force: true });
  }
}

/** true: there is a whole cluster. false: there is none, and what was half made no longer stands in the way. */
function isWhole(cluster: Cluster, report: (line: string) => void): boolean {
  if (!fs.existsSync(cluster.directory)) return false;
  const has = (name: string): boolean => fs.existsSync(path.join(cluster.directory, name));
  const parts = ["data/PG_VERSION", "data/global/pg_control", "password"];
  const missing = parts.filter((name) => !has(name));
  if (missing.length === 0) return true;
  if (has("port")) {
    const message = `The database in ${cluster.directory} has run before and now lacks ${missing.join(" and ")}. It is left as it is: restore it from a backup, or move the folder away to begin anew.`;
    throw new Refusal("EMBEDDED_POSTGRES_FAILED", message);
  }
  // It never ran (no port was remembered), so it holds nobody's work. Moved and not removed all the same.
  const aside = `${cluster.directory}.half-made-${Date.now()}`;
  fs.renameSync(cluster.directory, aside);
  report(`A database that was never finished was moved to ${aside}; it may be removed.`);
  return false;
}

async function runInitdb(
  native: string,
  data: string,
  passwordFile: string,
  account: Account | null,
  durable: boolean,
) {
  const made = await runAs(account, programIn(native, "initdb"), [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // Sorting and case that are the same on every machine, whatever locales its system brings.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(durable ? [] : ["--no-sync"]),
  ]);
  if (!made.succeeded) {
    const words = made.words.trim().split("\n").slice(-8).join("\n");
    throw new Refusal("EMBEDDED_POSTGRES_FAILED", `The database could not be created. initdb says:\n${words}`);
  }
}

export interface Making {
  readonly native: string;
  readonly account: Account | null;
  readonly durable: boolean;
  readonly report: (line: string) => void;
}

/** Makes the cluster unless it is there: under a temporary name, so that it appears whole or not at all. */
export async function ensureCluster(cluster: Cluster, { native, account, durable, report }: Making): Promise<void> {
  if (isWhole(cluster, report)) return;
  removeAbandoned(cluster);
  report("Creating the database (first start only)...");
  const home = path.dirname(cluster.directory);
  const making = path.join(home, `.making-${path.basename(cluster.directory)}-${randomUUID()}`);
  const [data, passwordFile] = [path.join(making, "data"), path.join(making, "password")];
  try {
    fs.mkdirSync(making);
    // The account passes through to its data; the folder itself stays ours, so it cannot plant links for root to follow.
    fs.chmodSync(making, account === null ? 0o700 : 0o711);
    fs.mkdirSync(data, { mode: 0o700 });
    fs.writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
    giveTo(account, data);
    giveTo(account, passwordFile);
    await runInitdb(native, data, passwordFile, account, durable);
    fs.renameSync(making, cluster.directory);
  } finally {
    fs.rmSync(making, { recursive: true, force: true });
  }
}
