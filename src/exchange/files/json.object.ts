// Reads one row of JSON: an object, nested no deeper than anybody means. Whoever walks through it later may trust in that.

export type JsonObject = Readonly<Record<string, unknown>>;

export const DEPTH_MAX = 200;

/** Ends at the limit, so it may be asked of what contains itself. */
export const isDeeper = (value: unknown, depth: number): boolean =>
  value !== null &&
  typeof value === "object" &&
  (depth === 0 || Object.values(value).some((each) => isDeeper(each, depth - 1)));

/** The object, or a sentence's end that says why the text is none. */
export function jsonObject(text: string): JsonObject | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `is not JSON: ${(error as Error).message.slice(0, 200)}`;
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) return "is no JSON object";
  // A short text cannot be deep, and most are short.
  if (text.length > 2 * DEPTH_MAX && isDeeper(value, DEPTH_MAX)) return `is nested deeper than ${DEPTH_MAX}`;
  return value as JsonObject;
}
