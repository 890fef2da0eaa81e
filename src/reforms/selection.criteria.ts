// What a question names as its selection, found for its reader: the records by id or slug, the jurisdiction by its code.
import type { Context, LoaderDefinition } from "../core/context";
import type { RecordBy } from "../core/lookup.types";
import { Refusal } from "../core/refusal";
import { lookUp } from "../ledger/lookup";
import { jurisdiction as jurisdictionForm } from "../ledger/record-forms";
import { themeById, themeBySlug } from "../sources/sources.loaders";
import { Theme } from "../sources/theme.entity";
import { Policy } from "./policy.entity";
import { Reform } from "./reform.entity";
import { policyById, policyBySlug, reformById, reformBySlug } from "./reforms.loaders";
import type { Criteria } from "./selection.sql";

export interface NamedCriteria {
  readonly theme?: RecordBy | null;
  readonly policy?: RecordBy | null;
  readonly reform?: RecordBy | null;
}

type Loader<Entity> = LoaderDefinition<string, Entity | null>;

/** The uuid of the record named; null where none is; undefined where there is no such record for this reader. */
async function uuidNamed<Entity extends { uuid: string }>(
  context: Context,
  by: RecordBy | null | undefined,
  [prefix, byId, bySlug]: readonly [string, Loader<Entity>, Loader<Entity>],
): Promise<string | null | undefined> {
  return by ? (await lookUp(context, by, prefix, byId, bySlug))?.uuid : null;
}

/** null where one of the records does not exist for this reader. */
export async function criteriaOf(context: Context, { theme, policy, reform }: NamedCriteria): Promise<Criteria | null> {
  const [themeId, policyId, reformId] = await Promise.all([
    uuidNamed(context, theme, [Theme.idPrefix, themeById, themeBySlug]),
    uuidNamed(context, policy, [Policy.idPrefix, policyById, policyBySlug]),
    uuidNamed(context, reform, [Reform.idPrefix, reformById, reformBySlug]),
  ]);
  return themeId === undefined || policyId === undefined || reformId === undefined
    ? null
    : { themeId, policyId, reformId };
}

/** Refuses what has not the form of a jurisdiction with BAD_USER_INPUT; one that nobody belongs to is no mistake. */
export function checkedJurisdiction(code: string, argument: string): string {
  if (jurisdictionForm.safeParse(code).success) return code;
  throw new Refusal(
    "BAD_USER_INPUT",
    `${argument}: "${code.slice(0, 20)}" is not an ISO 3166 code as BE or BE-WAL, nor EU`,
    { argument },
  );
}
