// What one can do with any record: see its history, correct it, take it away as linked data, cite it. And who may see it.
import type { ReactNode } from "react";
import { useLanguage, useWords } from "../language/language";
import { label } from "../language/vocabulary";
import { historyOf, linkedDataOf } from "./addresses";
import { useCopying } from "./copying";
import { words } from "./words";

interface RecordToolsProps {
  readonly record: { readonly id: string; readonly citation: string };
  /** The form that corrects it. */
  readonly correctAt?: string | undefined;
  readonly onHistoryPage?: boolean;
  readonly children?: ReactNode;
}

export function RecordTools({ record, correctAt, onHistoryPage = false, children }: RecordToolsProps) {
  const say = useWords(words);
  return (
    <div className="record-tools">
      <p className="tools">
        {!onHistoryPage && <a href={historyOf(record.id)}>{say.history}</a>}
        {correctAt && <a href={correctAt}>{say.correct}</a>}
        {children}
        <a href={linkedDataOf(record.id)}>{say.linkedData}</a>
      </p>
      <Citation text={record.citation} />
    </div>
  );
}

export function Citation({ text }: { readonly text: string }) {
  const say = useWords(words);
  const { canCopy, copied, copy } = useCopying();
  return (
    <details className="as-table citation">
      <summary>{say.cite}</summary>
      <p>{text}</p>
      {canCopy && (
        <button type="button" onClick={() => void copy(text)}>
          {copied ? say.copied : say.copy}
        </button>
      )}
      <span className="unseen" role="status">
        {copied && say.copied}
      </span>
    </details>
  );
}

/** Nothing for what everyone may see. */
export function VisibilityMark({ visibility }: { readonly visibility: string }) {
  const say = useWords(words);
  const language = useLanguage();
  if (visibility === "PUBLIC") return null;
  return <span className="not-public">{say.notPublic(label("Visibility", visibility, language))}</span>;
}
