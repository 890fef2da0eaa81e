// A list of records with its filters: how many there are, more of them, and the same as a file and as a query.
// Knows no kind of record.
import type { ReactNode } from "react";
import type { VariablesOf } from "../api/question";
import type { Question } from "../api/question";
import { useList, type List } from "../api/use-list";
import { formatNumber } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { explorerOf } from "../pictures/picture";
import { formOf } from "../records/addresses";
import { Answer, Nothing } from "../states/answer";
import type { Column } from "../tables/column";
import { Table } from "../tables/table";
import { words } from "./words";

interface ListedProps<Row, Data, Variables extends { after?: string | null | undefined }> {
  readonly title: string;
  readonly question: Question<Data, Variables>;
  readonly variables: Omit<Variables, "after">;
  readonly pageOf: Parameters<typeof useList<Data, Variables, Row>>[2];
  readonly columns: readonly Column<Row>[];
  readonly download: string;
  /** Where the file holds more than the list. */
  readonly downloadNote?: ReactNode;
  /** The form that adds one. */
  readonly form: string;
}

export function Listed<
  Row extends { readonly id: string },
  Data,
  Variables extends { after?: string | null | undefined },
>(props: ListedProps<Row, Data, Variables>) {
  const say = useWords(words);
  const answer = useList(props.question, props.variables, props.pageOf);
  return (
    <Answer of={answer}>
      {(list: List<Row>) =>
        list.items.length === 0 ? (
          <Nothing>
            <p>{say.noneLikeThis}</p>
            <p>
              <a href={formOf(props.form)}>{say.addOne}</a>
            </p>
          </Nothing>
        ) : (
          <Rows list={list} {...props} />
        )
      }
    </Answer>
  );
}

type RowsProps<Row> = Pick<
  ListedProps<Row, unknown, VariablesOf<never>>,
  "title" | "columns" | "download" | "downloadNote"
> & { readonly list: List<Row>; readonly question: Question<unknown, never>; readonly variables: object };

function Rows<Row extends { readonly id: string }>({
  list,
  title,
  columns,
  download,
  downloadNote,
  question,
  variables,
}: RowsProps<Row>) {
  const say = useWords(words);
  const language = useLanguage();
  const { items, totalCount, more, isFetchingMore } = list;
  return (
    <>
      <p role="status">{say.shownOf(items.length, totalCount)}</p>
      <Table
        caption={`${title} (${formatNumber(totalCount, language)})`}
        columns={columns}
        rows={items}
        rowsMax={items.length}
        keyOf={({ id }) => id}
      />
      <p className="tools">
        {more && (
          <button type="button" onClick={more} disabled={isFetchingMore}>
            {say.more(totalCount - items.length)}
          </button>
        )}
        <a className="tool" href={download} download>
          {say.download}
        </a>
        <a className="tool" href={explorerOf({ question, variables })}>
          {say.asQuery}
        </a>
      </p>
      {downloadNote && <p className="soft">{downloadNote}</p>}
    </>
  );
}
