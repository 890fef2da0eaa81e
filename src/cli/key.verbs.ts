// `counterweight key create | list | revoke`: the keys of this node, for whoever holds the machine. It makes the first admin.
// A key goes to standard output and alone, so that a script can take it; what people read goes beside it.
import { endByDefault, faultOf } from "../access/key.terms";
import { type AccessKey, Keys } from "../access/keys";
import { RoleEnum } from "../access/roles";
import type { Config } from "../core/config";
import type { Role } from "../core/context";
import { isDay } from "../core/period";
import { Refusal } from "../core/refusal";
import { openStorage } from "../storage";

const MAY: Readonly<Record<Role, string>> = {
  READER: "read what is PUBLIC or NODE",
  CONTRIBUTOR: "read and write what is PUBLIC or NODE",
  CURATOR: "read and write everything, restore and merge",
  ADMIN: "do everything: make and revoke keys, erase",
};

async function withKeys(config: Config, work: (keys: Keys) => Promise<void>): Promise<void> {
  const storage = await openStorage(config, (line) => console.error(line));
  try {
    await work(new Keys(storage.database));
  } finally {
    await storage.close();
  }
}

export interface KeyWords {
  readonly role: string;
  readonly name: string;
  readonly expires?: string;
}

export async function createKeyVerb(config: Config, words: KeyWords): Promise<void> {
  const role = roleOf(words.role);
  const asked = { role, name: words.name.trim(), expiresAt: words.expires ? endOf(words.expires) : endByDefault() };
  const fault = faultOf(asked);
  if (fault) throw new Refusal("BAD_USER_INPUT", fault.message);
  await withKeys(config, async (keys) => {
    const { key, secret } = await keys.create(asked);
    console.log(secret);
    console.error(`
This key may ${MAY[role]}, until ${minute(key.expiresAt)}.
It is shown this once: the node keeps only what proves it. Send it in a header, never in an address:
  Authorization: Bearer KEY
To end it: npx counterweight key revoke ${key.prefix}`);
  });
}

export const listKeysVerb = (config: Config): Promise<void> =>
  withKeys(config, async (keys) => {
    const rows = (await keys.list()).map((key) => [
      key.prefix,
      key.role,
      key.name,
      minute(key.createdAt),
      minute(key.expiresAt),
      stateOf(key),
    ]);
    for (const line of table([["PREFIX", "ROLE", "NAME", "MADE", "ENDS", "STATE"], ...rows])) console.log(line);
  });

export const revokeKeyVerb = (config: Config, prefix: string): Promise<void> =>
  withKeys(config, async (keys) => {
    const key = await keys.revoke(prefix);
    // What was typed may be a whole key: it is not repeated.
    if (!key) throw new Refusal("NO_SUCH_KEY", "No key of this node begins so; `counterweight key list` shows all");
    console.log(`${key.prefix} (${key.role}, ${key.name}) opens nothing any more.`);
  });

function roleOf(text: string): Role {
  const role = text.toUpperCase();
  if (Object.hasOwn(RoleEnum, role)) return role as Role;
  const roles = Object.keys(RoleEnum).join(", ").toLowerCase();
  throw new Refusal("BAD_USER_INPUT", `--role ${text} is none of ${roles}`);
}

/** The moment that `90d`, `12m`, `2y` from now or the end of a day (UTC) names. */
function endOf(text: string): Date {
  if (isDay(text)) return new Date(`${text}T23:59:59.999Z`);
  const [, digits, unit] = /^(\d{1,4})([dmy])$/i.exec(text) ?? [];
  if (!digits) throw new Refusal("BAD_USER_INPUT", `--expires ${text} is neither 90d, 12m, 2y nor a day as 2031-12-31`);
  const end = new Date();
  if (unit!.toLowerCase() === "d") end.setUTCDate(end.getUTCDate() + Number(digits));
  else end.setUTCMonth(end.getUTCMonth() + Number(digits) * (unit!.toLowerCase() === "y" ? 12 : 1));
  return end;
}

function stateOf({ revokedAt, expiresAt }: AccessKey): string {
  if (revokedAt) return `revoked ${minute(revokedAt)}`;
  return expiresAt > new Date() ? "open" : "ended";
}

const minute = (moment: Date): string => `${moment.toISOString().slice(0, 16).replace("T", " ")} UTC`;

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd(),
  );
}
