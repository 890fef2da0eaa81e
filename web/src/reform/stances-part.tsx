// Who is for and who against: bars by sector on both sides of a line, and under them everybody by name.
import { useState } from "react";
import { useLanguage, useWords } from "../language/language";
import { label } from "../language/vocabulary";
import { Picture } from "../pictures/picture";
import { EvidenceOnDemand } from "../records/evidence";
import { ActorLink, TitleLink } from "../records/record-links";
import { useMarkLabel } from "../records/sector";
import { Failure, Loading, Nothing } from "../states/answer";
import { Table } from "../tables/table";
import type { Involvements } from "./involved";
import { INVOLVED, type Involvement } from "./questions";
import { countsBySector, SIDES, sideOf, type Side } from "./stances";
import { StancesDrawing } from "./stances-drawing";
import { words } from "./words";

const NAMES_SHOWN = 8;

interface StancesPartProps {
  readonly id: string;
  readonly slug: string;
  /** On a policy's page each involvement says in which reform it was. */
  readonly namesReform: boolean;
  readonly involvements: Involvements;
}

export function StancesPart({ id, slug, namesReform, involvements }: StancesPartProps) {
  const say = useWords(words);
  const markLabel = useMarkLabel();
  const { list, total, settled, error, retry, more } = involvements;
  if (error || !settled || list.length === 0) {
    return (
      <section>
        <h2>{say.stances}</h2>
        {error ? (
          <Failure error={error} onRetry={retry} />
        ) : settled ? (
          <Nothing>{say.stancesNothing}</Nothing>
        ) : (
          <Loading>{total > 0 ? say.counting(list.length, total) : undefined}</Loading>
        )}
      </section>
    );
  }
  const counts = countsBySector(list);
  const sum = (side: Side) => counts.reduce((all, row) => all + row[side], 0);
  return (
    <>
      <Picture
        title={say.stances}
        sentence={say.stancesSentence(
          say.involvementCount(list.length),
          sum("for"),
          sum("against"),
          sum("between"),
          sum("unknown"),
        )}
        asked={{ question: INVOLVED, variables: { id } }}
        file={`${slug}-stances`}
        coverage={more && say.stancesPart(list.length, total)}
        extraTools={
          more && (
            <button type="button" onClick={more}>
              {say.stancesMore}
            </button>
          )
        }
        table={
          <Table
            caption={say.stancesTable}
            file={`${slug}-stances`}
            rows={counts}
            keyOf={({ mark }) => mark}
            columns={[
              { key: "sector", title: say.sector, heading: true, value: ({ mark }) => markLabel(mark) },
              ...SIDES.map((side) => ({
                ...{ key: side, title: say.sides[side], numeric: true },
                value: (row: (typeof counts)[number]) => row[side],
              })),
            ]}
          />
        }
      >
        <StancesDrawing counts={counts} />
      </Picture>
      <div className="sides">
        {SIDES.map((side) => (
          <Names key={side} side={side} involvements={list} namesReform={namesReform} />
        ))}
      </div>
    </>
  );
}

interface NamesProps {
  readonly side: Side;
  readonly involvements: readonly Involvement[];
  readonly namesReform: boolean;
}

function Names({ side, involvements, namesReform }: NamesProps) {
  const say = useWords(words);
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const there = involvements.filter(({ stance }) => sideOf(stance) === side);
  if (there.length === 0) return null;
  const shown = all ? there : there.slice(0, NAMES_SHOWN);
  return (
    <section className={`side side-${side}`}>
      <h3>
        {say.sides[side]} ({there.length})
      </h3>
      <ul className="plain">
        {shown.map(({ id, actor, role, stance, reform, note }) => (
          <li key={id}>
            <ActorLink actor={actor} />{" "}
            <span className="soft">
              {label("InvolvementRole", role, language)}
              {side === "between" && `, ${label("Stance", stance, language)}`}
            </span>
            {namesReform && reform && (
              <span className="soft">
                {" · "}
                <TitleLink record={reform} />
              </span>
            )}
            {note && <p className="soft note">{note}</p>}
            <EvidenceOnDemand id={id} />
          </li>
        ))}
      </ul>
      {shown.length < there.length && (
        <button type="button" onClick={() => setAll(true)}>
          {say.showAll(there.length)}
        </button>
      )}
    </section>
  );
}
