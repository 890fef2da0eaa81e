// The loaders of this room, one line each.
import { nestedPages } from "../database/lists";
import { childrenBy, oneBy } from "../database/loaders";
import { hydrate } from "../database/tables";
import { Claim } from "./claim.entity";
import { claimList, claimsAbout, claimsOfExcerpt, claimsOfSpeaker, premisesOf } from "./claim.sql";

export const claimById = oneBy(Claim, "id", "uuid", claimList.where);
export const claimsBySpeaker = nestedPages("Claims by speaker", claimsOfSpeaker);
export const claimsByExcerpt = nestedPages("Claims by excerpt", claimsOfExcerpt);
export const claimsBySubject = childrenBy("Claims by subject", claimsAbout, (row) => hydrate(Claim, row));
export const premisesByClaim = childrenBy("Premises by claim", premisesOf, (row) => hydrate(Claim, row));
