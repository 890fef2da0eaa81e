// A table that sorts and saves itself as CSV: what stands beside every picture, for those who would rather read numbers,
// hear the page, or take it into a spreadsheet.
import { useMemo, useState } from "react";
import { useLanguage, useWords } from "../language/language";
import type { Column } from "./column";
import { csvOf, saveFile } from "./files";
import { words } from "./words";

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Name of the CSV file without its ending; none offers no file. */
  readonly file?: string;
  /** Longer tables begin with so many rows, and a button for the rest. */
  readonly rowsMax?: number;
}

interface Order {
  readonly key: string;
  readonly falling: boolean;
}

export function Table<Row>({ caption, columns, rows, keyOf, file, rowsMax = 50 }: TableProps<Row>) {
  const say = useWords(words);
  const language = useLanguage();
  const [order, setOrder] = useState<Order | null>(null);
  const [all, setAll] = useState(false);
  const sorted = useMemo(() => sortRows(rows, columns, order, language), [rows, columns, order, language]);
  const shown = all ? sorted : sorted.slice(0, rowsMax);
  return (
    <div className="table">
      <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Heading key={column.key} column={column} order={order} onSort={setOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column) => {
                  const content = column.show ? column.show(row) : column.value(row);
                  const className = column.numeric ? "numeric" : undefined;
                  return column.heading ? (
                    <th key={column.key} scope="row" className={className}>
                      {content}
                    </th>
                  ) : (
                    <td key={column.key} className={className}>
                      {content}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="tools">
        {shown.length < sorted.length && (
          <button type="button" onClick={() => setAll(true)}>
            {say.showAll(sorted.length)}
          </button>
        )}
        {file && rows.length > 0 && (
          <button type="button" onClick={() => saveFile(`${file}.csv`, "text/csv", csvOf(columns, sorted))}>
            {say.saveCsv}
          </button>
        )}
      </p>
    </div>
  );
}

function Heading<Row>({
  column,
  order,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly order: Order | null;
  readonly onSort: (order: Order) => void;
}) {
  const sorts = order?.key === column.key ? order : null;
  const direction = sorts ? (sorts.falling ? "descending" : "ascending") : undefined;
  return (
    <th scope="col" aria-sort={direction} className={column.numeric ? "numeric" : undefined}>
      <button
        type="button"
        className="sort"
        // Numbers are looked at from the largest on, names from A on.
        onClick={() => onSort({ key: column.key, falling: sorts ? !sorts.falling : Boolean(column.numeric) })}
      >
        {column.title}
        <span aria-hidden="true">{sorts ? (sorts.falling ? " ↓" : " ↑") : ""}</span>
      </button>
    </th>
  );
}

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: Order | null,
  language: string,
): readonly Row[] {
  const column = columns.find(({ key }) => key === order?.key);
  if (!column || !order) return rows;
  const collator = new Intl.Collator(language, { numeric: true });
  const sign = order.falling ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [column.value(one) ?? null, column.value(other) ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * collator.compare(String(a), String(b));
  });
}
