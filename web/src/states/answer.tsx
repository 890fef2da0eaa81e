// The three states of whatever is asked for: on its way, failed, there. Every part of a page goes through here, so that no
// part is ever silently blank.
import type { ReactNode } from "react";
import { NodeError } from "../api/ask";
import { useLanguage, useWords } from "../language/language";
import { errorSentence } from "../language/vocabulary";
import { words } from "./words";

/** What was asked for, a single answer (`useQuestion`) or a list page by page (`useList`). */
interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly isPlaceholderData: boolean;
  readonly refetch: () => unknown;
}

export function Answer<Data>({
  of: { data, error, isPlaceholderData, refetch },
  children,
}: {
  readonly of: Asked<Data>;
  readonly children: (data: Data) => ReactNode;
}) {
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return isPlaceholderData ? <div aria-busy="true">{children(data)}</div> : children(data);
}

export function Loading({ children }: { readonly children?: ReactNode }) {
  const say = useWords(words);
  return (
    <p className="state loading" role="status">
      {children ?? say.loading}
    </p>
  );
}

export function Failure({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  const say = useWords(words);
  const language = useLanguage();
  const code = error instanceof NodeError ? error.code : "INTERNAL_SERVER_ERROR";
  const own: Readonly<Record<string, string>> = { UNREACHABLE: say.unreachable, NO_ANSWER: say.noAnswer };
  return (
    <div className="state failure" role="alert">
      <p>
        <strong>{own[code] ?? errorSentence(code, language)}</strong>
      </p>
      {!own[code] && (
        <details>
          <summary>{say.technical}</summary>
          <p>
            <code>{code}</code> {error.message}
          </p>
        </details>
      )}
      {onRetry && (
        <button type="button" onClick={onRetry}>
          {say.retry}
        </button>
      )}
    </div>
  );
}

/** An empty answer is an answer: it says what is not there, and what one can do about it. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return <div className="state nothing">{children}</div>;
}
