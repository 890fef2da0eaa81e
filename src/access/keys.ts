// Keys: who may do more than read what is public. A key is `cw_` and two parts: a prefix, by which it is found, and a secret
// of 256 random bits. It is shown once; what the node keeps is the digest of the secret, compared in constant time. A slow
// hash would add nothing: a secret of 256 random bits cannot be guessed at any speed.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import sql from "sql-template-tag";
import type { Bearer, Role } from "../core/context";
import { newUuid } from "../core/ids";
import { Refusal } from "../core/refusal";
import type { Database } from "../database/database";

export interface AccessKey {
  readonly uuid: string;
  /** How it begins, to tell keys apart. */
  readonly prefix: string;
  /** What or whom it is for. Only admins see it. */
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export interface NewKey {
  readonly name: string;
  readonly role: Role;
  readonly expiresAt: Date;
}

const PREFIX_BYTES = 6;
const SECRET_BYTES = 32;
const FORM = /^(cw_[0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;
/** A key wherever it stands in a text: what must never be in an address or in a log. */
export const KEY_ANYWHERE = /cw_[0-9a-f]{12}_[A-Za-z0-9_-]{43}/g;

const COLUMNS = sql`id AS uuid, prefix, name, role, created_at AS "createdAt", expires_at AS "expiresAt", revoked_at AS "revokedAt"`;

const digestOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();
/** What an unknown prefix is compared with, so that it takes as long as a known one. */
const NOBODY = digestOf("nobody");

export class Keys {
  constructor(private readonly database: Database) {}

  /** Makes a key. `secret` is the whole of it, to be shown once: nobody can read it again. */
  async create({ name, role, expiresAt }: NewKey): Promise<{ key: AccessKey; secret: string }> {
    const prefix = `cw_${randomBytes(PREFIX_BYTES).toString("hex")}`;
    const secret = randomBytes(SECRET_BYTES).toString("base64url");
    const rows = await this.database.rows<AccessKey>(sql`
      INSERT INTO access_key (id, prefix, digest, name, role, expires_at)
      VALUES (${newUuid()}::uuid, ${prefix}, ${digestOf(secret)}, ${name}, ${role}, ${expiresAt}) RETURNING ${COLUMNS}`);
    return { key: rows[0]!, secret: `${prefix}_${secret}` };
  }

  /** All keys, newest first, revoked and expired ones included. */
  list(): Promise<AccessKey[]> {
    return this.database.rows(sql`SELECT ${COLUMNS} FROM access_key ORDER BY created_at DESC, id DESC`);
  }

  /** The key of this id; null when there is none. */
  async byUuid(uuid: string): Promise<AccessKey | null> {
    const rows = await this.database.rows<AccessKey>(sql`SELECT ${COLUMNS} FROM access_key WHERE id = ${uuid}::uuid`);
    return rows[0] ?? null;
  }

  /** From now on it opens nothing. Returns null when there is none of this prefix; revoking twice changes nothing. */
  async revoke(prefix: string): Promise<AccessKey | null> {
    const rows = await this.database.rows<AccessKey>(sql`UPDATE access_key SET revoked_at = coalesce(revoked_at, now())
      WHERE prefix = ${prefix} RETURNING ${COLUMNS}`);
    return rows[0] ?? null;
  }

  /** Who holds this key. Refuses UNAUTHENTICATED, in the same words whether it is unknown, wrong, expired or revoked. */
  async bearerOf(key: string): Promise<Bearer> {
    const [, prefix, secret] = FORM.exec(key) ?? [];
    if (!prefix || !secret) throw new Refusal("UNAUTHENTICATED", "This is no key of the form cw_…");
    const rows = await this.database.rows<{ id: string; digest: Buffer; role: Role; stands: boolean }>(sql`
      SELECT id, digest, role, revoked_at IS NULL AND expires_at > now() AS stands FROM access_key WHERE prefix = ${prefix}`);
    const [found] = rows;
    const isRight = timingSafeEqual(digestOf(secret), found?.digest ?? NOBODY);
    if (!found || !isRight || !found.stands) {
      throw new Refusal("UNAUTHENTICATED", "This key is unknown, expired or revoked");
    }
    return { keyId: found.id, role: found.role, recordedBy: `key ${prefix.slice(3)}` };
  }
}
