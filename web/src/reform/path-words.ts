// A path said in words: who passes it on to whom over which tie, and where it ends.
import type { Language } from "../language/languages";
import { label } from "../language/vocabulary";
import type { Path } from "./questions.influence";

type Step = Path["steps"][number];

/** The tie as it reads from the one who influences: it may point the other way. */
export function tieWords({ from, relationship }: Step, language: Language): string {
  const reading = relationship.source.id === from.id ? "RelationshipType" : "RelationshipType.inverse";
  return label(reading, relationship.type, language);
}

export const stepWords = (step: Step, language: Language): string =>
  `${step.from.name} ${tieWords(step, language)} ${step.to.name}`;

export const roleWords = ({ role, stance }: Path["involvement"], language: Language): string =>
  `${label("InvolvementRole", role, language)} (${label("Stance", stance, language)})`;

/** WSM → is a member of → the platform → Opponent (Against). */
export function pathWords({ steps, involvement }: Path, language: Language): string {
  const first = steps[0]?.from ?? involvement.actor;
  const ties = steps.flatMap((step) => [tieWords(step, language), step.to.name]);
  return [first.name, ...ties, roleWords(involvement, language)].join(" → ");
}
