// The vocabulary of judgements about identity: what they say, and what they rest on.
import { enumOf } from "../core/enum.types";

export const IdentityVerdict = enumOf("IdentityVerdict", "Whether two actors are one.", {
  SAME: "They are one: `other` goes on as `one`, for as long as the judgement stands.",
  DIFFERENT: "They are two: they are neither suggested again nor made one by a number that both bear.",
  UNSURE: "Somebody looked and could not tell: they are not suggested again.",
});
export type IdentityVerdict = keyof typeof IdentityVerdict;

export const IdentityBasis = enumOf("IdentityBasis", "What a judgement about identity rests on.", {
  IDENTIFIER: "Both bear the same number in a public register.",
  NAME: "Their names and what else is recorded, weighed by a program.",
  HUMAN: "A person looked at both.",
});
export type IdentityBasis = keyof typeof IdentityBasis;
