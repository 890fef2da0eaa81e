// What a chosen ribbon stands on: the tie or the involvement in words, its quotations and their sources.
import { parseAsString, useQueryState } from "nuqs";
import { useEffect, useRef } from "react";
import { formatPeriod, formatScore } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { historyOf } from "../records/addresses";
import { EvidenceOf } from "../records/evidence";
import { ActorLink } from "../records/record-links";
import { roleWords, tieWords } from "./path-words";
import type { Path } from "./questions.influence";
import { words } from "./words.influence";

/** The id of the tie or involvement whose evidence is open. */
export const useChosenTie = () => useQueryState("tie", parseAsString);

interface TiePanelProps {
  readonly paths: readonly Path[];
  readonly tie: string | null;
  readonly onClose: () => void;
}

export function TiePanel({ paths, tie, onClose }: TiePanelProps) {
  const say = useWords(words);
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  // Once opened, by key or by click, it is read; not where the address opened it.
  const first = useRef(true);
  useEffect(() => {
    if (!first.current && tie) heading.current?.focus({ preventScroll: false });
    first.current = false;
  }, [tie]);
  const step = paths.flatMap(({ steps }) => steps).find(({ relationship }) => relationship.id === tie);
  const involvement = paths.map((path) => path.involvement).find(({ id }) => id === tie);
  if (!tie || !(step ?? involvement)) return <p className="tie-panel soft">{say.panelHint}</p>;
  return (
    <aside className="tie-panel" aria-label={say.panel}>
      <h4 ref={heading} tabIndex={-1}>
        {step ? (
          <>
            <ActorLink actor={step.from} /> {tieWords(step, language)} <ActorLink actor={step.to} />
          </>
        ) : (
          involvement && (
            <>
              <ActorLink actor={involvement.actor} />: {roleWords(involvement, language)}
            </>
          )
        )}
      </h4>
      {step && (
        <p className="soft">
          {step.relationship.valid && `${formatPeriod(step.relationship.valid, language)} · `}
          {say.weight(formatScore(step.weight, language))}
        </p>
      )}
      <EvidenceOf id={tie} />
      <p className="tools">
        <a href={historyOf(tie)}>{say.allOfTie}</a>
        <button type="button" onClick={onClose}>
          {say.close}
        </button>
      </p>
    </aside>
  );
}
