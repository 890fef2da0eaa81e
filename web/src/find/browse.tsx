// Everything there is, by kind: each list with the filters that the node has for it.
import type { ReactNode } from "react";
import { Choice, JurisdictionChoice, ThemeChoice } from "../finding/scopes";
import { formatPeriod } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { countryName } from "../language/places";
import { label, VOCABULARY, type Vocabulary } from "../language/vocabulary";
import { ActorLink, TitleLink } from "../records/record-links";
import { markOf } from "../records/mark";
import { useMarkLabel } from "../records/sector";
import type { Column } from "../tables/column";
import { Listed } from "./list";
import {
  ACTORS,
  POLICIES,
  REFORMS,
  SOURCES,
  type ListedActor,
  type ListedPolicy,
  type ListedReform,
  type ListedSource,
} from "./questions";
import { among, downloadOf, NO_FILTERS, type FoundType, type Select, type Selection } from "./selection";
import { words } from "./words";

interface BrowseProps {
  readonly selection: Selection;
  readonly select: Select;
}

export const LISTED_TYPES = ["Actor", "Policy", "Reform", "Source"] as const satisfies readonly FoundType[];

export function Browse({ selection, select }: BrowseProps) {
  const say = useWords(words);
  const language = useLanguage();
  const type = LISTED_TYPES.find((each) => each === selection.type) ?? "Actor";
  const Shown = { Actor: Actors, Policy: Policies, Reform: Reforms, Source: Sources }[type];
  return (
    <>
      <div className="facets" role="group" aria-label={say.kinds}>
        {LISTED_TYPES.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === type}
            onClick={() => select({ ...NO_FILTERS, type: each })}
          >
            {label("RecordType.plural", each, language)}
          </button>
        ))}
      </div>
      <Shown selection={selection} select={select} />
    </>
  );
}

type EnumInFilters = "ActorKind" | "Sector" | "PolicyKind" | "ReformStage" | "ReformOutcome" | "SourceKind";
const valuesOf = <Name extends EnumInFilters>(name: Name) =>
  Object.keys(VOCABULARY[name]) as (keyof Vocabulary[Name] & string)[];

function EnumChoice({
  name,
  title,
  value,
  onChoose,
}: {
  readonly name: EnumInFilters;
  readonly title: string;
  readonly value: string | null;
  readonly onChoose: (value: string | null) => void;
}) {
  const language = useLanguage();
  const options = valuesOf(name).map((each) => ({ value: each, name: label(name, each, language) }));
  return <Choice title={title} options={options} value={value} onChoose={onChoose} />;
}

function Filters({ selection, select, children }: BrowseProps & { readonly children: ReactNode }) {
  const say = useWords(words);
  const isFiltered = Object.keys(NO_FILTERS).some((key) => selection[key as keyof typeof NO_FILTERS] !== null);
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      {children}
      {isFiltered && (
        <button type="button" onClick={() => select(NO_FILTERS)}>
          {say.clear}
        </button>
      )}
    </form>
  );
}

const listOf = (value: string | null) => (value ? [value] : undefined);

function Actors({ selection, select }: BrowseProps) {
  const say = useWords(words);
  const language = useLanguage();
  const markLabel = useMarkLabel();
  const { kind, sector, jurisdiction, theme } = selection;
  const filter = {
    kind: among(valuesOf("ActorKind"), kind),
    sector: among(valuesOf("Sector"), sector),
    jurisdiction: listOf(jurisdiction),
    theme: listOf(theme),
  };
  const columns: Column<ListedActor>[] = [
    {
      key: "name",
      title: say.name,
      heading: true,
      value: ({ name }) => name,
      show: (actor) => <ActorLink actor={actor} />,
    },
    { key: "kind", title: say.kind, value: (actor) => label("ActorKind", actor.kind, language) },
    { key: "sector", title: say.sector, value: ({ sectorPosition }) => markLabel(markOf(sectorPosition)) },
    {
      key: "jurisdiction",
      title: say.jurisdiction,
      value: (actor) => actor.jurisdiction && countryName(actor.jurisdiction, language),
    },
  ];
  return (
    <>
      <Filters selection={selection} select={select}>
        <EnumChoice name="Sector" title={say.sector} value={sector} onChoose={(chosen) => select({ sector: chosen })} />
        <EnumChoice name="ActorKind" title={say.kind} value={kind} onChoose={(chosen) => select({ kind: chosen })} />
        <JurisdictionChoice value={jurisdiction} onChoose={(chosen) => select({ jurisdiction: chosen })} />
        <ThemeChoice value={theme} onChoose={(chosen) => select({ theme: chosen })} />
      </Filters>
      <Listed
        title={label("RecordType.plural", "Actor", language)}
        question={ACTORS}
        variables={{ filter }}
        pageOf={({ actors }) => actors}
        columns={columns}
        download={downloadOf("actors", { kind: filter.kind?.[0], jurisdiction, theme })}
        downloadNote={filter.sector && say.allSectors}
        form="actor"
      />
    </>
  );
}

function Policies({ selection, select }: BrowseProps) {
  const say = useWords(words);
  const language = useLanguage();
  const { kind, jurisdiction, theme } = selection;
  const filter = {
    kind: among(valuesOf("PolicyKind"), kind),
    jurisdiction: listOf(jurisdiction),
    theme: listOf(theme),
  };
  const columns: Column<ListedPolicy>[] = [
    {
      key: "title",
      title: say.name,
      heading: true,
      value: ({ title }) => title,
      show: (policy) => <TitleLink record={policy} />,
    },
    { key: "kind", title: say.kind, value: (policy) => label("PolicyKind", policy.kind, language) },
    {
      key: "jurisdiction",
      title: say.jurisdiction,
      value: (policy) => policy.jurisdiction && countryName(policy.jurisdiction, language),
    },
    {
      key: "inForce",
      title: say.inForce,
      value: ({ inForce }) => inForce?.text,
      show: ({ inForce }) => formatPeriod(inForce, language),
    },
  ];
  return (
    <>
      <Filters selection={selection} select={select}>
        <EnumChoice name="PolicyKind" title={say.kind} value={kind} onChoose={(chosen) => select({ kind: chosen })} />
        <ThemeChoice value={theme} onChoose={(chosen) => select({ theme: chosen })} />
        <JurisdictionChoice value={jurisdiction} onChoose={(chosen) => select({ jurisdiction: chosen })} />
      </Filters>
      <Listed
        title={label("RecordType.plural", "Policy", language)}
        question={POLICIES}
        variables={{ filter }}
        pageOf={({ policies }) => policies}
        columns={columns}
        download={downloadOf("policies", { kind: filter.kind?.[0], jurisdiction, theme })}
        form="policy"
      />
    </>
  );
}

function Reforms({ selection, select }: BrowseProps) {
  const say = useWords(words);
  const language = useLanguage();
  const { stage, outcome, jurisdiction, theme } = selection;
  const filter = {
    stage: among(valuesOf("ReformStage"), stage),
    outcome: among(valuesOf("ReformOutcome"), outcome),
    jurisdiction: listOf(jurisdiction),
    theme: listOf(theme),
  };
  const columns: Column<ListedReform>[] = [
    {
      key: "title",
      title: say.name,
      heading: true,
      value: ({ title }) => title,
      show: (reform) => <TitleLink record={reform} />,
    },
    {
      key: "policy",
      title: say.policy,
      value: ({ policy }) => policy.title,
      show: ({ policy }) => <TitleLink record={policy} />,
    },
    { key: "stage", title: say.stage, value: (reform) => reform.stage && label("ReformStage", reform.stage, language) },
    {
      key: "outcome",
      title: say.outcome,
      value: (reform) => reform.outcome && label("ReformOutcome", reform.outcome, language),
    },
    {
      key: "begun",
      title: say.begun,
      value: ({ begun }) => begun?.text,
      show: ({ begun }) => formatPeriod(begun, language),
    },
  ];
  return (
    <>
      <Filters selection={selection} select={select}>
        <EnumChoice
          name="ReformOutcome"
          title={say.outcome}
          value={outcome}
          onChoose={(chosen) => select({ outcome: chosen })}
        />
        <EnumChoice
          name="ReformStage"
          title={say.stage}
          value={stage}
          onChoose={(chosen) => select({ stage: chosen })}
        />
        <ThemeChoice value={theme} onChoose={(chosen) => select({ theme: chosen })} />
        <JurisdictionChoice value={jurisdiction} onChoose={(chosen) => select({ jurisdiction: chosen })} />
      </Filters>
      <Listed
        title={label("RecordType.plural", "Reform", language)}
        question={REFORMS}
        variables={{ filter }}
        pageOf={({ reforms }) => reforms}
        columns={columns}
        download={downloadOf("reforms", {
          stage: filter.stage?.[0],
          outcome: filter.outcome?.[0],
          jurisdiction,
          theme,
        })}
        form="reform"
      />
    </>
  );
}

function Sources({ selection, select }: BrowseProps) {
  const say = useWords(words);
  const language = useLanguage();
  const filter = { kind: among(valuesOf("SourceKind"), selection.kind) };
  const columns: Column<ListedSource>[] = [
    {
      key: "title",
      title: say.name,
      heading: true,
      value: ({ title }) => title,
      show: (source) => <TitleLink record={source} />,
    },
    { key: "kind", title: say.kind, value: (source) => label("SourceKind", source.kind, language) },
    { key: "publisher", title: say.publisher, value: ({ publisher }) => publisher },
    {
      key: "published",
      title: say.published,
      value: ({ published }) => published?.text,
      show: ({ published }) => formatPeriod(published, language),
    },
  ];
  return (
    <>
      <Filters selection={selection} select={select}>
        <EnumChoice
          name="SourceKind"
          title={say.kind}
          value={selection.kind}
          onChoose={(chosen) => select({ kind: chosen })}
        />
      </Filters>
      <Listed
        title={label("RecordType.plural", "Source", language)}
        question={SOURCES}
        variables={{ filter }}
        pageOf={({ sources }) => sources}
        columns={columns}
        download={downloadOf("sources", { kind: filter.kind?.[0] })}
        form="source"
      />
    </>
  );
}
