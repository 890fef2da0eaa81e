// Taking a record back, with a reason; and putting back what was taken back.
import { useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { ask } from "../api/ask";
import { useWords } from "../language/language";
import { historyOf } from "../records/addresses";
import { Failure } from "../states/answer";
import type { Kind } from "./field";
import { ComplaintText } from "./labelled";
import { RESTORE, WRITE, type Complaint, type Write } from "./questions";
import { words } from "./words";

type Ending =
  | { readonly state: "open" | "sending" | "done" }
  | { readonly state: "refused"; readonly complaints: readonly Complaint[] }
  | { readonly state: "failed"; readonly error: Error };

function useEnding(work: () => Promise<readonly Complaint[]>) {
  const [ending, setEnding] = useState<Ending>({ state: "open" });
  const answers = useQueryClient();
  const run = async () => {
    setEnding({ state: "sending" });
    try {
      const complaints = await work();
      setEnding(complaints.length ? { state: "refused", complaints } : { state: "done" });
      if (!complaints.length) void answers.invalidateQueries();
    } catch (error) {
      setEnding({ state: "failed", error: error as Error });
    }
  };
  return [ending, run] as const;
}

function Refusals({ ending }: { readonly ending: Ending }) {
  if (ending.state === "failed") return <Failure error={ending.error} />;
  if (ending.state !== "refused") return null;
  return (
    <ul role="alert" className="alarm">
      {ending.complaints.map((complaint) => (
        <li key={complaint.code}>
          <ComplaintText of={complaint} />
        </li>
      ))}
    </ul>
  );
}

interface RetractionProps {
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
  readonly mayRestore: boolean;
}

export function Retraction({ kind, id, version, mayRestore }: RetractionProps) {
  const say = useWords(words);
  const [reason, setReason] = useState("");
  const [isSure, setSure] = useState(false);
  const [ending, run] = useEnding(async () => {
    const write = {
      [`retract${kind.type}`]: { id, expectedVersion: version, reason: reason.trim() },
    } as unknown as Write;
    return (await ask(WRITE, { input: { records: [write] } })).writeRecords.userErrors;
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void run();
  };
  if (ending.state === "done") {
    return (
      <section className="notice" role="status">
        <p>
          <strong>{say.takenBack}</strong> <a href={historyOf(id)}>{say.history}</a>
        </p>
        {mayRestore && <Restoration kind={kind} id={id} />}
      </section>
    );
  }
  return (
    <details className="retraction">
      <summary>{say.takeBack}</summary>
      <form onSubmit={submit} className="record-form">
        <p>{say.takeBackWhat}</p>
        <div className="field">
          <label htmlFor="reason">{say.reason}</label>
          <textarea id="reason" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
        <p>
          <label>
            <input type="checkbox" checked={isSure} onChange={(event) => setSure(event.target.checked)} />{" "}
            {say.takeBackSure}
          </label>
        </p>
        <Refusals ending={ending} />
        <button type="submit" disabled={!isSure || !reason.trim() || ending.state === "sending"}>
          {say.takeBack}
        </button>
      </form>
    </details>
  );
}

export function Restoration({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  const say = useWords(words);
  const [ending, run] = useEnding(async () => (await ask(RESTORE, { input: { id } })).restoreRecord.userErrors);
  if (ending.state === "done") {
    return (
      <p role="status">
        <strong>{say.restored}</strong> <a href={`/edit/${kind.name}?id=${id}`}>{say.correctAgain}</a>
      </p>
    );
  }
  return (
    <>
      <Refusals ending={ending} />
      <button type="button" disabled={ending.state === "sending"} onClick={() => void run()}>
        {say.restore}
      </button>
    </>
  );
}
