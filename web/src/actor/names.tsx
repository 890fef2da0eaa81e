// The names of an actor, by kind, language and time: an organisation that changes its name remains the same actor.
import { scaleLinear } from "d3-scale";
import type { ResultOf } from "../api/question";
import { useLanguage, useWords } from "../language/language";
import { formatPeriod } from "../language/formats";
import { languageName } from "../language/places";
import { label } from "../language/vocabulary";
import { Picture } from "../pictures/picture";
import { useWidth } from "../pictures/width";
import type { Column } from "../tables/column";
import { Table } from "../tables/table";
import { ACTOR } from "./questions";
import { words } from "./words";

type TheActor = NonNullable<ResultOf<typeof ACTOR>["actor"]>;
type Name = TheActor["names"][number];

export function Names({ actor, asked }: { readonly actor: TheActor; readonly asked: object }) {
  const say = useWords(words);
  const language = useLanguage();
  const columns: Column<Name>[] = [
    {
      key: "name",
      title: say.name,
      value: ({ value }) => value,
      show: ({ value, lang }) => <span lang={lang ?? undefined}>{value}</span>,
      heading: true,
    },
    { key: "kind", title: say.kindOfName, value: ({ kind }) => label("NameKind", kind, language) },
    { key: "lang", title: say.language, value: ({ lang }) => lang && languageName(lang, language) },
    { key: "valid", title: say.inUse, value: ({ valid }) => valid && formatPeriod(valid, language) },
  ];
  const table = (
    <Table
      caption={say.namesOf(actor.name)}
      columns={columns}
      rows={actor.names}
      keyOf={(name) => `${name.kind} ${name.lang} ${name.value} ${name.valid?.text}`}
      file={`names-${actor.slug}`}
    />
  );
  const dated = actor.names.filter(({ valid }) => valid);
  if (dated.length === 0)
    return (
      <section>
        <h2>{say.namesTitle}</h2>
        {table}
      </section>
    );
  return (
    <Picture
      title={say.namesTitle}
      sentence={<p>{say.namesSentence(actor.names.length, dated.length)}</p>}
      table={table}
      asked={{ question: ACTOR, variables: asked }}
      file={`names-${actor.slug}`}
    >
      <Timeline names={dated} description={say.namesOf(actor.name)} />
    </Picture>
  );
}

const ROW_HEIGHT = 46;
const AXIS_HEIGHT = 24;
const TICK_WIDTH = 90;
/** A year written nearer to the edge would be cut off. */
const TICK_MARGIN = 18;
/** How much of the past is shown of what has no known beginning. */
const OPEN_YEARS = 10;

const yearOf = (day: string | null): number | null =>
  day === null ? null : Number(day.slice(0, 4)) + Number(day.slice(5, 7) || 1) / 12 - 1 / 12;

function Timeline({ names, description }: { readonly names: readonly Name[]; readonly description: string }) {
  const language = useLanguage();
  const [box, width] = useWidth<HTMLDivElement>();
  const now = new Date().getFullYear() + 1;
  const spans = names.map((name) => ({
    name,
    from: yearOf(name.valid!.possiblyFrom),
    until: yearOf(name.valid!.possiblyUntil),
  }));
  const known = spans.flatMap(({ from, until }) => [from, until]).filter((year) => year !== null);
  const first = Math.min(...known, now) - OPEN_YEARS;
  const x = scaleLinear([first, Math.max(...known, now)], [0, width]);
  const height = names.length * ROW_HEIGHT + AXIS_HEIGHT;
  return (
    <div ref={box}>
      <svg className="drawing names" role="img" aria-label={description} viewBox={`0 0 ${width} ${height}`}>
        {x
          .ticks(Math.max(2, Math.floor(width / TICK_WIDTH)))
          .filter((year) => Number.isInteger(year) && x(year) > TICK_MARGIN && x(year) < width - TICK_MARGIN)
          .map((year) => (
            <g key={year} transform={`translate(${x(year)} 0)`}>
              <line className="grid" y2={height - AXIS_HEIGHT} />
              <text className="figure" y={height - 6} fontSize={12} textAnchor="middle">
                {year}
              </text>
            </g>
          ))}
        {spans.map(({ name, from, until }, index) => {
          const [start, end] = [x(from ?? first), until === null ? width : x(until)];
          return (
            <g key={`${name.kind} ${name.value}`} transform={`translate(0 ${index * ROW_HEIGHT})`}>
              <rect
                className={`bar name-${name.kind}`}
                x={start}
                y={23}
                width={Math.max(3, end - start)}
                height={12}
                rx={from === null ? 0 : 2}
              />
              <text
                x={end > width / 2 && start > width / 2 ? width : start}
                textAnchor={start > width / 2 ? "end" : "start"}
                y={16}
                fontSize={14}
              >
                {name.value}
                <tspan className="figure" fontSize={12}>{`  ${label("NameKind", name.kind, language)}`}</tspan>
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
