// What of a mutation's failure is part of its answer: what stands against the input. What stands against the request as such
// (no key, no right) and what failed are errors of the answer as a whole.
import { isAtLeast } from "../access/roles";
import type { Context } from "../core/context";
import { ERROR_TABLE } from "../core/error-table";
import { Refusal } from "../core/refusal";
import { RecordsRefused } from "../ledger/records-refused";
import type { Complaint } from "../writing/content";
import { WriteRefused } from "../writing/write.service";

interface Answered<Result> {
  readonly result: Result | null;
  readonly userErrors: readonly Complaint[];
  readonly clientMutationId: string | null;
}

/** Does the work of a mutation. Whatever came of it, the request's loaders begin anew. */
export async function answered<Result>(
  context: Context,
  clientMutationId: string | null | undefined,
  work: () => Promise<Result>,
): Promise<Answered<Result>> {
  const answer = (result: Result | null, userErrors: readonly Complaint[] = []) => ({
    result,
    userErrors,
    clientMutationId: clientMutationId ?? null,
  });
  try {
    return answer(await work());
  } catch (error) {
    const complaints = complaintsOf(error, context);
    if (!complaints) throw error;
    return answer(null, complaints);
  } finally {
    context.forget();
  }
}

function complaintsOf(error: unknown, { bearer }: Context): readonly Complaint[] | null {
  if (error instanceof WriteRefused) return error.complaints;
  if (error instanceof RecordsRefused) return told(error, isAtLeast(bearer?.role ?? null, "CURATOR"));
  if (!(error instanceof Refusal) || error.status >= 500 || error.status === 401) return null;
  return [{ code: error.code, field: null, message: error.message }];
}

/** Details may name what is hidden: they are for those who see all. */
const told = ({ refused }: RecordsRefused, seesAll: boolean): Complaint[] =>
  refused.map(({ code, detail }) => ({
    code,
    field: null,
    message: seesAll ? `${ERROR_TABLE[code].meaning} (${detail})` : ERROR_TABLE[code].meaning,
  }));
