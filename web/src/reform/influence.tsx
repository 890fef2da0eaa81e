// Who weighs on a policy or reform: the first ten, the paths by which they do, and what would be without some of them.
import { useQuestion } from "../api/use-question";
import { formatScore } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { Picture } from "../pictures/picture";
import { ActorLink } from "../records/record-links";
import { words as recordWords } from "../records/words";
import { Answer, Nothing } from "../states/answer";
import { Table } from "../tables/table";
import { InfluenceSettings, useLeftOut, useMeasure } from "./influence-settings";
import { pathWords } from "./path-words";
import { PathsDrawing } from "./paths-drawing";
import { INFLUENCERS, type InfluencerRanking, type Influencer } from "./questions.influence";
import { TiePanel, useChosenTie } from "./tie-panel";
import { WhatIf } from "./what-if";
import { words } from "./words.influence";

/** Of the width that a bar and its number share, in per cent. */
const BAR_SHARE = 75;

interface InfluenceProps {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
}

export function InfluenceParts({ id, slug, title }: InfluenceProps) {
  const say = useWords(words);
  const [measure] = useMeasure();
  const variables = { id, ...measure };
  const answer = useQuestion(INFLUENCERS, variables, { keepLast: true });
  return (
    <>
      <section className="influence">
        <h2>{say.title}</h2>
        <InfluenceSettings />
        <Answer of={answer}>
          {({ node }) => {
            const ranking = node && "influencers" in node ? node.influencers : null;
            if (!ranking || ranking.edges.length === 0) return <Nothing>{say.nothing}</Nothing>;
            return (
              <>
                <Ranking ranking={ranking} />
                <PathsPicture {...{ ranking, slug, title, variables }} />
              </>
            );
          }}
        </Answer>
      </section>
      <WhatIf id={id} slug={slug} />
    </>
  );
}

function Ranking({ ranking }: { readonly ranking: InfluencerRanking }) {
  const say = useWords(words);
  const language = useLanguage();
  const leftOut = useLeftOut();
  const most = ranking.edges[0]!.score;
  return (
    <>
      <h3>{say.ranking}</h3>
      <ol className="ranking">
        {ranking.edges.map(({ node, score, netPush, hops }) => (
          <li key={node.id}>
            <span>
              <ActorLink actor={node} />{" "}
              <span className="soft">
                {hops === 1 ? say.direct : say.through(hops)},{" "}
                {netPush === null ? say.netPushUnknown : say.netPush(netPush)}
              </span>
            </span>
            <span className="score">
              <span className="score-bar" style={{ width: `${(BAR_SHARE * score) / most}%` }} aria-hidden="true" />
              {formatScore(score, language)}
            </span>
            <button
              type="button"
              aria-pressed={leftOut.actors.includes(node.slug)}
              aria-label={say.leaveOutNamed(node.name)}
              onClick={() => leftOut.toggleActor(node.slug)}
            >
              {say.leaveOut}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

interface PathsPictureProps {
  readonly ranking: InfluencerRanking;
  readonly slug: string;
  readonly title: string;
  readonly variables: object;
}

function PathsPicture({ ranking, slug, title, variables }: PathsPictureProps) {
  const say = useWords(words);
  const sayOfRecords = useWords(recordWords);
  const language = useLanguage();
  const [tie, setTie] = useChosenTie();
  const { coverage, edges, totalCount } = ranking;
  const paths = edges.flatMap((influencer) => influencer.paths);
  return (
    <Picture
      level={3}
      title={say.picture}
      sentence={
        <>
          <p>{say.sentence(totalCount, edges[0]!.node.name, formatScore(edges[0]!.score, language))}</p>
          <p className="soft">{say.keys}</p>
        </>
      }
      asked={{ question: INFLUENCERS, variables }}
      file={`${slug}-paths`}
      coverage={sayOfRecords.coverage(coverage.actorCount, coverage.sourceCount)}
      table={<PathsTable influencers={edges} file={`${slug}-paths`} />}
    >
      <div className={tie ? "paths opened" : "paths"}>
        <PathsDrawing paths={paths} end={title} chosen={tie} onChoose={(id) => void setTie(id)} />
        <TiePanel paths={paths} tie={tie} onClose={() => void setTie(null)} />
      </div>
    </Picture>
  );
}

function PathsTable({ influencers, file }: { readonly influencers: readonly Influencer[]; readonly file: string }) {
  const say = useWords(words);
  const language = useLanguage();
  const rows = influencers.flatMap(({ node, paths }) =>
    paths.map((path, index) => ({ key: `${node.id}-${index}`, actor: node, path })),
  );
  return (
    <Table
      caption={say.table}
      file={file}
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        {
          ...{ key: "actor", title: say.actor, heading: true },
          value: ({ actor }) => actor.name,
          show: ({ actor }) => <ActorLink actor={actor} />,
        },
        { key: "path", title: say.path, value: ({ path }) => pathWords(path, language) },
        { key: "hops", title: say.hops, numeric: true, value: ({ path }) => path.hops },
        {
          ...{ key: "score", title: say.score, numeric: true },
          value: ({ path }) => path.score,
          show: ({ path }) => formatScore(path.score, language),
        },
        {
          ...{ key: "evidence", title: say.evidence },
          value: ({ path: { tracing } }) => say.evidenced(tracing.evidencedCount, tracing.recordCount),
        },
      ]}
    />
  );
}
