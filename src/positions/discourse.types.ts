// Discourse networks as GraphQL shows them: a discourse, its windows of time, who speaks in one, and how two who speak agree.
import { ArgsType, Field, Float, Int, ObjectType } from "type-graphql";
import { connectionOf, PageArgs } from "../core/connection.types";
import { Day } from "../core/day.scalar";
import { enumOf } from "../core/enum.types";
import { PAGE_SIZE_DEFAULT } from "../core/paging";
import type { Span } from "./discourse.windows";
import { type Selection, StanceSelection } from "./selection.inputs";

export const ACTORS_MAX = 500;
const YEARS_DEFAULT = 10;

/** What all windows of one discourse share. Days are their own. */
export interface DiscourseQuestion {
  readonly selection: Selection;
  readonly mostActive: number;
}

export const PairOrder = enumOf("PairOrder", "How to rank pairs of actors; equal ones by a digest of their ids.", {
  AGREEMENTS: "By how often they agree.",
  DISAGREEMENTS: "By how often they disagree.",
  CONGRUENCE: "By agreements, in proportion to how much both say.",
  CONFLICT: "By disagreements, in proportion to how much both say.",
});
export type PairOrder = keyof typeof PairOrder;

export interface PairsQuestion extends DiscourseQuestion {
  readonly minShared: number;
  readonly orderBy: PairOrder;
}

@ArgsType()
export class DiscourseArgs extends StanceSelection {
  @Field(() => Int, {
    defaultValue: ACTORS_MAX,
    description:
      "How many actors each window holds at most: its most active ones, equal ones by id. All its figures are about these. " +
      `2 to ${ACTORS_MAX}; outside: BAD_USER_INPUT.`,
  })
  mostActive!: number;
}

@ArgsType()
export class WindowsArgs {
  @Field(() => Int, {
    defaultValue: YEARS_DEFAULT,
    description: "How many years each window lasts, 1 to 100. Outside: BAD_USER_INPUT.",
  })
  years!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "After how many years the next window begins: 1 to `years`, less than `years` for windows that overlap (a moving window). " +
      "null: as many as they last. Outside: BAD_USER_INPUT.",
  })
  step?: number | null;

  @Field(() => Int, {
    defaultValue: PAGE_SIZE_DEFAULT,
    description: "At most how many, the earliest ones, 1 to 100; for later ones, move `from`. Outside: PAGE_TOO_LARGE.",
  })
  first!: number;
}

@ArgsType()
export class PairsArgs extends PageArgs {
  @Field(() => PairOrder, { defaultValue: "AGREEMENTS", description: "By what to rank." })
  orderBy!: PairOrder;

  @Field(() => Int, {
    defaultValue: 1,
    description:
      "Only pairs with clear stances on at least so many same concepts, 1 to 1,000,000. Outside: BAD_USER_INPUT. " +
      "Congruence of pairs that share little is mostly chance.",
  })
  minShared!: number;
}

@ObjectType("DiscourseActor", { simpleResolvers: true, description: "An actor that speaks in a window." })
export class DiscourseActor {
  readonly actorId!: string;

  @Field(() => Int, { description: "On how many concepts it has a clear stance: its activity." })
  readonly statements!: number;

  @Field(() => Int, { description: "How many of them it supports." })
  readonly supports!: number;

  @Field(() => Int, { description: "How many of them it opposes." })
  readonly opposes!: number;
}

@ObjectType("DiscoursePair", {
  simpleResolvers: true,
  description:
    "Two actors with clear stances on at least one same concept: an edge of the congruence and of the conflict network.",
})
export class DiscoursePair {
  readonly oneId!: string;
  readonly otherId!: string;

  @Field(() => Int, { description: "On how many concepts both have a clear stance; agreements + disagreements." })
  readonly shared!: number;

  @Field(() => Int, { description: "On how many of them both support, or both oppose." })
  readonly agreements!: number;

  @Field(() => Int, { description: "On how many of them one supports what the other opposes." })
  readonly disagreements!: number;

  @Field(() => Float, {
    description:
      "Weight in the congruence network: agreements / ((a + b) / 2), where a and b are the statements of each (average activity " +
      "normalisation, Leifeld 2017). 0 to 1; 1: both speak of the same and always agree.",
  })
  readonly congruence!: number;

  @Field(() => Float, {
    description:
      "Weight in the conflict network: disagreements / ((a + b) / 2), likewise. 0 to 1; congruence + conflict is at most 1.",
  })
  readonly conflict!: number;
}

export const DiscourseActorConnection = connectionOf(DiscourseActor, "DiscourseActor");
export const DiscoursePairConnection = connectionOf(DiscoursePair, "DiscoursePair");

/** What a window counts. */
export interface DiscourseFigures {
  readonly concepts: number;
  readonly statements: number;
  readonly agreements: number;
  readonly disagreements: number;
  readonly polarisation: number | null;
}

@ObjectType("DiscourseWindow", {
  simpleResolvers: true,
  description: "A discourse from one day to another, among its most active actors.",
})
export class DiscourseWindow implements Span, DiscourseFigures {
  readonly question!: DiscourseQuestion;

  @Field(() => Day, { nullable: true, description: "Its first day; null: open towards the past." })
  readonly from!: string | null;

  @Field(() => Day, { nullable: true, description: "Its last day; null: open towards the future." })
  readonly until!: string | null;

  @Field(() => Int, { description: "On how many concepts somebody has a clear stance." })
  readonly concepts!: number;

  @Field(() => Int, { description: "How many clear stances there are: one for each actor and concept." })
  readonly statements!: number;

  @Field(() => Float, { description: "How often two actors agree on a concept, over all pairs: a whole number." })
  readonly agreements!: number;

  @Field(() => Float, { description: "How often two actors disagree on a concept, over all pairs: a whole number." })
  readonly disagreements!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "disagreements / (agreements + disagreements), 0 to 1: how likely two that speak of the same disagree. 0: nobody contradicts; about " +
      ".5: two camps of one size; more only where few speak of each concept. null where no two speak of the same. Convention of this project.",
  })
  readonly polarisation!: number | null;
}

@ObjectType("Discourse", {
  simpleResolvers: true,
  description:
    "Who agrees and who disagrees with whom, by their recorded stances (discourse network analysis; Leifeld 2017). A concept is a reform, or " +
    "a policy as such; a statement is an actor's clear stance on it, SUPPORT or OPPOSE. Several involvements with the same stance are one " +
    "statement; who both supports and opposes a concept within a window says nothing about it there. A statement's day is the first " +
    "possible one of the involvement, never before its reform began. Agreeing is not allying: two may want the same for opposite reasons.",
})
export class Discourse {
  readonly question!: DiscourseQuestion;
  readonly span!: Span;
}
