// Tables that are joined to rows by a key: read once, only the columns that the mapping names, and held in memory up to a limit.
import type { Complaint } from "../import/record-source";
import type { Cell, Row } from "../files/table";
import { openTable } from "../files/table.open";
import type { JoinPlan } from "./mapping.plan";
import { type Places, placesOf, spoken } from "./overlay";

const ROWS_MAX = 500_000;
const CHARACTERS_MAX = 50_000_000;

export class JoinedTable {
  readonly #rows = new Map<string, Cell[]>();
  readonly #silent: readonly Cell[] = [];
  #characters = 0;

  private constructor(
    readonly plan: JoinPlan,
    readonly places: Places,
    private readonly columns: readonly string[],
  ) {}

  /** Complaints go to `complain`; so do columns that the files lack, through `refuseUnknown`. */
  static async read(
    plan: JoinPlan,
    files: readonly string[],
    missing: readonly string[],
    complain: (complaint: Complaint) => void,
    unknown: (columns: readonly string[] | null) => readonly Complaint[],
  ): Promise<JoinedTable> {
    const columns = [...new Set(plan.needs.map(({ column }) => column))];
    const table = new JoinedTable(plan, placesOf(columns.map((column) => `${plan.form.as}.${column}`)), columns);
    const silent = new Set(plan.form.missing ?? missing);
    for (const file of files) {
      const { columns: headings, rows } = await openTable(file, plan.form);
      const wrong = unknown(headings);
      for (const complaint of wrong) complain(complaint);
      for await (const row of rows) {
        if (wrong.length) break;
        const complaint = "code" in row ? row : table.#add(spoken(row, silent));
        if (complaint) complain({ ...complaint, file });
        if (table.#rows.size > ROWS_MAX || table.#characters > CHARACTERS_MAX) {
          complain({ file, line: row.line, code: "BAD_ROW", message: TOO_LARGE });
          return table;
        }
      }
    }
    return table;
  }

  /** null: there is no such key. */
  cells(key: string): readonly Cell[] | null {
    return this.#rows.get(key) ?? null;
  }

  get silent(): readonly Cell[] {
    return this.#silent;
  }

  #add(row: Row): Complaint | null {
    const { key: column, many } = this.plan.form;
    const key = row.cell(column);
    if (typeof key !== "string") return null;
    const cells = this.columns.map((name) => this.#kept(row.cell(name)));
    const before = this.#rows.get(key);
    if (!before) this.#rows.set(this.#kept(key) as string, many ? cells.map((cell) => [cell ?? []].flat()) : cells);
    else if (many) before.forEach((cell, index) => (cell as string[]).push(...[cells[index] ?? []].flat()));
    else return { line: row.line, code: "BAD_ROW", column, message: `"${key}" stands twice: \`many\` allows it` };
    return null;
  }

  /** A copy: a piece of a file's text would keep all of the text in memory. */
  #kept(cell: Cell): Cell {
    if (typeof cell === "object") return cell.map((text) => this.#kept(text) as string);
    this.#characters += cell?.length ?? 0;
    return cell && Buffer.from(cell).toString();
  }
}

const TOO_LARGE = `the table is too large to be joined (${ROWS_MAX} keys, ${CHARACTERS_MAX / 1e6} million characters): leave rows out`;
