// A JSON value as Postgres prints it from jsonb: keys by length and then by bytes, a space after each colon and comma, numbers without
// exponents. Commitments are digests of that text; making it here spares Postgres to print every payload of an import again.

export function jsonbText(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return numberText(value);
  if (value === null || typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(", ")}]`;
  const fields = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${fields
    .sort(([a], [b]) => byLengthAndBytes(a, b))
    .map(([key, each]) => `${JSON.stringify(key)}: ${jsonbText(each)}`)
    .join(", ")}}`;
}

function byLengthAndBytes(a: string, b: string): number {
  // Field names are ASCII nearly always; only these may be compared without their bytes.
  if (isAscii(a) && isAscii(b)) return a.length - b.length || (a < b ? -1 : 1);
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length - other.length || Buffer.compare(one, other);
}

const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

/** `1e-7` is 0.0000001 and `1.5e+21` is 1500000000000000000000. */
function numberText(value: number): string {
  const [, sign, whole, decimals = "", exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(String(value)) ?? [];
  if (!exponent) return String(value);
  const shift = Number(exponent);
  const digits = `${whole}${decimals}`;
  if (shift < 0) return `${sign}0.${"0".repeat(-shift - 1)}${digits}`;
  return `${sign}${digits.padEnd(shift + 1, "0")}`;
}
