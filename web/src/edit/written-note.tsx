// What was written, and where one goes from there.
import { useEffect, useRef } from "react";
import type { Kind } from "../editing/field";
import type { Written } from "../editing/sending";
import { EvidenceOnDemand } from "../records/evidence";
import { formOf, historyOf, pageOf } from "../records/addresses";
import { useWords } from "../language/language";
import { words } from "./words";

export function WrittenNote({
  kind,
  written: { id, slug, isEarlier },
}: {
  readonly kind: Kind;
  readonly written: Written;
}) {
  const say = useWords(words);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const next: readonly (readonly [when: string, address: string, name: string])[] = [
    ["actor", formOf("relationship", { source: id }), say.addTie],
    ["actor", formOf("involvement", { actor: id }), say.addInvolvement],
    ["reform", formOf("involvement", { reform: id }), say.addInvolvement],
    ["policy", formOf("involvement", { policy: id }), say.addInvolvement],
    ["source", formOf("excerpt", { source: id }), say.addExcerpt],
  ];
  const page = pageOf({ id, slug }, kind.type);
  return (
    <section className="notice written" role="status">
      <h2 tabIndex={-1} ref={heading}>
        {say.written}
      </h2>
      {isEarlier && <p>{say.writtenEarlier}</p>}
      <ul>
        {page !== historyOf(id) && (
          <li>
            <a href={page}>{say.see}</a>
          </li>
        )}
        <li>
          <a href={historyOf(id)}>{say.history}</a>
        </li>
        <li>
          <a href={formOf(kind.name, { id })}>{say.correctIt}</a>
        </li>
        {next
          .filter(([when]) => when === kind.name)
          .map(([, address, name]) => (
            <li key={address}>
              <a href={address}>{name}</a>
            </li>
          ))}
        {kind.name !== "evidence" && (
          <li>
            <a href={formOf("evidence", { subject: id })}>{say.addEvidence}</a>
          </li>
        )}
        <li>
          <a href={formOf(kind.name)}>{say.again}</a>
        </li>
      </ul>
      <EvidenceOnDemand id={id} />
    </section>
  );
}
