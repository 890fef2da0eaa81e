// How likely two actors are to be one, from what is recorded of them: plain arithmetic that a person can do again from the reason
// that comes with each score. It is a sum of weights in bits, as Fellegi and Sunter weigh agreements and disagreements (A theory
// for record linkage, 1969): bit by bit the odds double or halve, and score = 1 / (1 + 2^-bits). docs/identity.md has the formula.
import type { CandidatePair, NamePair } from "./suggestions.sql";
import { WORD_NAMES_MIN } from "./suggestions.sql";

/** In bits. Estimated by hand on two registers of some thousand organisations; see docs/identity.md. */
export const WEIGHTS = {
  /** A name counts this much for each hundredth above the likeness at which it tells nothing. */
  namePerUnit: 24,
  nameNeutral: 0.7,
  /** A short name may stand for many. */
  shortNameMost: 1,
  sameLanguage: 0.5,
  otherLanguage: -0.5,
  sameJurisdiction: 2.5,
  otherJurisdiction: -3,
  sameKind: 1,
  otherKind: -1,
  otherNumber: -12,
} as const;

const ACRONYM_CHARACTERS_MAX = 6;

export interface WordCounts {
  /** By word; what is missing is rare. */
  readonly names: ReadonlyMap<string, number>;
  readonly total: number;
}

export interface Scored {
  /** 0 to 1, to three decimals. */
  readonly score: number;
  readonly reason: string;
}

/** How much a word tells: the rarer, the more (inverse document frequency). */
const tellingOf = (word: string, { names, total }: WordCounts): number =>
  Math.log(1 + total / Math.max(names.get(word) ?? 0, WORD_NAMES_MIN));

/** The share of what two names' words tell that is in both, 0 to 1: Dice's coefficient, each word as much as it tells. */
function sharedWords(one: string, other: string, counts: WordCounts): number {
  const [words, others] = [new Set(one.split(" ")), new Set(other.split(" "))];
  const told = (some: Iterable<string>) => [...some].reduce((sum, word) => sum + tellingOf(word, counts), 0);
  return (2 * told([...words].filter((word) => others.has(word)))) / (told(words) + told(others));
}

const isShort = (normal: string, kind: string): boolean =>
  kind === "SHORT" || (normal.length <= ACRONYM_CHARACTERS_MAX && !normal.includes(" "));

interface Part {
  readonly bits: number;
  readonly words: string;
}

function nameParts(pair: NamePair, counts: WordCounts): Part[] {
  const { normal, candidateNormal, similarity, lang, candidateLang } = pair;
  const shared = sharedWords(normal, candidateNormal, counts);
  const likeness = normal === candidateNormal ? 1 : (similarity + shared) / 2;
  const bits = WEIGHTS.namePerUnit * (likeness - WEIGHTS.nameNeutral);
  const short = isShort(normal, pair.kind) || isShort(candidateNormal, pair.candidateKind);
  const letters =
    normal === candidateNormal ? "" : ` (letters ${similarity.toFixed(2)}, telling words ${shared.toFixed(2)})`;
  const names = `${short ? "short names" : "names"} "${pair.name}" and "${pair.candidateName}" ${likeness.toFixed(2)} alike${letters}`;
  const name = { bits: short ? Math.min(bits, WEIGHTS.shortNameMost) : bits, words: names };
  if (!lang || !candidateLang) return [name];
  return [
    name,
    lang === candidateLang
      ? { bits: WEIGHTS.sameLanguage, words: `both in ${lang}` }
      : { bits: WEIGHTS.otherLanguage, words: `in ${lang} and ${candidateLang}` },
  ];
}

/** Of a region, its country. The European Union has its seat in a country, and is none. */
const countryOf = (jurisdiction: string | null): string | null =>
  jurisdiction === "EU" ? null : (jurisdiction?.slice(0, 2) ?? null);

function jurisdictionParts([one, other]: readonly [string | null, string | null]): Part[] {
  const [country, otherCountry] = [countryOf(one), countryOf(other)];
  if (!country || !otherCountry) return [];
  return country === otherCountry
    ? [{ bits: WEIGHTS.sameJurisdiction, words: `both of ${country}` }]
    : [{ bits: WEIGHTS.otherJurisdiction, words: `of ${country} and ${otherCountry}` }];
}

/** Kinds that one source tells apart and another does not. */
const KIN: readonly (readonly string[])[] = [
  [
    ...[
      "NGO",
      "TRADE_UNION_NGO",
      "FOUNDATION",
      "MEMBERSHIP_ASSOCIATION",
      "SOCIAL_MOVEMENT",
      "SOCIAL_MOVEMENT_FEDERATION",
    ],
    ...["NETWORK_OR_PLATFORM", "RELIGIOUS_BODY", "MUTUALITY", "COOPERATIVE", "TRADE_UNION", "PROFESSIONAL_ASSOCIATION"],
  ],
  ["COMPANY", "CONSULTANCY", "COOPERATIVE", "EMPLOYERS_OR_TRADE_ASSOCIATION", "MEDIA", "PERIODICAL", "PUBLISHER"],
  ["ACADEMIC_INSTITUTION", "THINK_TANK", "FOUNDATION", "PUBLIC_BODY"],
  [
    ...["PUBLIC_ADMINISTRATION", "MINISTERIAL_CABINET", "GOVERNMENT", "PARLIAMENT", "COURT", "PUBLIC_BODY"],
    ...[
      "ASSOCIATION_OF_PUBLIC_AUTHORITIES",
      "SECTOR_ASSOCIATION_OF_PUBLIC_OPERATORS",
      "INTERGOVERNMENTAL_ORGANISATION",
    ],
  ],
];
const TELL_NOTHING = ["OTHER_ORGANISATION", "COLLECTIVE_ACTOR"];

function kindParts([one, other]: readonly [string, string]): Part[] {
  if (one === other) return [{ bits: WEIGHTS.sameKind, words: `both ${one}` }];
  const isKin = KIN.some((kin) => kin.includes(one) && kin.includes(other));
  if (isKin || TELL_NOTHING.includes(one) || TELL_NOTHING.includes(other)) return [];
  return [{ bits: WEIGHTS.otherKind, words: `${one} and ${other}` }];
}

const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, { bits }) => sum + bits, 0);
const signed = (bits: number): string => `${bits < 0 ? "−" : "+"}${Math.abs(bits).toFixed(1)}`;

/** Of all names of both, the two that speak most for it. */
export function scored({ names, jurisdictions, kinds, schemesApart }: CandidatePair, counts: WordCounts): Scored {
  const [best] = names.map((pair) => nameParts(pair, counts)).sort((a, b) => sumOf(b) - sumOf(a));
  const parts = [
    ...best!,
    ...jurisdictionParts(jurisdictions),
    ...kindParts(kinds),
    ...schemesApart.map((scheme) => ({ bits: WEIGHTS.otherNumber, words: `another number in ${scheme}` })),
  ];
  const bits = sumOf(parts);
  const score = Math.round(1000 / (1 + 2 ** -bits)) / 1000;
  const reasons = parts.map((part) => `${part.words}: ${signed(part.bits)}`).join("; ");
  return { score, reason: `${reasons}. Together ${signed(bits)} bits.` };
}
