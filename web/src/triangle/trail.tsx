// One country over time: the shares of its forces, and on the same axis what opened and closed its civic space.
import { useQuestion } from "../api/use-question";
import { formatScore, formatShare } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { countryName } from "../language/places";
import { Picture } from "../pictures/picture";
import { Answer, Nothing } from "../states/answer";
import { Table } from "../tables/table";
import { COUNTRY_OVER_TIME, type SeriesPoint } from "./questions";
import { stepFor, thisYear, type Selection } from "./selection";
import { TimeAxis } from "./time-axis";
import { words } from "./words.countries";
import { words as pageWords } from "./words";

function variablesFor(jurisdiction: string, { since, weight }: Selection) {
  const [every] = stepFor(since, weight);
  return { jurisdiction, weightBy: weight, from: `${since}-12-31`, until: `${thisYear()}-12-31`, every };
}

const useAnswer = (country: string | null, selection: Selection) =>
  useQuestion(COUNTRY_OVER_TIME, variablesFor(country ?? "", selection), { enabled: country !== null });

/** Its points in time; none while nothing is chosen or has come. */
export const useSeries = (country: string | null, selection: Selection): readonly SeriesPoint[] =>
  useAnswer(country, selection).data?.triangle?.series.points ?? [];

export const yearOf = ({ asOf }: SeriesPoint): number => Number(asOf.slice(0, 4));

export function Trail({ country, selection }: { readonly country: string; readonly selection: Selection }) {
  const say = useWords(words);
  const language = useLanguage();
  const name = countryName(country, language);
  const answer = useAnswer(country, selection);
  return (
    <Answer of={answer}>
      {({ triangle }) => {
        const points = triangle?.series.points ?? [];
        if (!points.some(({ shares }) => shares)) return <Nothing>{say.noTrail}</Nothing>;
        return (
          <Picture
            title={say.over(name)}
            file={`triangle-${country}`}
            asked={{ question: COUNTRY_OVER_TIME, variables: variablesFor(country, selection) }}
            sentence={<p>{<Path points={points} />}</p>}
            coverage={
              triangle && triangle.series.undatedCount > 0 ? say.undated(triangle.series.undatedCount) : undefined
            }
            table={<SeriesTable points={points} caption={say.over(name)} file={`triangle-${country}`} />}
          >
            <TimeAxis points={points} year={selection.year} description={say.trailDescription(name)} />
          </Picture>
        );
      }}
    </Answer>
  );
}

const FORCES = ["state", "economy", "civilSociety"] as const;
const WHOLE_PERCENT = 100;

/** From where to where it went, which force gained most, and what happened on the way. */
function Path({ points }: { readonly points: readonly SeriesPoint[] }) {
  const say = useWords(words);
  const language = useLanguage();
  const known = points.filter(({ shares }) => shares);
  const [first, last] = [known[0]!, known.at(-1)!];
  const gains = FORCES.map((force) => ({ force, gain: last.shares![force] - first.shares![force] }));
  const most = gains.reduce((one, other) => (other.gain > one.gain ? other : one));
  const sum = (count: (point: SeriesPoint) => number) => points.reduce((total, point) => total + count(point), 0);
  return [
    say.moved(String(yearOf(first)), String(yearOf(last))),
    Math.round(most.gain * WHOLE_PERCENT) > 0
      ? say.gained(say[most.force], `+${formatScore(Math.round(most.gain * WHOLE_PERCENT), language)}`)
      : say.still,
    say.eventsOf(
      sum(({ openingCount }) => openingCount),
      sum(({ closingCount }) => closingCount),
    ),
  ].join(" ");
}

function SeriesTable({
  points,
  caption,
  file,
}: {
  readonly points: readonly SeriesPoint[];
  readonly caption: string;
  readonly file: string;
}) {
  const say = useWords(words);
  const sayOfPage = useWords(pageWords);
  const language = useLanguage();
  const share = (force: (typeof FORCES)[number]) => ({
    key: force,
    title: say[force],
    value: ({ shares }: SeriesPoint) => shares?.[force],
    show: ({ shares }: SeriesPoint) => (shares ? formatShare(shares[force], language) : "–"),
    numeric: true,
  });
  return (
    <Table<SeriesPoint>
      caption={caption}
      file={file}
      rows={points}
      rowsMax={20}
      keyOf={({ asOf }) => asOf}
      columns={[
        { key: "year", title: say.year, heading: true, value: yearOf, show: (point) => String(yearOf(point)) },
        { key: "actors", title: say.actors, value: ({ actorCount }) => actorCount, numeric: true },
        ...FORCES.map(share),
        {
          key: "weakestLeg",
          title: sayOfPage.weakestLeg,
          value: ({ weakestLeg }) => weakestLeg,
          show: ({ weakestLeg }) => (weakestLeg === null ? "–" : formatScore(weakestLeg, language)),
          numeric: true,
        },
        { key: "opening", title: say.opening, value: ({ openingCount }) => openingCount, numeric: true },
        { key: "closing", title: say.closing, value: ({ closingCount }) => closingCount, numeric: true },
      ]}
    />
  );
}
