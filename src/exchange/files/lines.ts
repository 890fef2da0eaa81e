// Reads a text file line by line in bounded memory. It knows lines and encodings, not what they mean.
import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import { Refusal } from "../../core/refusal";

export interface Line {
  /** Counted from 1, empty lines included. */
  readonly number: number;
  readonly text: string;
  /** Why the line cannot be used, instead of its text. */
  readonly tooLong?: true;
}

export const LINE_CHARACTERS_MAX = 1_048_576;

/** Lines of a UTF-8 file; empty ones are passed over, a byte order mark too. Throws FILE_UNREADABLE, or BAD_TEXT when not UTF-8. */
export async function* linesOf(path: string): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  let number = 0;
  let skipping = false;
  for await (const chunk of chunksOf(path)) {
    const parts = (rest + decode(decoder, chunk, number + 1)).split("\n");
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
  rest += decode(decoder, undefined, number + 1);
  if (rest.trim() && !skipping) yield { number: number + 1, text: rest };
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, lineNumber: number): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    throw new Refusal("BAD_TEXT", `The file is not UTF-8: see line ${lineNumber} or soon after`, {}, { cause });
  }
}

async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    const code = (cause as NodeJS.ErrnoException).code ?? "unknown";
    throw new Refusal("FILE_UNREADABLE", `${path} cannot be read (${code})`, {}, { cause });
  }
}
