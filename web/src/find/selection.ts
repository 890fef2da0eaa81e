// What is looked for, as it stands in the address: a link restores it exactly.
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

export const TYPES = ["Actor", "Policy", "Reform", "Source", "Theme"] as const;
export type FoundType = (typeof TYPES)[number];

export function useSelection() {
  return useQueryStates(
    {
      text: parseAsString.withDefault(""),
      type: parseAsStringLiteral(TYPES),
      kind: parseAsString,
      sector: parseAsString,
      jurisdiction: parseAsString,
      theme: parseAsString,
      stage: parseAsString,
      outcome: parseAsString,
    },
    { history: "replace", clearOnDefault: true },
  );
}
export type Selection = ReturnType<typeof useSelection>[0];
export type Select = (changes: Partial<Selection>) => void;

export const NO_FILTERS = {
  kind: null,
  sector: null,
  jurisdiction: null,
  theme: null,
  stage: null,
  outcome: null,
} as const;

/** The value in a list where the address has a known one: `?kind=XYZ` filters nothing rather than failing the page. */
export const among = <Value extends string>(values: readonly Value[], asked: string | null): Value[] | undefined => {
  const known = values.find((value) => value === asked);
  return known && [known];
};

/** The node's download of a list, with the same filters. */
export function downloadOf(table: string, filters: Readonly<Record<string, string | null | undefined>>): string {
  const params = new URLSearchParams(Object.entries(filters).filter((entry): entry is [string, string] => !!entry[1]));
  return `/${table}.csv${params.size ? `?${params}` : ""}`;
}
