// Ids. Inside, a record's id is a uuid; outside, it says what it identifies: `actor_0190f3c2...` (type, underscore, the
// uuid's 32 hexadecimal digits). Made by the application, because Postgres below 18 has no uuidv7().
import { hash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { Refusal } from "./refusal";

/** Namespace of ids derived from a data set's own keys. Never change it: re-imports would make twins. */
const DERIVED_ID_NAMESPACE = Buffer.from("8b0f5a5241cf5f3c9c397d1f0b6d2c11", "hex");

/** A new id, ordered by time so that indexes grow at one end. */
export const newUuid = (): string => uuidv7();

/**
 * The same data set, type and key give the same id on every node: that makes re-import idempotent. A UUID of version 5 (RFC 9562),
 * made here because an import asks for four a record and the package takes four times as long.
 */
export function derivedUuid(dataset: string, type: string, key: string): string {
  const name = Buffer.from(JSON.stringify([dataset, type, key]));
  const hex = hash("sha1", Buffer.concat([DERIVED_ID_NAMESPACE, name]), "hex");
  const variant = "89ab"[Number.parseInt(hex[16]!, 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const typedId = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll("-", "")}`;

const TYPED_ID = /^([a-z]+(?:_[a-z]+)*)_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** null when the text is not a typed id at all. */
export function parseTypedId(text: string): { prefix: string; uuid: string } | null {
  const match = TYPED_ID.exec(text);
  return match && { prefix: match[1]!, uuid: match.slice(2).join("-") };
}

/** The uuid inside a typed id of the given type; anything else is refused with BAD_ID. */
export function uuidOf(prefix: string, text: string): string {
  const parsed = parseTypedId(text);
  if (parsed?.prefix !== prefix)
    throw new Refusal("BAD_ID", `"${text.slice(0, 60)}" is not an id of the form ${prefix}_…`);
  return parsed.uuid;
}

/** Prefixes are type names in snake case: `civic_space_event` is CivicSpaceEvent. */
export const typeNameOf = (prefix: string): string =>
  prefix.replace(/(^|_)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase());
