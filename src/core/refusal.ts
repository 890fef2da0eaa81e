// The one error class that may reach a client or a terminal as it stands. Anything else that is thrown is a defect
// and is masked with an id.
import { ERROR_TABLE, type ErrorCode } from "./error-table";

export class Refusal extends Error {
  /** `details` end up in `extensions` beside the code: names and numbers, never rows or secrets. */
  constructor(
    readonly code: ErrorCode,
    message?: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message ?? ERROR_TABLE[code].meaning, options);
    this.name = "Refusal";
  }

  get status(): number {
    return ERROR_TABLE[this.code].status;
  }
}
