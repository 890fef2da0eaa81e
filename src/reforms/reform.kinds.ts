// The vocabulary of public action: what a policy is, how a reform proceeds, and how actors take part.
import { enumOf } from "../core/enum.types";

export const PolicyKind = enumOf("PolicyKind", "What kind of standing line of public action a policy is.", {
  LAW: "A law or body of law.",
  PROGRAMME: "A public programme or budget line.",
  POLICY_GOAL: "A goal or right that public action is to reach.",
  POLICY_ORIENTATION: "A line that those in office follow.",
  ADMINISTRATIVE_REQUIREMENT: "What an administration demands of those who deal with it.",
  PARADIGM: "A way of seeing a field, from which policies follow.",
  TREATY: "An international agreement.",
  OTHER: "None of these.",
});
export type PolicyKind = keyof typeof PolicyKind;

export const ReformStage = enumOf("ReformStage", "A stage of a reform, in the order of the policy cycle.", {
  AGENDA: "It is on the agenda: somebody with the power to do so has raised it.",
  FORMULATION: "It is being worked out.",
  CONSULTATION: "Those concerned are heard.",
  PROPOSAL: "It is formally proposed.",
  DELIBERATION: "It is debated by those who decide.",
  ADOPTION: "It is adopted.",
  REJECTED: "It is rejected.",
  WITHDRAWN: "It is withdrawn.",
  IMPLEMENTATION: "It is carried out.",
  EVALUATION: "It is evaluated.",
  REPEAL: "It is repealed.",
});
export type ReformStage = keyof typeof ReformStage;

export const ReformOutcome = enumOf("ReformOutcome", "How a reform ended.", {
  PENDING: "Not decided yet, or not known to be.",
  ADOPTED: "Adopted.",
  PARTLY_ADOPTED: "Adopted in part.",
  REJECTED: "Rejected.",
  WITHDRAWN: "Withdrawn before a decision.",
});
export type ReformOutcome = keyof typeof ReformOutcome;

export const InvolvementRole = enumOf(
  "InvolvementRole",
  "What an actor does in a policy or reform. Each role has a base weight in the influence measure, a published convention.",
  {
    INITIATOR: "Started it. Weight 1.",
    DRAFTER: "Wrote it. Weight .9.",
    CO_DECIDER: "Decides it with others. Weight .9.",
    ADVOCATE: "Campaigns for it. Weight .8.",
    OPPONENT: "Campaigns against it. Weight .8.",
    LITIGANT: "Takes it to court. Weight .6.",
    IMPLEMENTER: "Carries it out. Weight .5.",
    FUNDER: "Pays for it. Weight .5.",
    CONSULTED: "Was asked. Weight .4.",
    BENEFICIARY: "Profits from it. Weight 0: profiting is not influencing.",
    TARGET: "Is to be changed by it. Weight 0.",
  },
);
export type InvolvementRole = keyof typeof InvolvementRole;

/** Base weight of an actor's own involvement by role, 0 to 1: the last factor of every influence path. */
export const ROLE_WEIGHTS: Readonly<Record<InvolvementRole, number>> = {
  INITIATOR: 1,
  DRAFTER: 0.9,
  CO_DECIDER: 0.9,
  ADVOCATE: 0.8,
  OPPONENT: 0.8,
  LITIGANT: 0.6,
  IMPLEMENTER: 0.5,
  FUNDER: 0.5,
  CONSULTED: 0.4,
  BENEFICIARY: 0,
  TARGET: 0,
};

export const Stance = enumOf("Stance", "Where an actor stands on a policy or reform.", {
  SUPPORT: "For it. Counts +1 in net push.",
  OPPOSE: "Against it. Counts -1 in net push.",
  MIXED: "For some of it, against some. Counts 0.",
  NEUTRAL: "Declared neutral. Counts 0.",
  NO_RECOMMENDATION: "Declared to recommend nothing. Left out of net push.",
  FREE_VOTE: "Left the choice to its members. Left out of net push.",
  PREFERS_COUNTERPROPOSAL: "Prefers the counter-proposal. Left out of net push.",
  PREFERS_INITIATIVE: "Prefers the initiative. Left out of net push.",
  UNKNOWN: "Not known. Left out of net push.",
});
export type Stance = keyof typeof Stance;

/** What a stance counts in net push; stances that are absent stay out of its denominator. */
export const STANCE_NUMBERS: Readonly<Partial<Record<Stance, number>>> = {
  SUPPORT: 1,
  OPPOSE: -1,
  MIXED: 0,
  NEUTRAL: 0,
};
