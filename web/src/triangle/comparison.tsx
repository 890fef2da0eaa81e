// Two countries, or one country at two times, side by side: what differs, in words and in numbers.
import { useQuestion } from "../api/use-question";
import { Choice } from "../finding/scopes";
import { formatScore, formatShare } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { countryName } from "../language/places";
import { Picture } from "../pictures/picture";
import { Answer, Nothing } from "../states/answer";
import { Table } from "../tables/table";
import { useBalanceSentence } from "./measures";
import { TWO_BALANCES, type CountryFigures } from "./questions";
import { dayOf, thisYear, type Selection } from "./selection";
import { Ternary } from "./ternary";
import { words } from "./words.countries";
import { words as pageWords } from "./words";

interface ComparisonProps {
  readonly country: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly selection: Selection;
  readonly select: (changes: Partial<Selection>) => void;
}

export function Comparison({ country, options, selection, select }: ComparisonProps) {
  const say = useWords(words);
  const language = useLanguage();
  const { year, then, weight, with: other } = selection;
  const isAsked = other !== null || then !== null;
  const variables = {
    one: [country],
    other: [other ?? country],
    oneDay: dayOf(year),
    otherDay: dayOf(then),
    weightBy: weight,
  };
  const answer = useQuestion(TWO_BALANCES, variables, { enabled: isAsked, keepLast: true });
  const nameOf = (code: string, at: number | null) =>
    say.asOfYear(countryName(code, language), at === null ? say.now : String(at));
  return (
    <section className="comparison">
      <h2>{say.compareTitle}</h2>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          title={say.compareWith}
          options={options.filter(({ value }) => value !== country)}
          value={other}
          onChoose={(chosen) => select({ with: chosen })}
          any={say.sameCountry}
        />
        <label className="field">
          <span>{say.compareIn}</span>
          <input
            type="number"
            min={1500}
            max={thisYear()}
            placeholder={say.now}
            value={then ?? ""}
            onChange={(event) => select({ then: event.target.value ? Number(event.target.value) : null })}
          />
        </label>
      </form>
      {!isAsked ? (
        <p className="soft">{say.compareHint}</p>
      ) : (
        <Answer of={answer}>
          {(data) => (
            <SideBySide
              one={{ name: nameOf(country, year), figures: data.one.jurisdictions[0] }}
              other={{ name: nameOf(other ?? country, then), figures: data.other.jurisdictions[0] }}
              asked={{ question: TWO_BALANCES, variables }}
            />
          )}
        </Answer>
      )}
    </section>
  );
}

interface Side {
  readonly name: string;
  readonly figures: CountryFigures | undefined;
}

function SideBySide({
  one,
  other,
  asked,
}: {
  readonly one: Side;
  readonly other: Side;
  readonly asked: { readonly question: typeof TWO_BALANCES; readonly variables: object };
}) {
  const say = useWords(words);
  const sentence = useBalanceSentence();
  const unknown = [one, other].filter(({ figures }) => !figures?.triangle.shares);
  if (unknown.length > 0) {
    return <Nothing>{[...new Set(unknown.map(({ name }) => say.unknownSide(name)))].join(" ")}</Nothing>;
  }
  const standing = [one, other].map(({ name, figures }, index) => ({
    key: String(index),
    name,
    position: figures!.triangle.shares!,
    weight: figures!.triangle.actorCount,
  }));
  return (
    <Picture
      level={3}
      title={`${one.name} – ${other.name}`}
      file="triangle-comparison"
      asked={asked}
      sentence={
        <>
          <p>
            <strong>{useDifference(one, other)}</strong>
          </p>
          {[one, other].map(({ name, figures }, index) => (
            <p key={index}>
              <strong>{name}.</strong> {sentence(figures!.triangle)}
            </p>
          ))}
        </>
      }
      table={<Differences one={one} other={other} />}
    >
      <div className="beside halves">
        <Ternary
          description={`${one.name} – ${other.name}`}
          standing={standing}
          mark="BETWEEN"
          chosen="0"
          under={(place) => {
            const [from, to] = [place(standing[0]!.position), place(standing[1]!.position)];
            return <path className="between-two" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />;
          }}
        />
        <Differences one={one} other={other} />
      </div>
    </Picture>
  );
}

const FORCES = ["state", "economy", "civilSociety"] as const;
const WHOLE_PERCENT = 100;

function useDifference(one: Side, other: Side): string {
  const say = useWords(words);
  const language = useLanguage();
  const [a, b] = [one.figures?.triangle.shares, other.figures?.triangle.shares];
  if (!a || !b) return "";
  const differences = FORCES.map((force) => ({ force, points: Math.round((a[force] - b[force]) * WHOLE_PERCENT) }));
  const most = differences.reduce((left, right) => (Math.abs(right.points) > Math.abs(left.points) ? right : left));
  if (most.points === 0) return say.same;
  return say.differs(
    say.forces[most.force],
    formatScore(Math.abs(most.points), language),
    most.points > 0,
    one.name,
    other.name,
  );
}

interface Row {
  readonly name: string;
  readonly one: number | null;
  readonly other: number | null;
  readonly isShare: boolean;
}

function Differences({ one, other }: { readonly one: Side; readonly other: Side }) {
  const say = useWords(words);
  const sayOfPage = useWords(pageWords);
  const language = useLanguage();
  const row = (
    name: string,
    valueOf: (figures: CountryFigures) => number | null | undefined,
    isShare = false,
  ): Row => ({
    name,
    one: (one.figures && valueOf(one.figures)) ?? null,
    other: (other.figures && valueOf(other.figures)) ?? null,
    isShare,
  });
  const rows = [
    ...FORCES.map((force) => row(say[force], ({ triangle }) => triangle.shares?.[force], true)),
    row(sayOfPage.weakestLeg, ({ triangle }) => triangle.weakestLeg),
    row(sayOfPage.evenness, ({ triangle }) => triangle.evenness),
    row(sayOfPage.balance, ({ triangle }) => triangle.barycentricBalance),
    row(say.actors, ({ triangle }) => triangle.actorCount),
    row(say.opening, ({ civicSpace }) => civicSpace.openingCount),
    row(say.closing, ({ civicSpace }) => civicSpace.closingCount),
    row(say.openness, ({ civicSpace }) => civicSpace.openness),
  ];
  const shown = (value: number | null, isShare: boolean) =>
    value === null ? "–" : isShare ? formatShare(value, language) : formatScore(value, language);
  const difference = (each: Row) => (each.one === null || each.other === null ? null : each.one - each.other);
  return (
    <Table<Row>
      caption={`${one.name} – ${other.name}`}
      file="triangle-comparison"
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        { key: "measure", title: say.measure, heading: true, value: ({ name }) => name },
        {
          key: "one",
          title: one.name,
          value: (each) => each.one,
          show: (each) => shown(each.one, each.isShare),
          numeric: true,
        },
        {
          key: "other",
          title: other.name,
          value: (each) => each.other,
          show: (each) => shown(each.other, each.isShare),
          numeric: true,
        },
        {
          key: "difference",
          title: say.difference,
          value: difference,
          show: (each) => signed(difference(each), each.isShare, shown),
          numeric: true,
        },
      ]}
    />
  );
}

const signed = (value: number | null, isShare: boolean, shown: (value: number | null, isShare: boolean) => string) =>
  value !== null && value > 0 ? `+${shown(value, isShare)}` : shown(value, isShare);
