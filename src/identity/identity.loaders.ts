// The loaders of this room, one line each.
import { nestedPages } from "../database/lists";
import { oneBy } from "../database/loaders";
import { IdentityJudgement } from "./identity-judgement.entity";
import { identityJudgementList, judgementsOfActor } from "./identity.sql";

export const identityJudgementById = oneBy(IdentityJudgement, "id", "uuid", identityJudgementList.where);
export const identityJudgementsByActor = nestedPages("Identity judgements by actor", judgementsOfActor);
