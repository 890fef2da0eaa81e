// Reads a text file line by line in bounded memory. It knows lines, not what they mean.
import { type Encoding, textOf } from "./text";

export interface Line {
  /** Counted from 1, empty lines included. */
  readonly number: number;
  readonly text: string;
  /** Why the line cannot be used, instead of its text. */
  readonly tooLong?: true;
}

export const LINE_CHARACTERS_MAX = 1_048_576;

/** Lines of a file; empty ones are passed over. Throws FILE_UNREADABLE, or BAD_TEXT when it is not in the encoding. */
export async function* linesOf(path: string, encoding?: Encoding): AsyncGenerator<Line> {
  let rest = "";
  let number = 0;
  let skipping = false;
  for await (const text of textOf(path, encoding)) {
    // Of a line that is too long nothing is gathered: each piece would be looked through again with the next.
    if (skipping && !text.includes("\n")) continue;
    const parts = (rest + text).split("\n");
    rest = parts.pop()!;
    for (const part of parts) {
      number += 1;
      if (skipping) skipping = false;
      else if (part.length > LINE_CHARACTERS_MAX) yield { number, text: "", tooLong: true };
      else if (part.trim()) yield { number, text: part };
    }
    if (rest.length > LINE_CHARACTERS_MAX) {
      // Say so once, then throw its remainder away as it comes, so that one endless line cannot fill the memory.
      if (!skipping) yield { number: number + 1, text: "", tooLong: true };
      skipping = true;
      rest = "";
    }
  }
  if (rest.trim() && !skipping) yield { number: number + 1, text: rest };
}
