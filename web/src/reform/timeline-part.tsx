// When what happened: the stages of the reforms, who acted when and in which role, and what opened or closed civic space
// meanwhile, on one axis. What has no date is listed below it.
import { useQuestion } from "../api/use-question";
import { formatPeriod } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import type { Language } from "../language/languages";
import { label } from "../language/vocabulary";
import { Picture } from "../pictures/picture";
import { ActorLink, TitleLink } from "../records/record-links";
import { Failure, Loading } from "../states/answer";
import type { Column } from "../tables/column";
import { Table } from "../tables/table";
import type { Involvements } from "./involved";
import { CIVIC_SPACE, INVOLVED, type CivicSpaceEvent, type Course } from "./questions";
import { entriesOf, type Entry } from "./timeline.entries";
import { isDated } from "./timeline.layout";
import { TimelineDrawing } from "./timeline-drawing";
import { words } from "./words";

/** So many slugs one question may name. */
const TARGETS_MAX = 50;
const UNDATED_SHOWN = 12;

interface TimelinePartProps {
  readonly id: string;
  readonly slug: string;
  readonly courses: readonly Course[];
  readonly jurisdiction: string | null;
  readonly involvements: Involvements;
}

export function TimelinePart({ id, slug, courses, jurisdiction, involvements }: TimelinePartProps) {
  const { list, settled } = involvements;
  const entries = entriesOf(courses, list, []);
  const days = entries
    .flatMap(({ extent }) => [extent?.possiblyFrom, extent?.possiblyUntil])
    .filter((day) => day != null);
  const targets = [...new Set(list.map(({ actor }) => actor.slug))].slice(0, TARGETS_MAX);
  const inJurisdiction = jurisdiction !== null;
  const around = useQuestion(
    CIVIC_SPACE,
    {
      jurisdiction: inJurisdiction ? [jurisdiction] : null,
      targets: targets.length > 0 ? targets : null,
      // What was long before or after says nothing of this reform.
      from: days.length > 0 ? yearBefore(days.sort()[0]!) : null,
      until: null,
      inJurisdiction,
      onTargets: targets.length > 0,
    },
    { enabled: settled },
  );
  // What is there is shown at once; the rest joins it where it stands.
  const { there, against } = around.data ?? {};
  const events = [...(there?.nodes ?? []), ...(against?.nodes ?? [])];
  const each = [...new Map(events.map((event) => [event.id, event])).values()];
  return (
    <>
      {days.length === 0 && (!settled || around.isPending) && !involvements.error && !around.error ? (
        <Loading />
      ) : (
        <TimelinePicture {...{ id, slug, courses, involvements }} events={each} />
      )}
      {around.error && <Failure error={around.error} onRetry={() => void around.refetch()} />}
    </>
  );
}

const yearBefore = (day: string): string => `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}-01-01`;

interface TimelinePictureProps extends Omit<TimelinePartProps, "jurisdiction"> {
  readonly events: readonly CivicSpaceEvent[];
}

function TimelinePicture({ id, slug, courses, involvements, events }: TimelinePictureProps) {
  const say = useWords(words);
  const language = useLanguage();
  const entries = entriesOf(courses, involvements.list, events);
  const dated = entries.filter(({ extent }) => isDated(extent));
  const undated = entries.filter(({ extent }) => !isDated(extent));
  const columns: Column<Entry>[] = [
    {
      ...{ key: "when", title: say.when },
      value: (entry) => entry.extent?.possiblyFrom ?? null,
      show: (entry) => formatPeriod(entry.extent, language),
    },
    {
      ...{ key: "what", title: say.what, heading: true, value: (entry: Entry) => whatOf(entry) },
      show: (entry) => <What entry={entry} />,
    },
    {
      key: "who",
      title: say.who,
      value: ({ actor }) => actor?.name,
      show: ({ actor }) => actor && <ActorLink actor={actor} />,
    },
    { key: "note", title: say.note, value: ({ note }) => note },
  ];
  const whatOf = ({ kind, value, effect }: Entry) =>
    label(kind, value, language) + (effect ? ` (${effect === "OPENING" ? say.opening : say.closing})` : "");
  const table = (
    <Table
      caption={say.timelineTable}
      columns={columns}
      rows={entries}
      keyOf={({ key }) => key}
      file={`${slug}-timeline`}
    />
  );
  const count = (kind: Entry["kind"]) => dated.filter((entry) => entry.kind === kind).length;
  const rest = <Undated entries={undated} />;
  if (dated.length === 0) {
    return (
      <section>
        <h2>{say.timeline}</h2>
        <p>{say.timelineNothing}</p>
        {rest}
      </section>
    );
  }
  return (
    <>
      <Picture
        title={say.timeline}
        sentence={say.timelineSentence(
          ...([
            count("ReformStage"),
            count("InvolvementRole"),
            count("CivicSpaceEventKind"),
            spanOf(dated, language),
          ] as const),
        )}
        asked={{ question: INVOLVED, variables: { id } }}
        file={`${slug}-timeline`}
        table={table}
      >
        <TimelineDrawing entries={dated} />
      </Picture>
      {rest}
    </>
  );
}

/** 2015 – 2019; since 2015 where something goes on. */
function spanOf(entries: readonly Entry[], language: Language): string {
  const years = entries
    .flatMap(({ extent }) => [extent?.possiblyFrom, extent?.possiblyUntil])
    .flatMap((day) => (day ? [day.slice(0, 4)] : []));
  years.sort();
  const goesOn = entries.some(({ extent }) => extent && !extent.possiblyUntil);
  const [first = "..", last = ".."] = [years[0], goesOn ? ".." : years.at(-1)];
  return formatPeriod({ text: first === last ? first : `${first}/${last}` }, language);
}

function What({ entry: { kind, value, effect, reform } }: { readonly entry: Entry }) {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <>
      {label(kind, value, language)}
      {effect && ` (${effect === "OPENING" ? say.opening : say.closing})`}
      {reform && (
        <span className="soft">
          {" · "}
          <TitleLink record={reform} />
        </span>
      )}
    </>
  );
}

function Undated({ entries }: { readonly entries: readonly Entry[] }) {
  const say = useWords(words);
  if (entries.length === 0) return null;
  const item = (entry: Entry) => (
    <li key={entry.key}>
      {entry.actor && <ActorLink actor={entry.actor} />}{" "}
      <span className="soft">
        <What entry={entry} />
      </span>
    </li>
  );
  const rest = entries.slice(UNDATED_SHOWN);
  return (
    <section className="undated">
      <h3>
        {say.timelineUndated} ({entries.length})
      </h3>
      <ul className="plain">{entries.slice(0, UNDATED_SHOWN).map(item)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{say.showAll(entries.length)}</summary>
          <ul className="plain">{rest.map(item)}</ul>
        </details>
      )}
    </section>
  );
}
