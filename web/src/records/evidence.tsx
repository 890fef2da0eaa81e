// Evidence on demand: what a record stands on, fetched when a reader opens it. Quotations stay in the source's language.
import { useState } from "react";
import { useQuestion } from "../api/use-question";
import { useLanguage, useWords } from "../language/language";
import { fieldName, label } from "../language/vocabulary";
import { Answer } from "../states/answer";
import { formOf } from "./addresses";
import { EVIDENCE } from "./questions";
import { TitleLink } from "./record-links";
import { words } from "./words";

/** A button that opens the evidence for one record below it. */
export function EvidenceOnDemand({ id, count }: { readonly id: string; readonly count?: number }) {
  const say = useWords(words);
  const [open, setOpen] = useState(false);
  return (
    <details className="evidence" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.showEvidence(count)}</summary>
      {open && <EvidenceOf id={id} />}
    </details>
  );
}

export function EvidenceOf({ id }: { readonly id: string }) {
  const say = useWords(words);
  const language = useLanguage();
  const answer = useQuestion(EVIDENCE, { id });
  return (
    <Answer of={answer}>
      {({ node }) => {
        const evidence = node && "evidence" in node ? node.evidence : [];
        return (
          <div className="evidence-body">
            {evidence.length === 0 && <p className="soft">{say.noEvidence}</p>}
            {evidence.map((piece) => (
              <figure key={piece.id} className={`quotation relation-${piece.relation}`}>
                <p className="soft">
                  {[
                    label("EvidenceRelation", piece.relation, language),
                    piece.grade && label("EvidenceGrade", piece.grade, language),
                    piece.basis === "INFERRED" && say.inferred,
                    piece.aspect && fieldName(piece.aspect, language, node?.__typename),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
                {piece.excerpt.quote && (
                  <blockquote lang={piece.excerpt.lang ?? undefined}>{piece.excerpt.quote}</blockquote>
                )}
                {piece.note && <p>{piece.note}</p>}
                <figcaption>
                  <TitleLink record={piece.excerpt.source} />
                  {piece.excerpt.page && `, ${say.page(piece.excerpt.page)}`}
                </figcaption>
              </figure>
            ))}
            <p>
              <a href={formOf("evidence", { subject: id })}>{say.addEvidence}</a>
            </p>
          </div>
        );
      }}
    </Answer>
  );
}
