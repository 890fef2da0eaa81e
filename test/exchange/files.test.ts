// Tables out of files: what a row is and where it begins, and that files made to harm are refused in bounded memory.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import type { Complaint } from "../../src/exchange/import/record-source";
import { linesOf } from "../../src/exchange/files/lines";
import type { Cell, Row, TableOptions } from "../../src/exchange/files/table";
import { openTable } from "../../src/exchange/files/table.open";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-files-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const target = path.join(directory, name);
  writeFileSync(target, content);
  return target;
}

interface ReadTable {
  readonly columns: readonly string[] | null;
  /** The line of each row, then its cells. */
  readonly rows: readonly (readonly [number, ...Cell[]])[];
  readonly complaints: readonly Complaint[];
}

async function read(target: string, options: TableOptions = {}, wanted?: readonly string[]): Promise<ReadTable> {
  const { columns, rows } = await openTable(target, options);
  const items: (Row | Complaint)[] = [];
  for await (const item of rows) items.push(item);
  const isRow = (item: Row | Complaint): item is Row => "cell" in item;
  return {
    columns,
    rows: items.filter(isRow).map((row) => [row.line, ...(wanted ?? columns ?? []).map((column) => row.cell(column))]),
    complaints: items.filter((item): item is Complaint => !isRow(item)),
  };
}

describe("CSV", () => {
  it("knows quotes, line breaks within cells, both line ends, and the line where each row begins", async () => {
    const text = '\ufeffname , note\r\nA,"says ""no"""\r\n\r\n"B\nb","two\nlines"\nC,"x,y"';
    expect(await read(file("quotes.csv", text))).toEqual({
      columns: ["name", "note"],
      rows: [
        [2, "A", 'says "no"'],
        [4, "B\nb", "two\nlines"],
        [7, "C", "x,y"],
      ],
      complaints: [],
    });
  });

  it("reads what another reader of CSV reads, wherever the chunks of a file end", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", "𝒳", '"', ",", "\n", "\r\n", " ", "'"), maxLength: 6 });
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(table, fc.nat(70_000), async (rows, padding) => {
        const quoted = rows.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(",")).join("\n");
        const text = `a,b,c\n"${"x".repeat(padding)}",,\n${quoted}\n`;
        const expected = parse(text, { from_line: 2, relax_column_count: true });
        const { rows: found, complaints } = await read(file("any.csv", text));
        expect(complaints).toEqual([]);
        expect(found.map(([, ...cells]) => cells)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it("takes other delimiters, tabs, and quotes as text", async () => {
    expect((await read(file("semi.csv", 'a;b\n1;"2;3"\n'), { delimiter: ";" })).rows).toEqual([[2, "1", "2;3"]]);
    expect((await read(file("t.tsv", "a\tb\n1\t2\n"))).rows).toEqual([[2, "1", "2"]]);
    expect((await read(file("q.tsv", 'a\tb\n"1\t2\n'), { quotes: false })).rows).toEqual([[2, '"1', "2"]]);
  });

  it("tells wrong rows by the line where they begin, and reads on", async () => {
    const text = 'a,b\n1\n2,3\n"4\n4",5,6\n"7" x,8\n9,10\n';
    const { rows, complaints } = await read(file("wrong.csv", text));
    expect(rows).toEqual([
      [3, "2", "3"],
      [7, "9", "10"],
    ]);
    expect(complaints).toEqual([
      { line: 2, code: "BAD_ROW", message: "has 1 cells, and the heading has 2" },
      { line: 4, code: "BAD_ROW", message: "has 3 cells, and the heading has 2" },
      { line: 6, code: "BAD_ROW", message: "a quote opens here and closes before the cell ends" },
    ]);
  });

  it("tells where a quote opened that nothing closes, even if the file goes on for long", async () => {
    for (const rest of ["z\n4,5", "z\n".repeat(2_000_000)]) {
      const { complaints } = await read(file("open.csv", `a,b\n1,2\n"3\n3","${rest}`));
      expect(complaints).toEqual([
        { line: 4, code: "BAD_ROW", message: "a quote opens here and is not closed; nothing after it was read" },
      ]);
    }
  });

  it.each([
    ["an empty file", "", /the file is empty/],
    ["two columns of one name", "a,b,a\n", /two columns are called "a"/],
    ["a heading without end", "x".repeat(3_000_000), /is longer than/],
  ])("refuses %s", async (_what, text, message) => {
    await expect(read(file("heading.csv", text))).rejects.toMatchObject({ code: "BAD_ROW", message: expect.stringMatching(message) as string }); // prettier-ignore
  });
});

describe("encodings", () => {
  it("reads Latin-1 and UTF-16 where it is told to, and else tells what it seems to be", async () => {
    const latin1 = file("latin1.csv", Buffer.from("a\nx\nSolidarité\n", "latin1"));
    await expect(read(latin1)).rejects.toMatchObject({
      code: "BAD_TEXT",
      message: expect.stringMatching(/not UTF-8: see line 3 .*encoding: windows-1252/) as string,
    });
    expect((await read(latin1, { encoding: "windows-1252" })).rows).toEqual([
      [2, "x"],
      [3, "Solidarité"],
    ]);
    const utf16 = file("utf16.csv", Buffer.from("\ufeffa\né\n", "utf16le"));
    await expect(read(utf16)).rejects.toMatchObject({ code: "BAD_TEXT", message: expect.stringMatching(/UTF-16/) as string }); // prettier-ignore
    expect((await read(utf16, { encoding: "utf-16le" })).rows).toEqual([[2, "é"]]);
  });

  it("unpacks gzip as it reads, also lines", async () => {
    expect((await read(file("t.csv.gz", gzipSync("a,b\n1,2\n")))).rows).toEqual([[2, "1", "2"]]);
    const lines: string[] = [];
    for await (const { text } of linesOf(file("t.ndjson.gz", gzipSync("{}\n[]\n")))) lines.push(text);
    expect(lines).toEqual(["{}", "[]"]);
  });

  it("refuses gzip bombs, halves of gzip files and zip archives", async () => {
    const bomb = file("bomb.csv.gz", gzipSync(`a\n${`${"x".repeat(500)}\n`.repeat(200_000)}`));
    await expect(read(bomb)).rejects.toMatchObject({ code: "FILE_UNREADABLE", message: expect.stringMatching(/grows too large/) as string }); // prettier-ignore
    const half = file("half.csv.gz", gzipSync("a,b\n1,2\n").subarray(0, 24));
    await expect(read(half)).rejects.toMatchObject({ message: expect.stringMatching(/ends in the middle/) as string });
    const hidden = Buffer.concat([randomBytes(3_000_000), Buffer.alloc(20_000_000, "x")]).toString("base64");
    const behind = file("behind.csv.gz", gzipSync(`a\n${hidden.replace(/(.{500})/g, "$1\n")}`));
    await expect(read(behind)).rejects.toMatchObject({ message: expect.stringMatching(/grows too large/) as string });
    const zip = file("zip.csv", Buffer.from("504b030414000000", "hex"));
    await expect(read(zip)).rejects.toMatchObject({ code: "FILE_UNREADABLE", message: expect.stringMatching(/zip archive/) as string }); // prettier-ignore
    await expect(read(path.join(directory, "absent.csv"))).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
  });
});

describe("lines", () => {
  it("look at a line that is too long once, however long, and go on after it", async () => {
    const target = file("long.ndjson", `{}\n${"x".repeat(20_000_000)}\n[]\n${"y".repeat(3_000_000)}`);
    const split = jest.spyOn(String.prototype, "split");
    const lines: unknown[] = [];
    for await (const { number, tooLong } of linesOf(target)) lines.push([number, tooLong]);
    const looked = split.mock.contexts.reduce((sum: number, text) => sum + String(text).length, 0);
    split.mockRestore();
    expect(lines).toEqual([[1, undefined], [2, true], [3, undefined], [4, true]]); // prettier-ignore
    expect(looked).toBeLessThan(2 * 23_000_000);
  });
});

describe("JSON", () => {
  it("finds the list of rows, each with its line, and cells by their path", async () => {
    const text = `{"note": "[not here]", "meta": {"results": [1]}, "results": {"items": [
      {"id": 1, "name": {"en": "A, [b] {c} \\"d\\""}, "tags": ["x", "y"], "none": null},
      {"id": 2.5, "name.en": "dotted",
       "open": true}
    ]}, "after": []}`;
    const wanted = ["id", "name.en", "tags", "tags.1", "open", "none", "constructor"];
    expect(await read(file("rows.json", text), { path: "results.items" }, wanted)).toEqual({
      columns: null,
      rows: [
        [2, "1", 'A, [b] {c} "d"', ["x", "y"], "y", undefined, undefined, undefined],
        [3, "2.5", "dotted", undefined, undefined, "true", undefined, undefined],
      ],
      complaints: [],
    });
  });

  it("reads any list as JSON.parse does, wherever the chunks end", async () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ a: value, b: fc.string() })), fc.nat(70_000), async (list, padding) => {
        const rows = [{ a: null, b: "x".repeat(padding) }, ...list];
        const { rows: found, complaints } = await read(file("any.json", JSON.stringify(rows)), {}, ["b"]);
        expect(complaints).toEqual([]);
        expect(found.map(([, b]) => b)).toEqual(rows.map(({ b }) => b));
      }),
      { numRuns: 60 },
    );
  });

  it("tells rows that are none, and reads on", async () => {
    const text = '[{"a": 1},\n 2,\n {"a": oops},\n {"a": 3}]';
    const { rows, complaints } = await read(file("wrong.json", text), {}, ["a"]);
    expect(rows).toEqual([
      [1, "1"],
      [4, "3"],
    ]);
    expect(complaints.map(({ line, code }) => [line, code])).toEqual([
      [2, "BAD_JSON"],
      [3, "BAD_JSON"],
    ]);
    const lines = await read(file("wrong.ndjson", '{"a":1}\n[]\n\n{"a":'), {}, ["a"]);
    expect(lines.rows).toEqual([[1, "1"]]);
    expect(lines.complaints.map(({ line }) => line)).toEqual([2, 4]);
  });

  it.each([
    ["half a file", '[{"a": 1}, {"a"', {}, /the file ends in the middle/],
    ["no list", '{"a": 1}', {}, /is no list/],
    ["a path that leads nowhere", '{"results": []}', { path: "result" }, /has no list at `result`/],
    ["brackets that do not match", '[{"a": 1]]', {}, /closes what is not open/],
    ["nesting without end", "[".repeat(100_000), {}, /nested deeper/],
  ])("refuses %s", async (_what, text, options, message) => {
    await expect(read(file("refused.json", text), options)).rejects.toMatchObject({ code: "BAD_JSON", message: expect.stringMatching(message) as string }); // prettier-ignore
  });

  it("refuses a row that is nested deeper than anybody means", async () => {
    const deep = `{"a": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const { complaints } = await read(file("deep.ndjson", `${deep}\n`), {}, ["a"]);
    expect(complaints).toEqual([{ line: 1, code: "BAD_JSON", message: "is nested deeper than 200" }]);
  });

  it("refuses a pipe, to which nobody may ever write", async () => {
    const pipe = path.join(directory, "pipe.ndjson");
    execFileSync("mkfifo", [pipe]);
    const refused = { code: "FILE_UNREADABLE", message: expect.stringMatching(/is no file/) as string };
    await expect(read(pipe)).rejects.toMatchObject(refused);
  });

  it("refuses a row of 100 MB without holding it", async () => {
    const { complaints } = await read(file("large.json", `[{"a": "${"x".repeat(20_000_000)}"}]`));
    expect(complaints).toEqual([expect.objectContaining({ line: 1, code: "LINE_TOO_LONG" })]);
  });
});
