// The types that names can be reconciled with: every record type that bears names, and below Actor one for each kind of
// actor. How a record is called and described. No search, no HTTP.
import { Actor } from "../actors/actor.entity";
import { ActorKind } from "../actors/actor.kinds";
import { chooseName } from "../actors/actor.names";
import type { Context } from "../core/context";
import { chooseText, wantedLanguages } from "../core/text";
import type { RecordEntity } from "../ledger/record.entity";
import { Policy } from "../reforms/policy.entity";
import { Reform } from "../reforms/reform.entity";
import { Source } from "../sources/source.entity";
import { Theme } from "../sources/theme.entity";

export interface Type {
  readonly id: string;
  readonly name: string;
  readonly broader?: readonly Type[];
}

export type Reconciled = Actor | Policy | Reform | Source | Theme;

const CLASSES = [Actor, Policy, Reform, Source, Theme];
export const RECORD_TYPE_NAMES: readonly string[] = CLASSES.map(({ name }) => name);
const KIND_PREFIX = "Actor.";

/** TRADE_UNION_NGO: Trade union NGO. */
const spoken = (value: string): string => {
  const words = value.split("_").map((word) => (word === "NGO" ? word : word.toLowerCase()));
  return words.join(" ").replace(/^./, (letter) => letter.toUpperCase());
};

const ACTOR: Type = { id: "Actor", name: "Actor" };
const typeOfKind = (kind: string): Type => ({ id: `${KIND_PREFIX}${kind}`, name: spoken(kind) });

export const TYPES: readonly Type[] = [
  ...RECORD_TYPE_NAMES.map((name) => ({ id: name, name })),
  ...Object.keys(ActorKind).map((kind) => ({ ...typeOfKind(kind), broader: [ACTOR] })),
];

export const isType = (id: string): boolean => TYPES.some((type) => type.id === id);

/** `Actor.NGO`: NGO. */
export const kindIn = (type: string): string | null =>
  type.startsWith(KIND_PREFIX) ? type.slice(KIND_PREFIX.length) : null;

export const isReconciled = (record: RecordEntity | null): record is Reconciled =>
  CLASSES.some((each) => record instanceof each);

/** The most precise first. */
export const typesOf = (record: Reconciled): readonly Type[] =>
  record instanceof Actor
    ? [typeOfKind(record.kind), ACTOR]
    : [{ id: record.constructor.name, name: record.constructor.name }];

const languagesOf = (context: Context) => wantedLanguages(null, context.acceptLanguage, context.fallbackLanguages);

export function nameOf(record: Reconciled, context: Context): string {
  if (record instanceof Source) return record.title;
  const languages = languagesOf(context);
  if (record instanceof Actor) return chooseName(record.allNames, languages).value;
  return chooseText(record instanceof Theme ? record.names : record.titles, languages)!.value;
}

export const textAbout = (record: Reconciled, context: Context): string | null =>
  record instanceof Source || record instanceof Theme
    ? null
    : (chooseText(record.descriptions, languagesOf(context))?.value ?? null);

const DESCRIPTION_CHARACTERS_MAX = 160;

/** What tells it from its namesakes, in a line; `otherwise` is the name that it was found by, where it is shown by another. */
export function describe(record: Reconciled, context: Context, otherwise: string | null): string {
  const place = "jurisdiction" in record ? record.jurisdiction : null;
  const about = textAbout(record, context);
  const short =
    about && about.length > DESCRIPTION_CHARACTERS_MAX
      ? `${about.slice(0, DESCRIPTION_CHARACTERS_MAX).toWellFormed()}…`
      : about;
  const parts = [typesOf(record)[0]!.name, place, otherwise && `also: ${otherwise}`, short];
  return parts.filter(Boolean).join(" · ");
}
