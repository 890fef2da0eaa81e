// Readable names out of any text. Texts that differ by more than case, accents and punctuation get different slugs.
import { createHash } from "node:crypto";
import { normaliseName } from "../../core/text";

const CHARACTERS_MAX = 120;
const DIGEST_CHARACTERS = 10;

/** null where there is neither letter nor digit. A digest follows what had to be left out: letters of other scripts, and length. */
export function slugOf(text: string): string | null {
  const name = normaliseName(text);
  if (!name) return null;
  const plain = name.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  if (plain.length <= CHARACTERS_MAX && !/[^a-z0-9 ]/.test(name)) return plain;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, DIGEST_CHARACTERS);
  const start = plain.slice(0, CHARACTERS_MAX - DIGEST_CHARACTERS - 1).replace(/-$/, "");
  return start ? `${start}-${digest}` : digest;
}
