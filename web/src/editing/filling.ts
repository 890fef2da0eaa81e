// A form while it is filled: what stands in it, kept as a draft in the tab until the node has it, so that nothing typed is
// lost: not by a broken connection, not by another's change, not by a page loaded again.
import { useCallback, useEffect, useState } from "react";
import type { Kind, Values } from "./field";
import type { Submission } from "./questions";
import { saying } from "./compose";
import type { Start } from "./start";

export interface Filling extends Start {
  /** The name of this filled form for the node: sent twice, it is written once. */
  readonly submission: string;
  /** What was sent and not answered: it may have been written. */
  readonly unanswered: Submission | null;
}

/** A draft belongs to what the address asks for, in whichever language. */
function placeOf(kind: Kind): string {
  const given = new URLSearchParams(window.location.search);
  given.delete("lang");
  return `counterweight-draft:${kind.name}:${given}`;
}

function draftAt(place: string): Filling | null {
  const draft = window.sessionStorage.getItem(place);
  return draft ? (JSON.parse(draft) as Filling) : null;
}

/** Browsers make UUIDs only over HTTPS; random bytes they always have. */
const randomName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const begin = (start: Start): Filling => ({ ...start, submission: randomName(), unanswered: null });

export function useFilling(kind: Kind, start: Start) {
  const place = placeOf(kind);
  const [draft] = useState(() => draftAt(place));
  const [filling, setFilling] = useState<Filling>(() => draft ?? begin(start));
  const [isDraft, setIsDraft] = useState(draft !== null);
  const [isDone, setDone] = useState(false);
  const isChanged =
    !isDone &&
    kind.fields.some((field) => saying(field, filling.values[field.name]) !== saying(field, start.values[field.name]));
  const isKept = isChanged || (filling.unanswered !== null && !isDone);

  useEffect(() => {
    if (isKept) window.sessionStorage.setItem(place, JSON.stringify(filling));
    else window.sessionStorage.removeItem(place);
  }, [place, filling, isKept]);
  useEffect(() => {
    if (!isKept) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isKept]);

  const change = useCallback(
    (values: Values) => setFilling((before) => ({ ...before, values: { ...before.values, ...values } })),
    [],
  );
  const startOver = () => {
    setFilling(begin(start));
    setIsDraft(false);
  };
  return { filling, setFilling, change, isChanged, isDraft, startOver, done: () => setDone(true) };
}
