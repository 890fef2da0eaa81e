// The loaders of this room, one line each.
import { nestedPages } from "../database/lists";
import { childrenBy, oneBy } from "../database/loaders";
import { hydrate } from "../database/tables";
import { periodOf } from "../core/period.types";
import { Theme } from "../sources/theme.entity";
import { Involvement } from "./involvement.entity";
import { Policy } from "./policy.entity";
import { Reform, type ReformStageEntry } from "./reform.entity";
import {
  involvementList,
  involvementsOfActor,
  involvementsOfPolicy,
  involvementsOfReform,
  policiesArisingFromReform,
  reformList,
  reformsOfPolicy,
  stagesOf,
  themesOf,
} from "./reforms.sql";

export const policyById = oneBy(Policy, "id", "uuid");
export const policyBySlug = oneBy(Policy, "slug", "slug");
export const reformById = oneBy(Reform, "id", "uuid", reformList.where);
export const reformBySlug = oneBy(Reform, "slug", "slug", reformList.where);
export const involvementById = oneBy(Involvement, "id", "uuid", involvementList.where);
export const reformsByPolicy = nestedPages("Reforms by policy", reformsOfPolicy);
export const policiesByReform = nestedPages("Policies by the reform they arise from", policiesArisingFromReform);
export const involvementsByActor = nestedPages("Involvements by actor", involvementsOfActor);
export const involvementsByPolicy = nestedPages("Involvements by policy", involvementsOfPolicy);
export const involvementsByReform = nestedPages("Involvements by reform", involvementsOfReform);
export const themesByPolicy = childrenBy("Themes by policy", themesOf, (row) => hydrate(Theme, row));
export const stagesByReform = childrenBy<ReformStageEntry>("Stages by reform", stagesOf, (row) => {
  const { stage, note, occurred } = row as Omit<ReformStageEntry, "occurred"> & { occurred: string | null };
  return { stage, note, occurred: periodOf(occurred) };
});
