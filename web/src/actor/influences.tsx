// What an actor influences and how: policies by score, and the paths behind each, step by step, with the passages.
import { useState } from "react";
import type { ResultOf } from "../api/question";
import { useQuestion } from "../api/use-question";
import { useLanguage, useWords } from "../language/language";
import { formatScore } from "../language/formats";
import { label } from "../language/vocabulary";
import { Bars } from "../pictures/bars";
import { Picture } from "../pictures/picture";
import { pageOf } from "../records/addresses";
import { EvidenceOnDemand } from "../records/evidence";
import { ActorLink, TitleLink } from "../records/record-links";
import { words as recordWords } from "../records/words";
import { Answer, Nothing } from "../states/answer";
import { Table } from "../tables/table";
import { useDay } from "./day";
import { INFLUENCES, PATHS } from "./questions";
import { words } from "./words";

type Influences = NonNullable<ResultOf<typeof INFLUENCES>["actor"]>["influences"];
type Path = NonNullable<ResultOf<typeof PATHS>["actor"]>["influences"]["edges"][number]["paths"][number];

const FIRST = 10;
const ALL = 50;
/** Below that, for and against weigh each other up. */
const CLEAR_PUSH = 0.2;

export function InfluencesOf({ id, name }: { readonly id: string; readonly name: string }) {
  const say = useWords(words);
  const [asOf] = useDay();
  const [first, setFirst] = useState(FIRST);
  const answer = useQuestion(INFLUENCES, { id, asOf, first }, { keepLast: true });
  return (
    <Answer of={answer}>
      {({ actor }) =>
        !actor || actor.influences.edges.length === 0 ? (
          <section id="influences">
            <h2>{say.influencesTitle}</h2>
            <Nothing>
              <p>{say.influencesNone(name)}</p>
            </Nothing>
          </section>
        ) : (
          <div id="influences">
            <Ranking id={id} name={name} influences={actor.influences} asked={{ id, asOf, first }} />
            {actor.influences.totalCount > first && first < ALL && (
              <p className="tools">
                <button type="button" onClick={() => setFirst(ALL)}>
                  {say.showMore}
                </button>
              </p>
            )}
            <Paths id={id} influences={actor.influences} />
          </div>
        )
      }
    </Answer>
  );
}

const directionOf = (netPush: number | null): "for" | "against" | "both" => {
  if (netPush === null || Math.abs(netPush) <= CLEAR_PUSH) return "both";
  return netPush > 0 ? "for" : "against";
};

interface RankingProps {
  readonly id: string;
  readonly name: string;
  readonly influences: Influences;
  readonly asked: object;
}

function Ranking({ id, name, influences: { edges, totalCount, coverage }, asked }: RankingProps) {
  const say = useWords(words);
  const sayOfRecords = useWords(recordWords);
  const language = useLanguage();
  const best = edges[0]!;
  const push = (netPush: number | null) =>
    netPush === null
      ? say.pushUnknown
      : { for: say.pushFor, against: say.pushAgainst, both: say.pushBoth }[directionOf(netPush)];
  const side = (netPush: number | null) =>
    ({ for: ` · ${say.sideFor}`, against: ` · ${say.sideAgainst}`, both: "" })[directionOf(netPush)];
  return (
    <Picture
      title={say.influencesTitle}
      sentence={
        <>
          <p>{say.influencesSentence(name, totalCount, best.node.title, push(best.netPush))}</p>
          <p className="soft">{say.influencesCaution}</p>
        </>
      }
      coverage={sayOfRecords.coverage(coverage.actorCount, coverage.sourceCount)}
      asked={{ question: INFLUENCES, variables: asked }}
      file={`influences-${id}`}
      table={
        <Table
          caption={say.influencesTitle}
          columns={[
            {
              key: "policy",
              title: say.policy,
              value: ({ node }) => node.title,
              show: ({ node }) => <TitleLink record={node} />,
              heading: true,
            },
            {
              key: "score",
              title: say.score,
              value: ({ score }) => score,
              show: ({ score }) => formatScore(score, language),
              numeric: true,
            },
            { key: "hops", title: say.hops, value: ({ hops }) => hops, numeric: true },
            { key: "push", title: say.push, value: ({ netPush }) => push(netPush) },
          ]}
          rows={edges}
          keyOf={({ node }) => node.id}
          file={`influences-${id}`}
        />
      }
    >
      <Bars
        description={say.influencesTitle}
        max={best.score}
        bars={edges.map(({ node, score, hops, netPush }) => ({
          key: node.id,
          name: node.title,
          value: score,
          figure: `${formatScore(score, language)} · ${say.hopsShort(hops)}${side(netPush)}`,
          tone: directionOf(netPush),
        }))}
      />
      <p className="key soft">
        <svg width="12" height="12" aria-hidden="true">
          <rect className="bar for" width="12" height="12" />
        </svg>{" "}
        {say.pushFor}{" "}
        <svg width="12" height="12" aria-hidden="true">
          <rect className="bar against" width="12" height="12" />
        </svg>{" "}
        {say.pushAgainst}{" "}
        <svg width="12" height="12" aria-hidden="true">
          <rect className="bar both" width="12" height="12" />
        </svg>{" "}
        {say.pushBoth}
      </p>
    </Picture>
  );
}

function Paths({ id, influences: { edges } }: { readonly id: string; readonly influences: Influences }) {
  const say = useWords(words);
  return (
    <section className="paths">
      <h3>{say.pathsTitle}</h3>
      <ul className="records">
        {edges.map(({ node }, index) => (
          <li key={node.id}>
            <OnePolicy id={id} title={node.title} after={edges[index - 1]?.cursor ?? null} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OnePolicy({
  id,
  title,
  after,
}: {
  readonly id: string;
  readonly title: string;
  readonly after: string | null;
}) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => event.target === event.currentTarget && setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && <PathsBehind id={id} after={after} />}
    </details>
  );
}

function PathsBehind({ id, after }: { readonly id: string; readonly after: string | null }) {
  const [asOf] = useDay();
  const answer = useQuestion(PATHS, { id, asOf, after });
  return (
    <Answer of={answer}>
      {({ actor }) => (
        <ol className="path-list">
          {actor?.influences.edges[0]?.paths.map((path, index) => (
            <li key={index}>
              <PathInWords path={path} />
            </li>
          ))}
        </ol>
      )}
    </Answer>
  );
}

/** Each step names its tie as it is recorded: where it points the other way, the influence runs against it. */
function PathInWords({ path }: { readonly path: Path }) {
  const say = useWords(words);
  const language = useLanguage();
  const { involvement } = path;
  return (
    <>
      <p className="soft">{say.pathScore(formatScore(path.score, language), path.hops)}</p>
      <ol className="steps">
        {path.steps.map(({ from, to, relationship, weight }) => (
          <li key={relationship.id}>
            <p className="facts">
              <ActorLink actor={from} />{" "}
              <span>
                {label(
                  relationship.source.id === from.id ? "RelationshipType" : "RelationshipType.inverse",
                  relationship.type,
                  language,
                )}
              </span>{" "}
              <ActorLink actor={to} /> <span className="soft">{say.weight(formatScore(weight, language))}</span>
            </p>
            <EvidenceOnDemand id={relationship.id} />
          </li>
        ))}
        <li>
          <p className="facts">
            <ActorLink actor={involvement.actor} /> <span>{label("InvolvementRole", involvement.role, language)}</span>
            <span>{label("Stance", involvement.stance, language)}</span>
            <a href={pageOf(involvement.reform ?? involvement.policy)}>
              {(involvement.reform ?? involvement.policy).title}
            </a>
          </p>
          <EvidenceOnDemand id={involvement.id} />
        </li>
      </ol>
    </>
  );
}
