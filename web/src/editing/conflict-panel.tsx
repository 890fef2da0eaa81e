// Somebody else changed the record meanwhile: field by field, what they say and what is typed here, and which of the two is kept.
import { useEffect, useRef, useState } from "react";
import { useLanguage, useWords } from "../language/language";
import { fieldName } from "../language/vocabulary";
import { historyOf } from "../records/addresses";
import { inWords, type Difference } from "./conflict";
import type { Kind, Values } from "./field";
import { words } from "./words";

type Kept = Readonly<Record<string, "mine" | "theirs">>;

interface ConflictPanelProps {
  readonly kind: Kind;
  readonly id: string;
  readonly differences: readonly Difference[];
  readonly busy: boolean;
  /** The fields for which theirs is taken. */
  readonly onSettle: (taken: Values) => void;
}

export function ConflictPanel({ kind, id, differences, busy, onSettle }: ConflictPanelProps) {
  const say = useWords(words);
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  // Theirs is kept unless one has changed the same: then one has to look.
  const [kept, setKept] = useState<Kept>(() =>
    Object.fromEntries(differences.map(({ field, isContested }) => [field.name, isContested ? "mine" : "theirs"])),
  );
  useEffect(() => heading.current?.focus(), []);
  const settle = () => {
    const taken = differences.filter(({ field }) => kept[field.name] === "theirs");
    onSettle(Object.fromEntries(taken.map(({ field, theirs }) => [field.name, theirs ?? null])));
  };
  return (
    <section className="notice conflict" aria-labelledby="conflict-title">
      <h2 id="conflict-title" tabIndex={-1} ref={heading}>
        {say.conflictTitle}
      </h2>
      <p>
        {differences.length ? say.conflictWhat : say.conflictNone} <a href={historyOf(id)}>{say.history}</a>
      </p>
      {differences.map(({ field, mine, theirs, isContested }) => (
        <fieldset key={field.name} className="item">
          <legend>
            {fieldName(field.name, language, kind.type)}{" "}
            <span className="soft">{isContested ? say.bothChanged : say.theyChanged}</span>
          </legend>
          {(["theirs", "mine"] as const).map((side) => (
            <label key={side} className="side">
              <input
                type="radio"
                name={`kept-${field.name}`}
                checked={kept[field.name] === side}
                onChange={() => setKept({ ...kept, [field.name]: side })}
              />{" "}
              <strong>{side === "mine" ? say.mine : say.theirs}</strong>{" "}
              {inWords(field, side === "mine" ? mine : theirs, language) || <em>{say.nothingThere}</em>}
            </label>
          ))}
        </fieldset>
      ))}
      <button type="button" className="primary" disabled={busy} onClick={settle}>
        {say.settle}
      </button>
    </section>
  );
}
