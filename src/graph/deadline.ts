// By when a question has to be answered: what is worked out in a thread of its own can only be stopped from inside.
import { performance } from "node:perf_hooks";

export class QuestionTooLong extends Error {}

export class Deadline {
  readonly #end: number;

  constructor(milliseconds: number) {
    this.#end = performance.now() + milliseconds;
  }

  /** Throws QuestionTooLong once the time is over. To be called every some thousand steps. */
  check(): void {
    if (performance.now() > this.#end) throw new QuestionTooLong();
  }
}
