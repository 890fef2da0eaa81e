// The form for one record: what it asks for stands in kinds.ts, how it is sent in sending.ts. It draws both, and takes the focus
// to whatever stands in the way.
import { useEffect, useMemo, useRef, useState, type SubmitEvent } from "react";
import { useLanguage, useWords } from "../language/language";
import { fieldName } from "../language/vocabulary";
import { Failure } from "../states/answer";
import { ConflictPanel } from "./conflict-panel";
import { nameIn, slugOf, valueAt, type Field, type Kind, type Values } from "./field";
import { FieldControl } from "./field-control";
import { useFilling, type Filling } from "./filling";
import { anchorOf, FormContext, type FormState } from "./form-context";
import { ComplaintText } from "./labelled";
import { ACKNOWLEDGE, Likenesses } from "./likenesses";
import type { Complaint } from "./questions";
import { useSending, type Outcome, type Written } from "./sending";
import type { Start } from "./start";
import { words } from "./words";

interface RecordFormProps {
  readonly kind: Kind;
  readonly start: Start;
  /** What this reader's key may see, and so may choose for a record: PUBLIC, NODE, PRIVATE. */
  readonly sees: readonly string[];
  readonly onWritten: (written: Written) => void;
}

export function RecordForm({ kind, start, sees, onWritten }: RecordFormProps) {
  const say = useWords(words);
  const { filling, setFilling, change, isDraft, startOver, done } = useFilling(kind, start);
  const { outcome, send, settle, reset } = useSending(kind, setFilling, done);
  const [other, setOther] = useState<string | null>(null);
  const name = nameIn(kind, filling.values);
  const state = useFormState(kind, filling, outcome, change);
  useEffect(() => {
    if (outcome.state === "written") onWritten(outcome.written);
    if (outcome.state === "twin") document.getElementById(ACKNOWLEDGE)?.focus();
  }, [outcome, onWritten]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (outcome.state !== "sending") void send(filling, other === name);
  };
  const begin = () => {
    startOver();
    reset();
  };
  return (
    <FormContext value={state}>
      {isDraft && <DraftNotice isUnanswered={filling.unanswered !== null} onStartOver={begin} />}
      {filling.saidBy && <p className="notice">{say.saidByOther(filling.saidBy)}</p>}
      {outcome.state === "conflict" && filling.id && (
        <ConflictPanel
          key={outcome.theirs.version}
          kind={kind}
          id={filling.id}
          differences={outcome.differences}
          busy={false}
          onSettle={(taken) => void settle(filling, outcome.theirs, taken)}
        />
      )}
      {outcome.state === "refused" && <Summary kind={kind} complaints={outcome.complaints} />}
      <form className="record-form" onSubmit={submit} noValidate>
        {kind.fields.map((field) => (
          <div key={field.name}>
            <FieldControl
              field={forReader(field, sees)}
              value={filling.values[field.name]}
              onChange={(value) => change({ [field.name]: value })}
              path={[field.name]}
            />
            {field.kind === "slug" && !filling.id && (
              <SlugProposal typed={filling.values["slug"] as string} name={name} />
            )}
            {field.name === kind.named?.field && !filling.id && (
              <Likenesses
                kind={kind}
                type={kind.named.type}
                name={name}
                acknowledged={other === name}
                onAcknowledge={(isOther) => setOther(isOther ? name : null)}
                isAsked={outcome.state === "twin" && other !== name}
              />
            )}
          </div>
        ))}
        {outcome.state === "failed" && (
          <>
            <Failure error={outcome.error} />
            <p>{say.keptHere}</p>
          </>
        )}
        {outcome.state === "unchanged" && <p role="status">{say.unchanged}</p>}
        <div className="tools">
          <button type="submit" className="primary" aria-disabled={outcome.state === "sending"}>
            {outcome.state === "sending" ? say.sending : filling.id ? say.save : say.create}
          </button>
        </div>
      </form>
    </FormContext>
  );
}

/** Who may see it: no more than this reader may see. */
const forReader = (field: Field, sees: readonly string[]): Field =>
  field.name === "visibility" && field.kind === "enum" ? { ...field, among: sees } : field;

function useFormState(kind: Kind, { values }: Filling, outcome: Outcome, change: (values: Values) => void): FormState {
  return useMemo(() => {
    const complaints = new Map<string, Complaint[]>();
    for (const complaint of outcome.state === "refused" ? outcome.complaints : []) {
      const place = shownPlace(values, complaint).join(".");
      complaints.set(place, [...(complaints.get(place) ?? []), complaint]);
    }
    return { type: kind.type, complaints, change };
  }, [kind, values, outcome, change]);
}

/** The nearest field that is drawn: a complaint about one language of a title stands at the title. */
function shownPlace(values: Values, { field }: Complaint): readonly string[] {
  const path = field ?? [];
  let length = path.length;
  while (length > 1 && valueAt(values, path.slice(0, length)) === undefined) length -= 1;
  const place = path.slice(0, length);
  // Of texts in several languages, and of a chosen record, only the whole is drawn.
  return ["value", "lang", "id"].includes(place.at(-1) ?? "") &&
    !["names", "identifiers"].includes(place[0] ?? "") &&
    place.length > 1 &&
    /^\d+$/.test(place.at(-2) ?? "")
    ? place.slice(0, -2)
    : place;
}

function SlugProposal({ typed, name }: { readonly typed: string; readonly name: string }) {
  const say = useWords(words);
  return typed || !name ? null : (
    <p className="help proposal">
      {say.proposed} <code>{slugOf(name)}</code>
    </p>
  );
}

function DraftNotice({
  isUnanswered,
  onStartOver,
}: {
  readonly isUnanswered: boolean;
  readonly onStartOver: () => void;
}) {
  const say = useWords(words);
  return (
    <div className="notice" role="status">
      <p>
        {say.draft} {isUnanswered && say.draftUnanswered}
      </p>
      <button type="button" onClick={onStartOver}>
        {say.startOver}
      </button>
    </div>
  );
}

function Summary({ kind, complaints }: { readonly kind: Kind; readonly complaints: readonly Complaint[] }) {
  const say = useWords(words);
  const language = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), [complaints]);
  const goTo = (path: readonly string[]) => {
    for (let length = path.length; length > 0; length -= 1) {
      const field = document.getElementById(anchorOf(path.slice(0, length)));
      if (!field) continue;
      const box = field.matches("input, select, textarea")
        ? field
        : field.querySelector<HTMLElement>("input, select, textarea, button");
      (box ?? field).focus();
      return;
    }
  };
  return (
    <div className="state failure summary" role="alert" tabIndex={-1} ref={place}>
      <p>
        <strong>{say.refused(complaints.length)}</strong>
      </p>
      <ul>
        {complaints.map((complaint, index) => {
          const names = (complaint.field ?? [])
            .filter((step) => !/^\d+$/.test(step))
            .map((step) => fieldName(step, language, kind.type));
          return (
            <li key={index}>
              {names.length > 0 && (
                <>
                  <button type="button" className="link" onClick={() => goTo(complaint.field ?? [])}>
                    {names.join(", ")}
                  </button>
                  :{" "}
                </>
              )}
              <ComplaintText of={complaint} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
