// The access key of this tab: entered in a dialog, proved by asking who it is, forgotten when the tab is closed.
import { useId, useRef, useState, type SubmitEvent } from "react";
import { keepAccessKey, useAccessKey } from "../api/key";
import { NodeError } from "../api/ask";
import { useLanguage, useWords } from "../language/language";
import { errorSentence, label } from "../language/vocabulary";
import { useViewer } from "./viewer";
import { words } from "./words";

export function KeyButton() {
  const say = useWords(words);
  const language = useLanguage();
  const key = useAccessKey();
  const viewer = useViewer();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const field = useId();
  const refused = viewer.answer.error instanceof NodeError ? viewer.answer.error : null;
  const enter = (event: SubmitEvent) => {
    event.preventDefault();
    keepAccessKey(typed.trim() || null);
    setTyped("");
  };
  const state = !key
    ? say.enterKey
    : viewer.role
      ? label("Role", viewer.role, language)
      : refused
        ? say.keyRefused
        : "…";
  return (
    <>
      <button type="button" className="key" onClick={() => dialog.current?.showModal()}>
        {state}
      </button>
      <dialog ref={dialog} aria-labelledby={`${field}-title`} className="dialog">
        <h2 id={`${field}-title`}>{say.keyTitle}</h2>
        <p>{say.keyWhat}</p>
        {key && viewer.role && (
          <p role="status">
            <strong>{say.keyIs(viewer.name ?? "", label("Role", viewer.role, language))}</strong>
          </p>
        )}
        {key && refused && (
          <p role="alert" className="alarm">
            {errorSentence(refused.code, language)}
          </p>
        )}
        <form onSubmit={enter}>
          <label htmlFor={field}>{say.key}</label>
          <input
            id={field}
            type="password"
            value={typed}
            placeholder="cw_…"
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
          <div className="tools">
            <button type="submit" className="primary" disabled={!typed.trim()}>
              {say.useKey}
            </button>
            {key && (
              <button type="button" onClick={() => keepAccessKey(null)}>
                {say.forgetKey}
              </button>
            )}
            <button type="button" onClick={() => dialog.current?.close()}>
              {say.close}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
