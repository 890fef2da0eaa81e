// Actors in the triangle: each where it stands, all together as one point of balance.
import { useEffect } from "react";
import type { VariablesOf } from "../api/question";
import { useList } from "../api/use-list";
import { useQuestion } from "../api/use-question";
import { formatScore } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { countryName } from "../language/places";
import { label } from "../language/vocabulary";
import { Picture } from "../pictures/picture";
import { formOf } from "../records/addresses";
import { ActorLink } from "../records/record-links";
import { Answer, Nothing } from "../states/answer";
import { Table } from "../tables/table";
import { ActorFilters } from "./actor-filters";
import { crowdsOf, type Standing } from "./crowds";
import { Coverage, Measures, useBalanceSentence } from "./measures";
import { ACTORS_OF_A_TRIANGLE, TRIANGLE_OF_ACTORS, type Figures, type WeighedActor } from "./questions";
import type { Selection } from "./selection";
import { Ternary } from "./ternary";
import { words } from "./words";

/** More marks than these tell nothing more; the figures count everybody. */
const DRAWN_MAX = 500;

interface StandingActor extends Standing {
  readonly edge: WeighedActor;
}

interface ViewProps {
  readonly selection: Selection;
  readonly select: (changes: Partial<Selection>) => void;
}

export function ActorsView({ selection, select }: ViewProps) {
  const say = useWords(words);
  const { jurisdiction, theme, policy, reform, asOf, weight } = selection;
  const by = (slug: string | null) => (slug ? { slug } : null);
  const variables = { jurisdiction, theme: by(theme), policy: by(policy), reform: by(reform), weightBy: weight, asOf };
  const answer = useQuestion(TRIANGLE_OF_ACTORS, variables, { keepLast: true });
  return (
    <>
      <ActorFilters selection={selection} select={select} />
      <Answer of={answer}>
        {({ triangle }) => {
          if (!triangle) return <Nothing>{say.noTriangle}</Nothing>;
          if (!triangle.shares) {
            return (
              <Nothing>
                <p>{say.nobody}</p>
                <p>
                  <a href={formOf("actor")}>{say.addActor}</a>
                </p>
              </Nothing>
            );
          }
          return (
            <Actors
              figures={triangle}
              variables={variables}
              chosen={selection.actor}
              onChoose={(actor) => select({ actor })}
            />
          );
        }}
      </Answer>
    </>
  );
}

interface ActorsProps {
  readonly figures: Figures;
  readonly variables: Parameters<typeof useActors>[0];
  readonly chosen: string | null;
  readonly onChoose: (slug: string) => void;
}

function useActors(variables: Omit<VariablesOf<typeof ACTORS_OF_A_TRIANGLE>, "after">) {
  const answer = useList(
    ACTORS_OF_A_TRIANGLE,
    variables,
    ({ triangle }) => triangle && { ...triangle.actors, nodes: triangle.actors.edges },
  );
  const more =
    answer.data && answer.data.items.length < DRAWN_MAX && !answer.data.isFetchingMore ? answer.data.more : null;
  useEffect(() => more?.(), [more]);
  return answer;
}

function Actors({ figures, variables, chosen, onChoose }: ActorsProps) {
  const say = useWords(words);
  const sentence = useBalanceSentence();
  const answer = useActors(variables);
  const standing: readonly StandingActor[] = (answer.data?.items ?? []).flatMap((edge) =>
    edge.node.sectorPosition
      ? [{ key: edge.node.slug, name: edge.node.name, position: edge.node.sectorPosition, weight: edge.weight, edge }]
      : [],
  );
  const hidden = (answer.data?.totalCount ?? 0) - standing.length;
  return (
    <Picture
      title={say.actorsTitle}
      file="triangle-actors"
      asked={{ question: TRIANGLE_OF_ACTORS, variables }}
      sentence={<p>{sentence(figures)}</p>}
      coverage={<Coverage figures={figures} />}
      table={<ActorTable standing={standing} />}
    >
      <Answer of={answer}>
        {() => (
          <div className="beside">
            <Ternary
              description={`${say.drawn(standing.length)}. ${sentence(figures)}`}
              standing={standing}
              barycentre={figures.shares}
              chosen={chosen}
              onChoose={({ key }) => onChoose(key)}
            />
            <div>
              <Place standing={standing} chosen={chosen} onChoose={onChoose} />
              <Measures figures={figures} />
              <p className="soft">{say.legend}</p>
              {hidden > 0 && <p className="soft">{say.more(hidden)}</p>}
            </div>
          </div>
        )}
      </Answer>
    </Picture>
  );
}

const LISTED_MAX = 12;

/** The chosen actor, and who shares its place. */
function Place({
  standing,
  chosen,
  onChoose,
}: {
  readonly standing: readonly StandingActor[];
  readonly chosen: string | null;
  readonly onChoose: (slug: string) => void;
}) {
  const say = useWords(words);
  const language = useLanguage();
  const members = crowdsOf(standing, 1)
    .find((crowd) => crowd.members.some(({ who }) => who.key === chosen))
    ?.members.map(({ who }) => who);
  const actor = members?.find(({ key }) => key === chosen);
  if (!members || !actor) return <p className="soft">{say.choose}</p>;
  const { node, weight } = actor.edge;
  const others = members.filter(({ key }) => key !== chosen);
  return (
    <div className="place" aria-live="polite">
      <h3>
        <ActorLink actor={node} />
      </h3>
      <p>
        {[label("ActorKind", node.kind, language), node.jurisdiction && countryName(node.jurisdiction, language)]
          .filter(Boolean)
          .join(" · ")}
        <br />
        {say.place(actor.position)}
        <br />
        {say.weight}: {formatScore(weight, language)}
      </p>
      {others.length > 0 && (
        <details open={others.length < LISTED_MAX}>
          <summary>{say.here(members.length)}</summary>
          <ul className="others">
            {others.map(({ key, name }) => (
              <li key={key}>
                <button type="button" className="quiet" onClick={() => onChoose(key)}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function ActorTable({ standing }: { readonly standing: readonly StandingActor[] }) {
  const say = useWords(words);
  const language = useLanguage();
  const share = (key: "state" | "economy" | "civilSociety", sector: string) => ({
    key,
    title: label("Sector", sector, language),
    value: ({ position }: StandingActor) => position[key],
    show: ({ position }: StandingActor) => formatScore(position[key], language),
    numeric: true,
  });
  return (
    <Table<StandingActor>
      caption={say.actorsTitle}
      file="triangle-actors"
      rows={standing}
      keyOf={({ key }) => key}
      columns={[
        {
          key: "actor",
          title: say.actor,
          heading: true,
          value: ({ name }) => name,
          show: ({ edge }) => <ActorLink actor={edge.node} />,
        },
        { key: "kind", title: say.kind, value: ({ edge }) => label("ActorKind", edge.node.kind, language) },
        { key: "jurisdiction", title: say.jurisdiction, value: ({ edge }) => edge.node.jurisdiction },
        share("state", "STATE"),
        share("economy", "ECONOMY"),
        share("civilSociety", "CIVIL_SOCIETY"),
        {
          key: "weight",
          title: say.weight,
          value: ({ weight }) => weight,
          show: ({ weight }) => formatScore(weight, language),
          numeric: true,
        },
      ]}
    />
  );
}
