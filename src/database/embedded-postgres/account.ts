// Postgres refuses to run as root. When we are root, this file says as whom it runs instead, and what that account can
// reach. It creates no account and changes none.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import { Refusal } from "../../core/refusal";

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** In this order: the account made for Postgres, the one of Node's container images, the one everybody has. */
const ACCOUNT_NAMES = ["postgres", "_postgres", "node", "nobody"];

/** Enough for /bin/sh and Postgres, and nothing of ours: passwords in our environment are none of their business. */
export const CHILD_ENVIRONMENT = { LC_ALL: "C", PATH: "/usr/bin:/bin" };

export const weAreRoot = (): boolean => process.getuid?.() === 0;

function listedAccounts(): Account[] {
  return fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((account) => account.name !== "" && Number.isInteger(account.uid) && account.uid !== 0);
}

/**
 * null: run as we are. As root, whoever owns the existing data goes on owning it; otherwise the first of ACCOUNT_NAMES.
 */
export function chooseAccount(owner: { readonly uid: number; readonly gid: number } | null): Account | null {
  if (!weAreRoot()) return null;
  const accounts = listedAccounts();
  if (owner !== null && owner.uid !== 0) {
    return accounts.find((account) => account.uid === owner.uid) ?? { ...owner, name: `uid ${owner.uid}` };
  }
  for (const name of ACCOUNT_NAMES) {
    const account = accounts.find((candidate) => candidate.name === name);
    if (account !== undefined) return account;
  }
  throw new Refusal(
    "NO_EMBEDDED_POSTGRES",
    `Postgres does not run as root, and none of the accounts ${ACCOUNT_NAMES.join(", ")} exists here. ` +
      "Start as an ordinary user, or set DATABASE_URL to a Postgres 15 to 18.",
  );
}

export function identityOptions(account: Account | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid };
}

/** Asks the system itself, as that account: groups, access lists and mounts are more than mode bits tell. */
function passesAs(account: Account, test: "-x" | "-r", target: string): boolean {
  const asked = spawnSync("/bin/sh", ["-c", `test ${test} "$1"`, "sh", target], {
    ...identityOptions(account),
    cwd: "/",
    env: CHILD_ENVIRONMENT,
    stdio: "ignore",
  });
  if (asked.error !== undefined) {
    throw new Refusal(
      "NO_EMBEDDED_POSTGRES",
      `Postgres does not run as root, and no process can be started as "${account.name}" (${asked.error.message}). ` +
        "Start as an ordinary user, or set DATABASE_URL to a Postgres 15 to 18.",
    );
  }
  return asked.status === 0;
}

/** Whether the account may enter a directory, or run a program, at this path. */
export function canReach(account: Account | null, target: string): boolean {
  return account === null || passesAs(account, "-x", target);
}

export function canRead(account: Account | null, target: string): boolean {
  return account === null || passesAs(account, "-r", target);
}

export function giveTo(account: Account | null, target: string): void {
  if (account !== null) fs.lchownSync(target, account.uid, account.gid);
}

/** Runs a program to its end as the account; `words` is what it said on either channel. */
export function runAs(
  account: Account | null,
  program: string,
  parameters: readonly string[],
): Promise<{ readonly succeeded: boolean; readonly words: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      ...identityOptions(account),
      cwd: process.platform === "win32" ? undefined : "/",
      env: CHILD_ENVIRONMENT,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    let words = "";
    const collect = (chunk: Buffer): void => {
      words = (words + chunk.toString("utf8")).slice(-20_000);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", (error) => resolve({ succeeded: false, words: error.message }));
    child.once("close", (code, signal) =>
      resolve({ succeeded: code === 0, words: signal === null ? words : `${words}\nended by ${signal}` }),
    );
  });
}
