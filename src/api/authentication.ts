// Who asks: the key that came with a request, or nobody in particular. Keys come in one header and nowhere else: what
// stands in an address ends up in logs, histories and referrers.
import type { IncomingMessage } from "node:http";
import { KEY_ANYWHERE, type Keys } from "../access/keys";
import type { Bearer } from "../core/context";
import { Refusal } from "../core/refusal";

const BEARER = /^Bearer +(\S+)$/i;

/** The holder of the key that an Authorization header carries; null without one. Refuses UNAUTHENTICATED. */
export async function bearerIn(authorization: string | undefined, keys: Keys): Promise<Bearer | null> {
  if (authorization === undefined) return null;
  const [, key] = BEARER.exec(authorization) ?? [];
  if (!key) throw new Refusal("UNAUTHENTICATED", "Send the key as `Authorization: Bearer KEY`");
  return keys.bearerOf(key);
}

/** Refuses KEY_IN_URL where the address of a request holds a key, percent-encoded or plain. */
export function refuseKeyInAddress({ url = "" }: IncomingMessage): void {
  if (holdsKey(url)) throw new Refusal("KEY_IN_URL");
}

/** Whether a text that a client chose holds a key, and must not be kept. Decodes leniently: a key is plain ASCII. */
export function holdsKey(text: string): boolean {
  const plain = text.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return plain.search(KEY_ANYWHERE) >= 0;
}
