// The vocabulary of claims: what kind of thing is said, and how it stands with what others say.
import { enumOf } from "../core/enum.types";

export const ClaimKind = enumOf("ClaimKind", "What kind of thing a claim says.", {
  DIAGNOSIS: "How things are.",
  CAUSAL: "That one thing brings about another.",
  NORMATIVE: "What ought to be.",
  CRITIQUE: "What is wrong with how others do it.",
  HISTORICAL: "How things came to be.",
  STATISTIC: "A number.",
  STRATEGIC: "What the speaker does or means to do, and why.",
  EVENT: "That something happened.",
  CIVIC_SPACE: "How much room civil society has.",
});
export type ClaimKind = keyof typeof ClaimKind;

export const ClaimStatus = enumOf(
  "ClaimStatus",
  "How a claim stands with what else is known. None of these says that it is true: the evidence on the claim tells why it stands so.",
  {
    ATTRIBUTED: "Somebody says so, and nothing else is recorded.",
    CORROBORATED: "Another source agrees, at least in part.",
    DISPUTED: "Another source disagrees, or the claim does not hold together.",
    REFUTED: "It is shown to be wrong.",
  },
);
export type ClaimStatus = keyof typeof ClaimStatus;
