// The vocabulary of civic space: what may happen to those who make up civil society, each kind declared once with the
// direction in which it moves things; whose ratings there are; and how a number holds together.
import { type EnumOf, enumOf } from "../core/enum.types";

export const CivicSpaceEffect = enumOf("CivicSpaceEffect", "Which way an event moves civic space.", {
  OPENING: "Civil society has more room by it.",
  CLOSING: "Civil society has less room by it.",
});
export type CivicSpaceEffect = keyof typeof CivicSpaceEffect;

interface KindInfo {
  readonly effect: CivicSpaceEffect;
  readonly description: string;
}

const opens = (description: string): KindInfo => ({ effect: "OPENING", description });
const closes = (description: string): KindInfo => ({ effect: "CLOSING", description });

export const CIVIC_SPACE_EVENT_KINDS = {
  RECOGNITION: opens("It is acknowledged, as a partner or as representative. Opens."),
  CONSULTATION: opens("It is asked for its opinion. Opens."),
  PARTICIPATION: opens("It is given a seat where things are decided. Opens."),
  FUNDING: opens("It is given means without losing its independence. Opens."),
  PROTECTION: opens("It is defended against attacks, by law, court or police. Opens."),
  REINSTATEMENT: opens("A ban or dissolution is undone. Opens."),
  RELEASE: opens("People held for their part in it are freed. Opens."),
  EXCLUSION: closes("It is kept away where it has, or is due, a place. Closes."),
  DEFUNDING: closes("Means are taken from it because of what it does or says. Closes."),
  STIGMATISATION: closes("It is publicly denigrated by those in power. Closes."),
  RESTRICTION: closes("What it may do is narrowed: an assembly forbidden, a permit refused. Closes."),
  SURVEILLANCE: closes("It is spied upon. Closes."),
  HARASSMENT: closes("It or its people are threatened or put under pressure. Closes."),
  BAN: closes("It is forbidden. Closes."),
  DISSOLUTION: closes("It is dissolved from outside. Closes."),
  PROSECUTION: closes("It or its people are taken to court for what it does. Closes."),
  ARREST: closes("Its people are arrested or held. Closes."),
  VIOLENCE: closes("Its people are hurt or killed. Closes."),
  REPRESSION: closes("Several of these at once, or persecution of which the source does not tell the kind. Closes."),
} as const satisfies Record<string, KindInfo>;

export type CivicSpaceEventKind = keyof typeof CIVIC_SPACE_EVENT_KINDS;

const descriptions = Object.fromEntries(
  Object.entries(CIVIC_SPACE_EVENT_KINDS).map(([kind, { description }]) => [kind, description]),
) as Record<CivicSpaceEventKind, string>;

export const CivicSpaceEventKind: EnumOf<typeof descriptions> = enumOf(
  "CivicSpaceEventKind",
  "What happens to an organisation, network or movement in its freedom to act. Each kind opens or closes civic space.",
  descriptions,
);

/** The kinds that move civic space in one of these directions. */
export const kindsWithEffect = (effects: readonly CivicSpaceEffect[]): CivicSpaceEventKind[] =>
  (Object.keys(CIVIC_SPACE_EVENT_KINDS) as CivicSpaceEventKind[]).filter((kind) =>
    effects.includes(CIVIC_SPACE_EVENT_KINDS[kind].effect),
  );

export const RatingScheme = enumOf("RatingScheme", "Whose rating of countries it is.", {
  CIVICUS_MONITOR: "CIVICUS Monitor: civic space, from open to closed.",
  ITUC_GLOBAL_RIGHTS_INDEX:
    "International Trade Union Confederation, Global Rights Index: respect for workers' rights, 1 the best, 5 the worst.",
  FREEDOM_HOUSE: "Freedom House, Freedom in the World: political rights and civil liberties.",
  V_DEM_CIVIL_SOCIETY: "Varieties of Democracy, core civil society index.",
  OTHER: "Another; its source tells which.",
});
export type RatingScheme = keyof typeof RatingScheme;

export const ScaleEnd = enumOf("ScaleEnd", "One of the two ends of a scale of numbers.", {
  LOWEST: "The lowest number.",
  HIGHEST: "The highest number.",
});
export type ScaleEnd = keyof typeof ScaleEnd;

export const Consistency = enumOf("Consistency", "Whether a number holds together with those from which it is drawn.", {
  CONSISTENT: "It was checked, and follows from them.",
  INCONSISTENT_AS_STATED: "As stated, it does not follow from them; the note has the arithmetic.",
});
export type Consistency = keyof typeof Consistency;
