// One builder at a time: a folder as a lock, because making a folder either succeeds or fails, for one process only.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const WAIT_LONGEST_MS = 300_000;
const PAUSE_MS = 50;
/** Between making the folder and writing the pid lies a moment; a folder without pid for longer was left by a crash. */
const WITHOUT_PID_LONGEST_MS = 10_000;

function tryLock(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
  writeFileSync(path.join(lock, "pid"), String(process.pid));
  return true;
}

function holderOf(lock) {
  try {
    return Number(readFileSync(path.join(lock, "pid"), "utf8"));
  } catch {
    return undefined; // released, or not written yet
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM"; // another user's process, but a process
  }
}

function isAbandoned(lock) {
  const pid = holderOf(lock);
  if (pid) return !isAlive(pid);
  const stat = statSync(lock, { throwIfNoEntry: false });
  return Boolean(stat) && Date.now() - stat.mtimeMs > WITHOUT_PID_LONGEST_MS;
}

/** Under a lock of its own: otherwise, of two processes that find it abandoned, the later would remove the earlier's new one. */
function removeAbandoned(lock) {
  const sweeping = `${lock}-sweeping`;
  if (!tryLock(sweeping)) return;
  try {
    if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true });
  } finally {
    rmSync(sweeping, { recursive: true, force: true });
  }
}

/** Runs `work` while no other process runs under the same lock. */
export async function exclusively(lock, work) {
  mkdirSync(path.dirname(lock), { recursive: true });
  const giveUpAt = Date.now() + WAIT_LONGEST_MS;
  while (!tryLock(lock)) {
    if (Date.now() > giveUpAt) throw new Error(`${lock} is held by process ${holderOf(lock)} for too long: remove it`);
    if (isAbandoned(lock)) removeAbandoned(lock);
    else await sleep(PAUSE_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
