// Decides in which folder the cluster lies, the same one at every start. It reads folders and permissions, starts
// nothing, and would rather refuse than begin an empty database beside one that already holds somebody's work.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Refusal } from "../../core/refusal";
import { type Account, canReach, chooseAccount, weAreRoot } from "./account";

/** For root only: where an unprivileged account can get to when the project lies in a closed home. */
const SHARED_HOME = "/var/lib/counterweight";
/** Left in the project's own folder, so that the cluster is found again after the project has been moved or opened. */
const SIGNPOST = "postgres-location";

export interface Place {
  /** The folder that holds `postgres-NN`. */
  readonly home: string;
  readonly account: Account | null;
}

export const clusterName = (major: number): string => `postgres-${major}`;

function majorsIn(home: string): number[] {
  if (!fs.existsSync(home)) return [];
  return fs
    .readdirSync(home)
    .map((name) => /^postgres-(\d+)$/.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number);
}

function readSignpost(directory: string): string | null {
  const file = path.join(directory, SIGNPOST);
  if (!fs.existsSync(file)) return null;
  const home = path.resolve(fs.readFileSync(file, "utf8").trim());
  // Only to where we send clusters ourselves: the file is text that anybody may have edited.
  return path.dirname(home) === SHARED_HOME ? home : null;
}

function sharedHomeFor(directory: string): string {
  const digest = createHash("sha256").update(fs.realpathSync(directory)).digest("hex");
  return path.join(SHARED_HOME, digest.slice(0, 16));
}

function makeDirectory(directory: string): void {
  try {
    const made = fs.mkdirSync(directory, { recursive: true, mode: weAreRoot() ? 0o755 : 0o700 });
    if (made !== undefined && weAreRoot()) fs.chmodSync(directory, 0o755);
    fs.accessSync(directory, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    const message = `The folder ${directory} cannot be written (${(error as Error).message}). Set COUNTERWEIGHT_DATA_DIR to one that can.`;
    throw new Refusal("EMBEDDED_POSTGRES_FAILED", message, {}, { cause: error });
  }
}

function refuseOtherMajor(home: string, major: number): void {
  const majors = majorsIn(home);
  const other = Math.max(...majors.filter((found) => found !== major));
  if (majors.includes(major) || other === Number.NEGATIVE_INFINITY) return;
  throw new Refusal(
    "OTHER_POSTGRES_MAJOR",
    `${path.join(home, clusterName(other))} was made by Postgres ${other}; this version brings Postgres ${major} and would begin ` +
      `an empty database in ${path.join(home, clusterName(major))}. docs/operations.md tells how to carry the data over.`,
    { found: other, wanted: major },
  );
}

/**
 * A folder that was just made for us (by mkdtemp, or under a strict umask) is opened for passing through, not for
 * listing. Only while it is empty: what already lies in a closed folder was meant to be closed.
 */
function openEmpty(account: Account | null, directory: string): void {
  if (account === null || fs.readdirSync(directory).length > 0 || canReach(account, directory)) return;
  const facts = fs.statSync(directory);
  if (facts.uid === process.getuid?.()) fs.chmodSync(directory, (facts.mode & 0o777) | 0o011);
}

/** Ownership of an existing cluster decides as whom it runs; none yet: null. */
function ownerOf(home: string, major: number): { uid: number; gid: number } | null {
  const facts = fs.statSync(path.join(home, clusterName(major), "data"), { throwIfNoEntry: false });
  return facts === undefined ? null : { uid: facts.uid, gid: facts.gid };
}

function existingPlace(home: string, major: number): Place {
  refuseOtherMajor(home, major);
  const owner = ownerOf(home, major);
  const data = path.join(home, clusterName(major), "data");
  const we = process.getuid?.();
  if (owner !== null && we !== undefined && owner.uid !== we && we !== 0) {
    const message = `${data} belongs to another account (uid ${owner.uid}): start as that account or as root, or set COUNTERWEIGHT_DATA_DIR to another folder.`;
    throw new Refusal("EMBEDDED_POSTGRES_FAILED", message);
  }
  const account = chooseAccount(owner);
  if (account !== null && owner?.uid === 0) {
    const message = `${data} belongs to root, as whom Postgres does not run. Give it back: chown -R ${account.uid}:${account.gid} ${data}`;
    throw new Refusal("EMBEDDED_POSTGRES_FAILED", message);
  }
  if (!canReach(account, path.join(home, clusterName(major)))) {
    const message = `The database lies in ${home}, which the account "${account?.name}" can no longer enter. Open the folders above it (chmod o+x).`;
    throw new Refusal("EMBEDDED_POSTGRES_FAILED", message);
  }
  return { home, account };
}

/** The parents of a relocated cluster must be root's alone: whoever can rename them can put another database there. */
function makeSharedHome(home: string): void {
  for (const folder of [SHARED_HOME, home]) {
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
    const facts = fs.lstatSync(folder);
    if (!facts.isDirectory() || facts.uid !== 0 || (facts.mode & 0o022) !== 0) {
      const message = `${folder} is not root's alone, so no database is put there. Set COUNTERWEIGHT_DATA_DIR to another folder.`;
      throw new Refusal("EMBEDDED_POSTGRES_FAILED", message);
    }
    fs.chmodSync(folder, 0o755);
  }
}

export function findPlace(directory: string, major: number, report: (line: string) => void): Place {
  makeDirectory(directory);
  if (majorsIn(directory).length > 0) return existingPlace(directory, major);
  const elsewhere = [readSignpost(directory), sharedHomeFor(directory)];
  for (const home of elsewhere) {
    if (home === null || majorsIn(home).length === 0) continue;
    report(`The database lies in ${home}.`);
    return existingPlace(home, major);
  }
  const account = chooseAccount(null);
  openEmpty(account, directory);
  if (canReach(account, directory)) return { home: directory, account };
  const home = sharedHomeFor(directory);
  report(`The database is put into ${home}, because the account "${account?.name}" cannot enter ${directory}.`);
  makeSharedHome(home);
  if (!canReach(account, home)) {
    const message = `The account "${account?.name}" can enter neither ${directory} nor ${home}. Set COUNTERWEIGHT_DATA_DIR to a folder it can enter.`;
    throw new Refusal("EMBEDDED_POSTGRES_FAILED", message);
  }
  fs.writeFileSync(path.join(directory, SIGNPOST), `${home}\n`);
  return { home, account };
}
