// What may be asked of a new key: a name, and an end that lies ahead and not too far. Every key ends: one that was forgotten
// closes itself. It knows neither GraphQL nor the command line.
import type { NewKey } from "./keys";

const NAME_CHARACTERS_MAX = 200;
const YEARS_DEFAULT = 1;
const YEARS_MAX = 10;

export interface KeyFault {
  readonly field: "name" | "expiresAt";
  readonly message: string;
}

export function yearsAfter(moment: Date, years: number): Date {
  const later = new Date(moment);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}

/** When a key ends if nobody says when. */
export const endByDefault = (now = new Date()): Date => yearsAfter(now, YEARS_DEFAULT);

/** What stands against a new key; null where nothing does. */
export function faultOf({ name, expiresAt }: Pick<NewKey, "name" | "expiresAt">, now = new Date()): KeyFault | null {
  if (!name.trim() || name.length > NAME_CHARACTERS_MAX || /\p{Cc}/u.test(name)) {
    return { field: "name", message: `A key needs a name of 1 to ${NAME_CHARACTERS_MAX} characters, on one line` };
  }
  if (expiresAt <= now) return { field: "expiresAt", message: "A key must end in the future" };
  if (expiresAt > yearsAfter(now, YEARS_MAX)) {
    return { field: "expiresAt", message: `A key lasts ${YEARS_MAX} years at most` };
  }
  return null;
}
