// Lets one process at a time prepare and start a cluster. It is a courtesy that saves double work, not the last guard:
// a finished cluster appears by one rename, and Postgres itself admits one postmaster to a data directory. So a lock
// that is taken over a moment too early costs time and no data.
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "../../core/refusal";
import { identityOf, isSameProcess } from "./liveness";

const POLL_MS = 50;
const WAIT_MAX_MS = 300_000;
/** A lock file without content is one being written; after this long its writer must have died. */
const EMPTY_MAX_MS = 5_000;

/** Nonces of the locks this very process holds: its own id in a lock file may also stem from its predecessor. */
const ownNonces = new Set<string>();

function readText(file: string): string | null {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function isHeld(file: string, content: string): boolean {
  if (content === "") {
    const written = fs.statSync(file, { throwIfNoEntry: false });
    return written !== undefined && Date.now() - written.mtimeMs < EMPTY_MAX_MS;
  }
  const [pid, mark, nonce = ""] = content.split(" ");
  if (Number(pid) === process.pid) return ownNonces.has(nonce);
  return isSameProcess(`${pid} ${mark}`);
}

/** Moves an abandoned lock away; should it meanwhile have become somebody's, it is put back. */
function removeAbandoned(file: string, judged: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    fs.renameSync(file, aside);
    if (readText(aside) !== judged) fs.linkSync(aside, file);
  } catch {
    // Somebody else was faster; the next round of waiting sees how things stand.
  }
  fs.rmSync(aside, { force: true });
}

function take(file: string, content: string): boolean {
  try {
    fs.writeFileSync(file, content, { flag: "wx", mode: 0o644 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

export async function withStartLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const nonce = randomUUID();
  const content = `${identityOf(process.pid)} ${nonce}`;
  const deadline = Date.now() + WAIT_MAX_MS;
  ownNonces.add(nonce);
  try {
    while (!take(file, content)) {
      const holder = readText(file);
      if (holder !== null && !isHeld(file, holder)) removeAbandoned(file, holder);
      else if (Date.now() > deadline) {
        const message = `Process ${holder?.split(" ")[0]} has been starting this database for minutes. End it, then remove ${file}.`;
        throw new Refusal("EMBEDDED_POSTGRES_FAILED", message);
      } else await sleep(POLL_MS);
    }
    return await work();
  } finally {
    ownNonces.delete(nonce);
    if (readText(file) === content) fs.rmSync(file, { force: true });
  }
}
