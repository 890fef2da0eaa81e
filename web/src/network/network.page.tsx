// The network page: who is tied to whom. The graph comes whole from the node; what is chosen and filtered stands in the address.
import "./network.css";
import { useCallback, useMemo, useRef, useState } from "react";
import type { VariablesOf } from "../api/question";
import { useQuestion } from "../api/use-question";
import { RecordChoice } from "../finding/record-choice";
import { Frame } from "../frame/frame";
import { openPage } from "../frame/open-page";
import { useWords } from "../language/language";
import { formOf } from "../records/addresses";
import { explorerOf } from "../pictures/picture";
import { Answer, Nothing } from "../states/answer";
import { Canvas } from "./canvas";
import { Chosen } from "./chosen";
import type { NetworkDrawing } from "./drawing";
import { type NetworkFilter, type Seen, seenThrough } from "./filter";
import { Filters } from "./filters";
import type { NetworkData } from "./graph-data";
import type { Measure } from "./measure";
import { actorsOf, PathBetween, usePath } from "./path";
import { CENTRALITIES, EXTENT, TIES } from "./questions";
import { SavingTools } from "./saving.tools";
import { useSelection, type Change, type Selection } from "./selection";
import { NetworkTables } from "./tables";
import { downloadOf, useNetwork } from "./use-network";
import { words } from "./words";

/** Beyond this, a browser without a graphics card is no pleasure any more. */
const TIES_DRAWN_MAX = 120_000;
const NO_ONE: readonly string[] = [];

function NetworkPage() {
  const say = useWords(words);
  const [selection, setSelection] = useSelection();
  const [forced, setForced] = useState(false);
  const extent = useQuestion(EXTENT, {});
  const ties = extent.data?.nodeInfo.counts.relationships ?? 0;
  const isNarrowed = Boolean(selection.jurisdiction ?? selection.theme);
  const isTooLarge = ties > TIES_DRAWN_MAX && !isNarrowed && !forced;
  const change = useCallback<Change>((changed) => void setSelection(changed), [setSelection]);
  // Asked for at once, beside its extent: nearly every node is small enough.
  const network = useNetwork(
    { jurisdiction: selection.jurisdiction, theme: selection.theme },
    extent.data !== undefined && !isTooLarge,
  );
  return (
    <Frame title={say.title} current="network" wide>
      <p>{say.what}</p>
      {isTooLarge ? (
        <Nothing>
          <p>{say.tooLarge(ties)}</p>
          <button type="button" onClick={() => setForced(true)}>
            {say.drawAnyway}
          </button>
        </Nothing>
      ) : (
        <Answer of={network}>
          {(data) =>
            data.actors.length === 0 ? (
              <Nothing>
                <p>{say.empty}</p>
                <a href={formOf("actor")}>{say.addActor}</a>
              </Nothing>
            ) : (
              <TheNetwork data={data} selection={selection} change={change} themes={extent.data?.themes.nodes ?? []} />
            )
          }
        </Answer>
      )}
    </Frame>
  );
}

interface TheNetworkProps {
  readonly data: NetworkData;
  readonly selection: Selection;
  readonly change: Change;
  readonly themes: readonly { readonly slug: string; readonly name: string }[];
}

function TheNetwork({ data, selection, change, themes }: TheNetworkProps) {
  const say = useWords(words);
  const drawing = useRef<NetworkDrawing>(null);
  const { type, kind, sector, asOf, tied, hops } = selection;
  const chosen = useMemo(() => idOf(data, selection.actor), [data, selection.actor]);
  const filter = useMemo<NetworkFilter>(
    () => ({
      types: type,
      kinds: kind,
      marks: sector,
      asOf,
      tiedOnly: tied,
      ego: chosen && (hops === 1 || hops === 2 || hops === 3) ? { id: chosen, hops } : null,
    }),
    [type, kind, sector, asOf, tied, hops, chosen],
  );
  const [seen, setSeen] = useState<Seen>(() => seenThrough(data, filter));
  const measure = useMeasure(selection);
  const path = usePath(selection);
  const onPath = useMemo(() => (path.data ? actorsOf(path.data.shortestPath) : NO_ONE), [path.data]);
  const choose = (id: string | null) => change({ actor: id, ...(id === null ? { hops: null } : {}) });
  return (
    <div className="network">
      <div className="network-view">
        <Sentence data={data} seen={seen} path={onPath} />
        <Canvas
          data={data}
          filter={filter}
          measure={measure}
          chosen={chosen}
          path={onPath}
          label={say.canvas}
          drawing={drawing}
          onChoose={choose}
          onSeen={setSeen}
        />
        <Views drawing={drawing} />
        <div className="tools" role="group" aria-label={say.save}>
          <span className="soft">{say.save}</span> <SavingTools drawing={drawing} selection={selection} />
          <a className="tool" href={queryOf(selection)}>
            {say.asQuery}
          </a>
        </div>
        <p className="soft">
          {say.downloads} <a href={downloadOf(selection, "graphml")}>GraphML</a> ·{" "}
          <a href={downloadOf(selection, "gexf")}>GEXF</a> · <a href={downloadOf(selection, "json")}>JSON</a>
        </p>
        <NetworkTables data={data} seen={seen} onChoose={choose} />
      </div>
      <div className="network-side">
        <RecordChoice
          label={say.find}
          types={["Actor"]}
          clears
          onChoose={({ id }) => {
            choose(id);
            drawing.current?.zoomTo([id]);
          }}
        />
        {chosen ? (
          <Chosen data={data} seen={seen} id={chosen} selection={selection} change={change} />
        ) : (
          <p className="soft">{say.chooseHint}</p>
        )}
        <PathBetween data={data} selection={selection} change={change} answer={path} />
        <Filters data={data} selection={selection} change={change} themes={themes} />
      </div>
    </div>
  );
}

/** An address may name an actor by its slug, as its own page does. */
function idOf(data: NetworkData, actor: string | null): string | null {
  if (!actor || data.numberOf.has(actor)) return actor;
  return data.actors.find(({ row }) => row.slug === actor)?.id ?? actor;
}

function Sentence({
  data,
  seen,
  path,
}: {
  readonly data: NetworkData;
  readonly seen: Seen;
  readonly path: readonly string[];
}) {
  const say = useWords(words);
  const hidden = data.actors.length - seen.actorCount;
  const names = path.map((id) => data.actors[data.numberOf.get(id) ?? -1]?.name ?? "…");
  const most = useMemo(() => mostTied(data, seen), [data, seen]);
  return (
    <p className="sentence" role="status">
      {seen.actorCount === 0 ? say.noneShown : say.shown(seen.actorCount, seen.tieCount)}{" "}
      {most && say.mostTied(most.name, most.ties)} {hidden > 0 && say.hiddenToo(hidden)}{" "}
      {names.length > 0 && say.pathSentence(names.join(" → "))}
    </p>
  );
}

function mostTied({ actors, ties }: NetworkData, seen: Seen): { name: string; ties: number } | null {
  const counts = new Int32Array(actors.length);
  ties.forEach(({ source, target }, tie) => {
    if (!seen.ties[tie]) return;
    counts[source]!++;
    counts[target]!++;
  });
  const most = counts.reduce((best, count, actor) => (count > counts[best]! ? actor : best), 0);
  return counts[most] ? { name: actors[most]!.name, ties: counts[most] } : null;
}

function Views({ drawing }: { readonly drawing: { readonly current: NetworkDrawing | null } }) {
  const say = useWords(words);
  const acts: readonly (readonly [string, (made: NetworkDrawing) => void])[] = [
    [say.nearer, (made) => made.zoomBy(1.5)],
    [say.further, (made) => made.zoomBy(1 / 1.5)],
    [say.whole, (made) => made.zoomTo()],
    [say.arrange, (made) => made.settle()],
    [say.freeze, (made) => made.freeze()],
  ];
  return (
    <div className="tools">
      {acts.map(([name, act]) => (
        <button key={name} type="button" onClick={() => drawing.current && act(drawing.current)}>
          {name}
        </button>
      ))}
      <span className="soft">{say.keys}</span>
    </div>
  );
}

/** What the page can count it counts; the rest are the node's figures. */
function useMeasure({ size, asOf, type, jurisdiction, theme }: Selection): Measure {
  const asks = size === "PAGE_RANK" || size === "BETWEENNESS";
  const answer = useQuestion(
    CENTRALITIES,
    {
      orderBy: asks ? size : "PAGE_RANK",
      asOf: asOf ?? null,
      types: type as VariablesOf<typeof CENTRALITIES>["types"],
      jurisdiction,
      theme: theme ? { slug: theme } : null,
    },
    { enabled: asks },
  );
  return useMemo(() => {
    if (!asks) return size;
    const edges = answer.data?.centralities.edges ?? [];
    return new Map(
      edges.map(({ node, pageRank, betweenness }) => [node.id, size === "PAGE_RANK" ? pageRank : betweenness]),
    );
  }, [asks, size, answer.data]);
}

function queryOf({ type, asOf, jurisdiction, actor }: Selection): string {
  const filter = {
    ...(type && { type }),
    ...(asOf && { asOf }),
    ...(jurisdiction && { jurisdiction: [jurisdiction] }),
    ...(actor && { actor: [actor] }),
  };
  return explorerOf({ question: TIES, variables: { filter } });
}

openPage(NetworkPage);
