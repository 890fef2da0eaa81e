// Countries in the triangle on one day: which stands where, and whether balance goes with an open civic space.
import { useQuestion } from "../api/use-question";
import { Choice } from "../finding/scopes";
import { formatScore, formatShare } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { countryName } from "../language/places";
import { label } from "../language/vocabulary";
import { Picture } from "../pictures/picture";
import { type Position } from "../records/mark";
import { Answer, Nothing } from "../states/answer";
import { Table } from "../tables/table";
import { Comparison } from "./comparison";
import type { Standing } from "./crowds";
import { Coverage, useBalanceSentence } from "./measures";
import { BALANCES, type CountryFigures } from "./questions";
import { dayOf, stepFor, type Selection } from "./selection";
import { Ternary } from "./ternary";
import { Trail, useSeries } from "./trail";
import { WeightChoice } from "./weight-choice";
import { words } from "./words.countries";
import { words as pageWords } from "./words";
import { YearSlider } from "./year-slider";

interface StandingCountry extends Standing {
  readonly figures: CountryFigures;
}

interface ViewProps {
  readonly selection: Selection;
  readonly select: (changes: Partial<Selection>) => void;
}

export function CountriesView({ selection, select }: ViewProps) {
  const say = useWords(words);
  const language = useLanguage();
  const { weight, year, since, country, with: other } = selection;
  const variables = { asOf: dayOf(year), weightBy: weight };
  const answer = useQuestion(BALANCES, variables, { keepLast: true });
  const known = useQuestion(BALANCES, { asOf: null, weightBy: "COUNT" });
  const codes = (known.data?.balances.jurisdictions ?? []).map(({ jurisdiction }) => jurisdiction);
  const options = [...new Set([...codes, ...[country, other].filter((code) => code !== null)])].map((code) => ({
    value: code,
    name: countryName(code, language),
  }));
  return (
    <>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <WeightChoice value={weight} onChoose={(chosen) => select({ weight: chosen })} />
        <Choice
          title={say.country}
          any={say.none}
          options={options}
          value={country}
          onChoose={(chosen) => select({ country: chosen })}
        />
        <YearSlider
          year={year}
          since={since}
          step={stepFor(since, weight)[1]}
          isWaiting={answer.isFetching}
          onYear={(chosen) => select({ year: chosen })}
          onSince={(chosen) => select({ since: chosen })}
        />
      </form>
      <Answer of={answer}>
        {({ balances }) => (
          <Countries
            selection={selection}
            onChoose={(code) => select({ country: code })}
            balances={balances}
            asked={{ question: BALANCES, variables }}
          />
        )}
      </Answer>
      {country ? (
        <>
          <Trail country={country} selection={selection} />
          <Comparison country={country} options={options} selection={selection} select={select} />
        </>
      ) : (
        <p className="soft">{say.chooseFirst}</p>
      )}
    </>
  );
}

interface CountriesProps {
  readonly selection: Selection;
  readonly onChoose: (code: string) => void;
  readonly balances: { readonly jurisdictions: readonly CountryFigures[] } & CorrelationsProps["balances"];
  readonly asked: { readonly question: typeof BALANCES; readonly variables: object };
}

function Countries({ selection, onChoose, balances, asked }: CountriesProps) {
  const say = useWords(words);
  const language = useLanguage();
  const sentence = useBalanceSentence();
  const { country, year } = selection;
  const trail = useSeries(country, selection);
  const standing: readonly StandingCountry[] = balances.jurisdictions.flatMap((figures) => {
    const { shares, actorCount } = figures.triangle;
    return shares
      ? [
          {
            key: figures.jurisdiction,
            name: countryName(figures.jurisdiction, language),
            position: shares,
            weight: actorCount,
            figures,
          },
        ]
      : [];
  });
  if (standing.length === 0) return <Nothing>{say.nobody}</Nothing>;
  const chosen = standing.find(({ key }) => key === country);
  const told = say.sentence(standing.length, year === null ? say.today : say.endOf(year));
  return (
    <Picture
      title={say.title}
      file="triangle-countries"
      asked={asked}
      sentence={
        <>
          <p>{told}</p>
          {chosen && (
            <p>
              <strong>{chosen.name}.</strong> {sentence(chosen.figures.triangle)}
            </p>
          )}
        </>
      }
      coverage={chosen ? <Coverage figures={chosen.figures.triangle} /> : <PlainNote />}
      table={<CountryTable standing={standing} />}
    >
      <div className="beside">
        <Ternary
          description={told}
          standing={standing}
          mark="BETWEEN"
          chosen={country}
          onChoose={({ key }) => onChoose(key)}
          under={(place) => <Path positions={trail.flatMap(({ shares }) => (shares ? [shares] : []))} place={place} />}
        />
        <div>
          {chosen && <CivicSpace figures={chosen.figures} />}
          <Correlations balances={balances} />
        </div>
      </div>
    </Picture>
  );
}

function PlainNote() {
  return useWords(pageWords).note;
}

/** Where a country stood before: a line through its places, with a dot at each, the last one filled. */
function Path({
  positions,
  place,
}: {
  readonly positions: readonly Position[];
  readonly place: (position: Position) => { x: number; y: number };
}) {
  const points = positions.map(place);
  if (points.length < 2) return null;
  return (
    <g className="trail" aria-hidden="true">
      <path d={`M${points.map(({ x, y }) => `${x} ${y}`).join(" L")}`} />
      {points.map(({ x, y }, index) => (
        <circle key={index} cx={x} cy={y} r={index === 0 ? 4 : 2} />
      ))}
    </g>
  );
}

function CivicSpace({ figures: { civicSpace, ratings } }: { readonly figures: CountryFigures }) {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <>
      <h3>{say.events}</h3>
      <p>{say.eventsOf(civicSpace.openingCount, civicSpace.closingCount)}</p>
      {ratings.length > 0 && (
        <>
          <h3>{say.ratings}</h3>
          <ul>
            {ratings.map(({ id, scheme, value, freedom, period }) => (
              <li key={id}>
                {label("RatingScheme", scheme, language)}, {period.text}: <strong>{value}</strong>
                {freedom !== null && <span className="soft"> ({say.freedom(freedom)})</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface Correlation {
  readonly n: number;
  readonly rho: number | null;
}
interface CorrelationsProps {
  readonly balances: { readonly evennessWithOpenness: Correlation; readonly weakestLegWithOpenness: Correlation };
}

/** With fewer countries a single one may turn the order around. */
const CASES_MIN = 10;

function Correlations({
  balances: { evennessWithOpenness: evenness, weakestLegWithOpenness: leg },
}: CorrelationsProps) {
  const say = useWords(words);
  if (evenness.rho === null && leg.rho === null) return <p className="soft">{say.noCorrelation(evenness.n)}</p>;
  return (
    <p className="soft">
      {[
        evenness.rho !== null && say.evennessCorrelation(evenness.rho, evenness.n),
        leg.rho !== null && say.weakestLegCorrelation(leg.rho, leg.n),
        Math.min(evenness.n, leg.n) < CASES_MIN && say.fewCases,
        say.notCause,
      ]
        .filter(Boolean)
        .join(" ")}
    </p>
  );
}

function CountryTable({ standing }: { readonly standing: readonly StandingCountry[] }) {
  const say = useWords(words);
  const sayOfPage = useWords(pageWords);
  const language = useLanguage();
  const column = (
    key: string,
    title: string,
    value: (figures: CountryFigures) => number | null | undefined,
    format: (value: number) => string = (number) => formatScore(number, language),
  ) => ({
    key,
    title,
    value: ({ figures }: StandingCountry) => value(figures),
    show: ({ figures }: StandingCountry) => {
      const number = value(figures);
      return number === null || number === undefined ? "–" : format(number);
    },
    numeric: true,
  });
  const share = (number: number) => formatShare(number, language);
  return (
    <Table<StandingCountry>
      caption={say.title}
      file="triangle-countries"
      rows={standing}
      keyOf={({ key }) => key}
      columns={[
        { key: "country", title: say.country, heading: true, value: ({ name }) => name },
        column("actors", say.actors, ({ triangle }) => triangle.actorCount),
        column("state", say.state, ({ triangle }) => triangle.shares?.state, share),
        column("economy", say.economy, ({ triangle }) => triangle.shares?.economy, share),
        column("civilSociety", say.civilSociety, ({ triangle }) => triangle.shares?.civilSociety, share),
        column("weakestLeg", sayOfPage.weakestLeg, ({ triangle }) => triangle.weakestLeg),
        column("evenness", sayOfPage.evenness, ({ triangle }) => triangle.evenness),
        column("balance", sayOfPage.balance, ({ triangle }) => triangle.barycentricBalance),
        column("opening", say.opening, ({ civicSpace }) => civicSpace.openingCount),
        column("closing", say.closing, ({ civicSpace }) => civicSpace.closingCount),
        column("openness", say.openness, ({ civicSpace }) => civicSpace.openness),
      ]}
    />
  );
}
