// Who adds something is shown what is there under like names, before it is written: a record has no twin by oversight.
import { useDeferredValue } from "react";
import { ask } from "../api/ask";
import { useQuestion } from "../api/use-question";
import { FIND, type Found } from "../finding/questions";
import { Suggestion, type SearchType } from "../finding/record-choice";
import { useWords } from "../language/language";
import { formOf, pageOf } from "../records/addresses";
import type { Kind } from "./field";
import { words } from "./words";

const LIKENESSES_MAX = 5;
/** The search's own score, 0 to 1: from here on two names are read as one by somebody in a hurry. */
const CLOSE_SCORE_MIN = 0.5;
const LETTERS_MIN = 3;

const asked = (text: string, type: SearchType) => ({ text: text.slice(0, 200), first: LIKENESSES_MAX, types: [type] });
const closeOf = (edges: readonly Found[]): readonly Found[] => edges.filter(({ score }) => score >= CLOSE_SCORE_MIN);

/** For the moment of sending, when what is shown may still be on its way. */
export async function closeNames(text: string, type: SearchType): Promise<readonly Found[]> {
  if (text.length < LETTERS_MIN) return [];
  return closeOf((await ask(FIND, { ...asked(text, type), after: null })).search.edges);
}

interface LikenessesProps {
  readonly kind: Kind;
  readonly type: SearchType;
  readonly name: string;
  readonly acknowledged: boolean;
  readonly onAcknowledge: (isOther: boolean) => void;
  /** Whether sending was held back for want of the tick. */
  readonly isAsked: boolean;
}

export const ACKNOWLEDGE = "no-twin";

export function Likenesses({ kind, type, name, acknowledged, onAcknowledge, isAsked }: LikenessesProps) {
  const say = useWords(words);
  const text = useDeferredValue(name);
  const answer = useQuestion(FIND, asked(text, type), { enabled: text.length >= LETTERS_MIN, keepLast: true });
  const close = text.length < LETTERS_MIN ? [] : closeOf(answer.data?.search.edges ?? []);
  return (
    <div className="likenesses" aria-live="polite">
      {close.length > 0 && (
        <div className="notice">
          <p>
            <strong>{say.isItThere}</strong>
          </p>
          <ul>
            {close.map((found) => (
              <li key={found.node.id}>
                <a href={pageOf(found.node)} target="_blank" rel="noreferrer">
                  <Suggestion found={found} />
                  <span className="unseen"> ({say.newTab})</span>
                </a>{" "}
                – <a href={formOf(kind.name, { id: found.node.id })}>{say.thisIsIt}</a>
              </li>
            ))}
          </ul>
          <label>
            <input
              type="checkbox"
              id={ACKNOWLEDGE}
              checked={acknowledged}
              aria-invalid={isAsked || undefined}
              onChange={(event) => onAcknowledge(event.target.checked)}
            />{" "}
            {say.noneOfThese}
          </label>
          {isAsked && <p className="alarm">{say.tickFirst}</p>}
        </div>
      )}
    </div>
  );
}
