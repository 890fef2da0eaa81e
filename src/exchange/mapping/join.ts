// Tables that are joined to rows by a key: read once, only the columns that the mapping names, and held in memory up to a limit.
import type { Complaint } from "../import/record-source";
import type { Cell, Row } from "../files/table";
import { openTable } from "../files/table.open";
import type { JoinPlan } from "./mapping.plan";
import { type Places, placesOf, spoken } from "./overlay";

const ROWS_MAX = 500_000;
const CHARACTERS_MAX = 50_000_000;
/** Of one key: every row that has it goes through all of them. */
const SHARING_MAX = 1_000;
/** Of a file: so much wrong, and it is the wrong file. */
const COMPLAINTS_MAX = 100;

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
      let complaints = 0;
      for await (const row of rows) {
        if (wrong.length || complaints === COMPLAINTS_MAX) break;
        const complaint = "code" in row ? row : table.#add(spoken(row, silent));
        if (complaint) {
          complaints += 1;
          complain({ ...complaint, file });
        }
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
    const wrong = (why: string): Complaint => {
      const message = `"${key.slice(0, 60)}" stands ${why}`;
      return { line: row.line, code: "BAD_ROW", column, message };
    };
    if (!before) this.#rows.set(this.#kept(key) as string, many ? cells.map((cell) => [cell ?? []].flat()) : cells);
    else if (!many) return wrong("twice: `many` allows it");
    else if (before.some((cell) => cell!.length >= SHARING_MAX)) return wrong(`more than ${SHARING_MAX} times`);
    else before.forEach((cell, index) => (cell as string[]).push(...[cells[index] ?? []].flat()));
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
