// The ties of an actor, by type and direction, each with its dates and, on demand, the passages it rests on.
import type { ResultOf } from "../api/question";
import { useList } from "../api/use-list";
import { useLanguage, useWords } from "../language/language";
import { formatNumber, formatPeriod, formatShare } from "../language/formats";
import { label } from "../language/vocabulary";
import { formOf } from "../records/addresses";
import { DisputedMark } from "../records/disputed";
import { EvidenceOnDemand } from "../records/evidence";
import { ActorLink } from "../records/record-links";
import { Answer } from "../states/answer";
import { More } from "../states/more";
import { useDay } from "./day";
import { TIES } from "./questions";
import { words } from "./words";

type Tie = NonNullable<ResultOf<typeof TIES>["actor"]>["relationships"]["nodes"][number];

interface TieGroup {
  readonly key: string;
  readonly reading: string;
  readonly ties: readonly Tie[];
}

export function Ties({ id, slug }: { readonly id: string; readonly slug: string }) {
  const say = useWords(words);
  const language = useLanguage();
  const [asOf] = useDay();
  const answer = useList(TIES, { id, asOf }, (data) => data.actor?.relationships);
  return (
    <section id="ties">
      <h2>{say.tiesTitle}</h2>
      <Answer of={answer}>
        {(list) => (
          <>
            <p>{list.totalCount === 0 ? say.tiesNone(asOf !== null) : say.tiesCount(list.totalCount)}</p>
            {groupsOf(list.items, id, (name, type) => label(name, type, language)).map((group) => (
              <div key={group.key} className="group">
                <h3>… {group.reading}</h3>
                <ul className="records">
                  {group.ties.map((tie) => (
                    <li key={tie.id}>
                      <TieInWords tie={tie} id={id} />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
            <More list={list} />
          </>
        )}
      </Answer>
      <p className="tools">
        <a href={formOf("relationship", { source: id })}>{say.addTie}</a>
        <a href={`/network?actor=${encodeURIComponent(slug)}`}>{say.egoPicture}</a>
      </p>
    </section>
  );
}

type Reading = "RelationshipType" | "RelationshipType.inverse";

/** By type; what leaves the actor before what reaches it. Ties between alike ends read the same from either. */
function groupsOf(ties: readonly Tie[], id: string, reads: (name: Reading, type: string) => string): TieGroup[] {
  const groups = new Map<string, { key: string; reading: string; ties: Tie[] }>();
  for (const tie of ties) {
    const reading = reads(tie.source.id === id ? "RelationshipType" : "RelationshipType.inverse", tie.type);
    const key = `${tie.type} ${reading}`;
    const group = groups.get(key) ?? { key, reading, ties: [] };
    group.ties.push(tie);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function TieInWords({ tie, id }: { readonly tie: Tie; readonly id: string }) {
  const say = useWords(words);
  const language = useLanguage();
  const partner = tie.source.id === id ? tie.target : tie.source;
  return (
    <>
      <p className="facts">
        <ActorLink actor={partner} />
        {tie.role && <span>{tie.role}</span>}
        <span className={tie.valid ? undefined : "soft"}>{formatPeriod(tie.valid, language)}</span>
        {tie.amount && <span>{`${formatNumber(Number(tie.amount), language, 2)} ${tie.currency ?? ""}`}</span>}
        {tie.confidence < 1 && <span>{say.sure(formatShare(tie.confidence, language))}</span>}
        {tie.disputed && <DisputedMark id={tie.id} />}
      </p>
      {tie.note && <p className="soft note">{tie.note}</p>}
      <EvidenceOnDemand id={tie.id} />
    </>
  );
}
