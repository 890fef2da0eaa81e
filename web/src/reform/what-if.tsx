// "What if they were not there": the ranking asked again without some actors or types of tie, beside what it was.
import { useQuestion } from "../api/use-question";
import { RecordChoice } from "../finding/record-choice";
import { formatScore } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { label } from "../language/vocabulary";
import { Picture } from "../pictures/picture";
import { ActorLink } from "../records/record-links";
import type { NamedActor } from "../records/record-names";
import { Answer } from "../states/answer";
import { Table } from "../tables/table";
import { TIE_TYPES, useLeftOut, useMeasure } from "./influence-settings";
import { ACTOR, WHAT_IF, type Ranks } from "./questions.influence";
import { rankChanges, type RankChange } from "./rank-changes";
import { SlopeDrawing } from "./slope-drawing";
import { words } from "./words.influence";

const COMPARED = 10;
/** More than one page of the ranking is not asked for. */
const RANKED = 100;

export function WhatIf({ id, slug }: { readonly id: string; readonly slug: string }) {
  const say = useWords(words);
  const [measure] = useMeasure();
  const leftOut = useLeftOut();
  const variables = {
    ...{ id, ...measure },
    without: leftOut.actors.map((actor) => ({ slug: actor })),
    weights: leftOut.types.map((type) => ({ type, forward: 0, backward: 0 })),
  };
  const answer = useQuestion(WHAT_IF, variables, { enabled: !leftOut.none });
  return (
    <section className="what-if">
      <h2>{say.whatIf}</h2>
      <p>{say.whatIfIntro}</p>
      <LeavingOut leftOut={leftOut} />
      {!leftOut.none && (
        <Answer of={answer}>
          {({ node }) => {
            if (!node || !("before" in node)) return null;
            return <Comparison {...{ before: node.before, after: node.after, slug, variables }} />;
          }}
        </Answer>
      )}
    </section>
  );
}

type LeftOut = ReturnType<typeof useLeftOut>;

function LeavingOut({ leftOut }: { readonly leftOut: LeftOut }) {
  const say = useWords(words);
  const language = useLanguage();
  const { actors, types, none, toggleActor, toggleType, reset } = leftOut;
  const free = TIE_TYPES.filter((type) => !types.includes(type));
  return (
    <>
      <div className="leaving-out">
        <RecordChoice
          label={say.withoutActor}
          types={ACTORS_ONLY}
          clears
          onChoose={(record) => {
            if (record.__typename === "Actor" && !actors.includes(record.slug)) toggleActor(record.slug);
          }}
        />
        <label>
          {say.withoutTies}
          <select value="" onChange={(event) => toggleType(event.target.value)}>
            <option value="" disabled>
              {say.chooseType}
            </option>
            {free.map((type) => (
              <option key={type} value={type}>
                {label("RelationshipType.heading", type, language)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {!none && (
        <div className="tools" role="group" aria-label={say.leftOut}>
          {actors.map((actor) => (
            <LeftOutActor key={actor} slug={actor} onPutBack={() => toggleActor(actor)} />
          ))}
          {types.map((type) => (
            <PutBack
              key={type}
              name={label("RelationshipType.heading", type, language)}
              onPutBack={() => toggleType(type)}
            />
          ))}
          <button type="button" onClick={reset}>
            {say.reset}
          </button>
        </div>
      )}
    </>
  );
}

const ACTORS_ONLY: NonNullable<Parameters<typeof RecordChoice>[0]["types"]> = ["Actor"];

function LeftOutActor({ slug, onPutBack }: { readonly slug: string; readonly onPutBack: () => void }) {
  const answer = useQuestion(ACTOR, { slug });
  return <PutBack name={answer.data?.actor?.name ?? slug} onPutBack={onPutBack} />;
}

function PutBack({ name, onPutBack }: { readonly name: string; readonly onPutBack: () => void }) {
  const say = useWords(words);
  return (
    <button type="button" className="left-out" onClick={onPutBack} aria-label={say.putBack(name)}>
      {name} <span aria-hidden="true">×</span>
    </button>
  );
}

interface ComparisonProps {
  readonly before: Ranks;
  readonly after: Ranks;
  readonly slug: string;
  readonly variables: object;
}

function Comparison({ before, after, slug, variables }: ComparisonProps) {
  const say = useWords(words);
  const changes = rankChanges(before.edges, after.edges, COMPARED);
  const isGone = (change: RankChange<NamedActor>) => !change.after && after.totalCount <= RANKED;
  const inWords = (change: RankChange<NamedActor>): string => {
    if (!change.after) return isGone(change) ? say.gone : say.beyond;
    if (!change.before) return before.totalCount <= RANKED ? say.appears : say.beyond;
    const places = change.before.rank - change.after.rank;
    if (places > 0) return say.rises(places);
    if (places < 0) return say.falls(-places);
    if (change.after.score === change.before.score) return say.same;
    return change.after.score < change.before.score ? say.weaker : say.stronger;
  };
  const moved = changes.filter((change) => change.after && inWords(change) !== say.same).length;
  const gone = changes.filter(isGone).length;
  const sentence =
    moved + gone === 0
      ? say.changeNone(after.totalCount)
      : say.changeSentence(moved, gone, after.totalCount, before.totalCount);
  return (
    <Picture
      level={3}
      title={say.change}
      sentence={<span role="status">{sentence}</span>}
      asked={{ question: WHAT_IF, variables }}
      file={`${slug}-what-if`}
      table={<ChangesTable {...{ changes, inWords }} file={`${slug}-what-if`} />}
    >
      <SlopeDrawing changes={changes} inWords={inWords} />
    </Picture>
  );
}

interface ChangesTableProps {
  readonly changes: readonly RankChange<NamedActor>[];
  readonly inWords: (change: RankChange<NamedActor>) => string;
  readonly file: string;
}

function ChangesTable({ changes, inWords, file }: ChangesTableProps) {
  const say = useWords(words);
  const language = useLanguage();
  const score = (when: "before" | "after", title: string) => ({
    ...{ key: `score-${when}`, title, numeric: true },
    value: (change: RankChange<NamedActor>) => change[when]?.score,
    show: (change: RankChange<NamedActor>) => (change[when] ? formatScore(change[when].score, language) : "–"),
  });
  const rank = (when: "before" | "after", title: string) => ({
    ...{ key: `rank-${when}`, title, numeric: true },
    value: (change: RankChange<NamedActor>) => change[when]?.rank,
  });
  return (
    <Table
      caption={say.changeTable}
      file={file}
      rows={changes}
      keyOf={({ actor }) => actor.id}
      columns={[
        {
          ...{ key: "actor", title: say.actor, heading: true },
          value: ({ actor }) => actor.name,
          show: ({ actor }) => <ActorLink actor={actor} />,
        },
        rank("before", say.rankBefore),
        rank("after", say.rankAfter),
        score("before", say.scoreBefore),
        score("after", say.scoreAfter),
        { key: "change", title: say.inWords, value: inWords },
      ]}
    />
  );
}
