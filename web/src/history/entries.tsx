// The ledger's entries about one record, newest first.
import { useList } from "../api/use-list";
import { useWords } from "../language/language";
import { useNames } from "../records/names";
import { referencesIn } from "../records/payload";
import { Answer, Nothing } from "../states/answer";
import { More } from "../states/more";
import { entryBefore, type Entry } from "./changes";
import { EntryInWords } from "./entry";
import { HISTORY, LATEST } from "./questions";
import { typeOfId } from "./record-type";
import { words } from "./words";

export function History({ id, type }: { readonly id: string; readonly type: string }) {
  const say = useWords(words);
  const answer = useList(HISTORY, { id }, ({ node }) => (node && "history" in node ? node.history : null));
  return (
    <section id="history">
      <h2>{say.historyTitle}</h2>
      <Answer of={answer}>
        {(list) => (
          <>
            <p>{say.entries(list.totalCount)}</p>
            <Entries entries={list.items} type={type} isWhole={list.more === null} />
            <More list={list} />
          </>
        )}
      </Answer>
    </section>
  );
}

/** Of a record that was taken back: what the latest pages of the whole ledger say of it. */
export function HistoryOfWhatIsGone({ id }: { readonly id: string }) {
  const say = useWords(words);
  const type = typeOfId(id);
  const answer = useList(LATEST, { types: type ? [type] : null }, ({ changes }) => changes);
  return (
    <Answer of={answer}>
      {(list) => {
        const entries = list.items.filter(({ subjectId }) => subjectId === id);
        return (
          <section id="history">
            {entries.length > 0 && (
              <>
                <h2>{say.historyTitle}</h2>
                <p>{say.latestOnly}</p>
                <Entries entries={entries} type={type ?? ""} isWhole={list.more === null} />
              </>
            )}
            {entries.length === 0 && (
              <Nothing>
                <p>{say.nothingFound(list.items.length)}</p>
              </Nothing>
            )}
            {list.more && (
              <p className="tools">
                <button type="button" onClick={list.more} disabled={list.isFetchingMore}>
                  {say.lookFurther}
                </button>
              </p>
            )}
          </section>
        );
      }}
    </Answer>
  );
}

interface EntriesProps {
  readonly entries: readonly Entry[];
  readonly type: string;
  /** Whether no older ones are still to be asked for. */
  readonly isWhole: boolean;
}

function Entries({ entries, type, isWhole }: EntriesProps) {
  const nameOf = useNames(entries.flatMap(({ payload }) => referencesIn(payload)));
  return (
    <ol className="entries">
      {entries.map((entry, index) => {
        const before = entryBefore(entries, index);
        return (
          <li key={entry.seq}>
            <EntryInWords entry={entry} before={before} isFirstWord={!before && isWhole} type={type} nameOf={nameOf} />
          </li>
        );
      })}
    </ol>
  );
}
