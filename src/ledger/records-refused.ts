// A transaction that was refused because of what it holds: which records, by which rule.
import type { ErrorCode } from "../core/error-table";

/** Records that break a rule; the whole transaction is rolled back. */
export class RecordsRefused extends Error {
  constructor(readonly refused: readonly { uuid: string; code: ErrorCode; detail: string }[]) {
    super(`${refused.length} records refused: ${refused[0]!.code} ${refused[0]!.detail}`);
  }
}
