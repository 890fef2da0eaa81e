// Every question that a thread answers, by its name: what is listed here can be asked across threads.
import { influencersCoverage, influencesCoverage } from "./coverage";
import { influencers, influences, pushes, totals } from "./questions";
import { centralities } from "./selected-network";

export const QUESTIONS = {
  influencers,
  pushes,
  influences,
  totals,
  influencersCoverage,
  influencesCoverage,
  centralities,
} as const;

export type QuestionName = keyof typeof QUESTIONS;
export type Question<Name extends QuestionName> = Parameters<(typeof QUESTIONS)[Name]>[1];
export type Answer<Name extends QuestionName> = ReturnType<(typeof QUESTIONS)[Name]>;
