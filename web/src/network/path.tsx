// The shortest path between two actors: found by the node, shown in the picture, read step by step with its evidence.
import { useQuestion } from "../api/use-question";
import type { ResultOf } from "../api/question";
import { RecordChoice } from "../finding/record-choice";
import { useLanguage, useWords } from "../language/language";
import { label } from "../language/vocabulary";
import { EvidenceOnDemand } from "../records/evidence";
import { ActorLink } from "../records/record-links";
import { Answer } from "../states/answer";
import type { NetworkData } from "./graph-data";
import { SHORTEST_PATH } from "./questions";
import type { Change, Selection } from "./selection";
import { words } from "./words";

export type FoundPath = ResultOf<typeof SHORTEST_PATH>["shortestPath"];

export function usePath({ from, to, asOf }: Selection) {
  return useQuestion(
    SHORTEST_PATH,
    { from: { id: from ?? "" }, to: { id: to ?? "" }, asOf: asOf ?? null },
    { enabled: Boolean(from && to) },
  );
}

export const actorsOf = (path: FoundPath | undefined): string[] =>
  path ? [...path.steps.slice(0, 1).map(({ from }) => from.id), ...path.steps.map(({ to }) => to.id)] : [];

interface PathProps {
  readonly data: NetworkData;
  readonly selection: Selection;
  readonly change: Change;
  readonly answer: ReturnType<typeof usePath>;
}

export function PathBetween({ data, selection, change, answer }: PathProps) {
  const say = useWords(words);
  const language = useLanguage();
  const nameOf = (id: string | null) => data.actors[data.numberOf.get(id ?? "") ?? -1]?.name ?? "";
  return (
    <section className="path" aria-labelledby="path-title">
      <h2 id="path-title">{say.pathTitle}</h2>
      {/* Each box begins anew when its end was chosen elsewhere. */}
      <RecordChoice
        key={`from ${selection.from}`}
        label={say.from}
        types={["Actor"]}
        initialName={nameOf(selection.from)}
        onChoose={({ id }) => change({ from: id })}
      />
      <RecordChoice
        key={`to ${selection.to}`}
        label={say.to}
        types={["Actor"]}
        initialName={nameOf(selection.to)}
        onChoose={({ id }) => change({ to: id })}
      />
      {selection.from && selection.to && (
        <Answer of={answer}>
          {({ shortestPath: path }) =>
            path ? (
              <ol className="steps">
                {path.steps.map(({ from, to, relationship }) => (
                  <li key={relationship.id}>
                    <ActorLink actor={from} />{" "}
                    <span className="soft">
                      {label(
                        relationship.source.id === from.id ? "RelationshipType" : "RelationshipType.inverse",
                        relationship.type,
                        language,
                      )}
                    </span>{" "}
                    <ActorLink actor={to} />
                    <EvidenceOnDemand id={relationship.id} />
                  </li>
                ))}
              </ol>
            ) : (
              <p role="status">{say.noPath}</p>
            )
          }
        </Answer>
      )}
      {(selection.from ?? selection.to) && (
        <button type="button" onClick={() => change({ from: null, to: null })}>
          {say.clearPath}
        </button>
      )}
    </section>
  );
}
