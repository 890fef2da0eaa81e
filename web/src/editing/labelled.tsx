// What every field has around its box: its name, its help, and what stands against it.
import type { ReactNode } from "react";
import { useLanguage, useWords } from "../language/language";
import { errorSentence } from "../language/vocabulary";
import type { useField } from "./form-context";
import type { Complaint } from "./questions";
import { words } from "./words";

/** One box with its name, its help and what stands against it. */
export function Labelled({
  of,
  required,
  children,
}: {
  readonly of: ReturnType<typeof useField>;
  readonly required?: boolean | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={of.id}>
        {of.name} <Required when={required} />
      </label>
      <Help of={of} />
      {children}
      <Complaints of={of} />
    </div>
  );
}

export function Required({ when }: { readonly when?: boolean | undefined }) {
  const say = useWords(words);
  return when ? <span className="soft">({say.required})</span> : null;
}

export function Help({ of: { id, help } }: { readonly of: ReturnType<typeof useField> }) {
  return help ? (
    <p id={`${id}-help`} className="help soft">
      {help}
    </p>
  ) : null;
}

/** What stands against a field: in the reader's language, then the particulars as the node tells them. */
export function Complaints({ of: { id, complaints } }: { readonly of: ReturnType<typeof useField> }) {
  if (!complaints.length) return null;
  return (
    <div id={`${id}-complaint`} className="complaint alarm">
      {complaints.map((complaint) => (
        <p key={complaint.code + complaint.message}>
          <ComplaintText of={complaint} />
        </p>
      ))}
    </div>
  );
}

export function ComplaintText({ of: { code, message } }: { readonly of: Complaint }) {
  const say = useWords(words);
  const language = useLanguage();
  const own: Readonly<Record<string, string>> = say.missing;
  return (
    <>
      {own[code] ?? errorSentence(code, language)} {message && <span lang="en">({message})</span>}
    </>
  );
}
