// Evidence that is written alongside a record: a claim about the world without its evidence is only half of it, so that one
// mutation can carry both, and neither stands without the other.
import type { Content } from "./content";

/** Of the forms of Evidence and Excerpt, what is asked for here: the subject is the record itself. */
export const EVIDENCE_FIELDS = ["excerpt", "relation", "grade", "basis", "aspect", "note"];
export const NEW_EXCERPT_FIELDS = ["source", "page", "quote", "lang", "note"];
export const EVIDENCE_MAX = 50;

const NOT_CITABLE = ["Source", "Excerpt", "Evidence"];

/** Whether evidence may come alongside: not for what evidence itself is made of. */
export const isCitable = (type: string): boolean => !NOT_CITABLE.includes(type);

export interface EvidenceGiven extends Content {
  readonly newExcerpt?: Content;
}
