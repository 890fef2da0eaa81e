// What the reader has chosen, kept in the address, so that a link shows the same picture to somebody else.
import {
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { MARKS } from "../records/mark";

export const SIZES = ["DEGREE", "IN_DEGREE", "OUT_DEGREE", "STRENGTH", "PAGE_RANK", "BETWEENNESS"] as const;
export type Size = (typeof SIZES)[number];

const PARSERS = {
  /** Asked of the node: other networks, not other views of one. */
  jurisdiction: parseAsString,
  theme: parseAsString,
  /** Filters of what is drawn. */
  type: parseAsArrayOf(parseAsString),
  kind: parseAsArrayOf(parseAsString),
  sector: parseAsArrayOf(parseAsStringLiteral(MARKS)),
  asOf: parseAsString,
  tied: parseAsBoolean.withDefault(false),
  /** Somebody's surroundings. */
  actor: parseAsString,
  hops: parseAsInteger.withDefault(0),
  size: parseAsStringLiteral(SIZES).withDefault("DEGREE"),
  /** The ends of a path. */
  from: parseAsString,
  to: parseAsString,
};

export const useSelection = () => useQueryStates(PARSERS, { history: "replace" });
export type Selection = ReturnType<typeof useSelection>[0];
export type Change = (changed: Partial<{ [Key in keyof Selection]: Selection[Key] | null }>) => void;
