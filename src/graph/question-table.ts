// Every question that a thread answers, by its name: what is listed here can be asked across threads.
import { influencersCoverage, influencesCoverage } from "./coverage";
import { influencePaths, shortestPath, tiePaths } from "./path-questions";
import { influencers, influences, pushes, totals } from "./questions";
import { centralities } from "./selected-network";

export const QUESTIONS = {
  influencers,
  influencersCoverage,
  pushes,
  influences,
  influencesCoverage,
  totals,
  influencePaths,
  tiePaths,
  shortestPath,
  centralities,
} as const;

export type QuestionName = keyof typeof QUESTIONS;
export type Question<Name extends QuestionName> = Parameters<(typeof QUESTIONS)[Name]>[1];
export type Answer<Name extends QuestionName> = ReturnType<(typeof QUESTIONS)[Name]>;
