// What is said of records, by whom, and from which data set.
import type { JsonText } from "../database/copy";

export type Payload = Readonly<Record<string, unknown>>;

export interface Assertion {
  readonly type: string;
  readonly uuid: string;
  /** The record's content; references are typed ids. */
  readonly payload: Payload;
  /** The same as text, where it is made already. */
  readonly text?: JsonText;
}

export interface Dataset {
  readonly name: string;
  readonly title: string;
  readonly licence?: string | undefined;
  readonly attribution?: string | undefined;
}

/** Who asserts, and from which data set. */
export interface Speaker {
  readonly origin: string;
  readonly dataset?: Dataset | undefined;
}
