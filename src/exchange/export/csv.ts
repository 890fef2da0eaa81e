// A table as CSV (RFC 4180: commas, quotes where needed, CRLF, a header row) in UTF-8. Texts that a spreadsheet would run as
// formulas begin with an apostrophe: names come from strangers.
import { type Options, stringify } from "csv-stringify/sync";
import type { Value } from "./columns.sql";

const FORM: Options = { record_delimiter: "\r\n", escape_formulas: true, cast: { boolean: String } };

export async function* csv(names: readonly string[], rows: AsyncIterable<readonly Value[][]>): AsyncGenerator<string> {
  let text = stringify([[...names]], FORM);
  for await (const batch of rows) {
    yield text + stringify(batch as Value[][], FORM);
    text = "";
  }
  if (text) yield text;
}
