// Whether a process lives, and whether it is still the one that was meant. It knows process ids and nothing of databases
// beyond the name of the program. A number alone proves little: after a reboot or a container's restart, ids come again.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** Fields of /proc/PID/stat from the third on (state first); null where there is no /proc or no such process. */
function statFields(pid: number): string[] | null {
  if (process.platform !== "linux") return null;
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, "latin1");
    // The second field, the program's name, may itself hold spaces and brackets: cut behind its last bracket.
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

/** Whether the process id is in use at all, be it by a zombie or by somebody else's process. */
export function isTaken(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** A zombie counts as dead: in a container whose first process reaps nobody it would else be "alive" for ever. */
export function isAlive(pid: number): boolean {
  return isTaken(pid) && statFields(pid)?.[0] !== "Z";
}

/** What tells this process from a later one with the same id: its start in clock ticks; "-" where that cannot be known. */
export function startMark(pid: number): string {
  return statFields(pid)?.[19] ?? "-";
}

/** "PID MARK", for a file by which another process can later ask `isSameProcess`. */
export function identityOf(pid: number): string {
  return `${pid} ${startMark(pid)}`;
}

export function isSameProcess(identity: string): boolean {
  const [pid = "", mark = "-"] = identity.trim().split(" ");
  return isAlive(Number(pid)) && (mark === "-" || startMark(Number(pid)) === mark);
}

function realPath(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}

/**
 * Whether the living process `pid` can be the postmaster of this data directory. In doubt yes: taking a foreign process
 * for ours ends in a clear refusal, taking ours for a foreign one could end in two servers on the same files.
 */
export function canBePostmaster(pid: number, dataDirectory: string): boolean {
  if (process.platform === "linux") {
    let words: string[];
    try {
      words = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    } catch {
      return true;
    }
    // Postgres' own children call themselves "postgres: checkpointer" and the like; none of them is a postmaster.
    if (path.basename(words[0] ?? "") !== "postgres") return false;
    const at = words.indexOf("-D");
    return at < 0 || realPath(words[at + 1] ?? "") === realPath(dataDirectory);
  }
  if (process.platform === "win32") return true;
  const listed = spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  return listed.status !== 0 || /(^|\/)postgres( |$)/.test(listed.stdout.trim());
}
