// The actor that was chosen in the picture: who it is, whom it is tied to, and its surroundings alone.
import { useLanguage, useWords } from "../language/language";
import { label } from "../language/vocabulary";
import { pageOf } from "../records/addresses";
import { EvidenceOnDemand } from "../records/evidence";
import type { Seen } from "./filter";
import { eachTie, type NetworkData } from "./graph-data";
import type { Change, Selection } from "./selection";
import { words } from "./words";

const TIES_MAX = 30;
const HOPS = [0, 1, 2, 3];

interface ChosenProps {
  readonly data: NetworkData;
  readonly seen: Seen;
  readonly id: string;
  readonly selection: Selection;
  readonly change: Change;
}

export function Chosen({ data, seen, id, selection, change }: ChosenProps) {
  const say = useWords(words);
  const language = useLanguage();
  const number = data.numberOf.get(id);
  if (number === undefined) return <p className="soft">{say.notHere}</p>;
  const actor = data.actors[number]!;
  const ties: { readonly tie: number; readonly peer: number }[] = [];
  eachTie(data, number, (tie, peer) => void (seen.ties[tie] && ties.push({ tie, peer })));
  return (
    <section className="chosen" aria-label={actor.name}>
      <h2>
        <a href={pageOf({ id, slug: String(actor.row.slug ?? id) }, "Actor")}>{actor.name}</a>
      </h2>
      <p className="soft">
        {label("ActorKind", actor.kind, language)} · {say.tieCount(ties.length)}
      </p>
      <div className="tools">
        <label>
          {say.surroundings}{" "}
          <select value={selection.hops} onChange={(event) => change({ hops: Number(event.target.value) || null })}>
            {HOPS.map((hops) => (
              <option key={hops} value={hops}>
                {say.hops(hops)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => change({ from: id })}>
          {say.pathFromHere}
        </button>
        <button type="button" onClick={() => change({ actor: null, hops: null })}>
          {say.unchoose}
        </button>
      </div>
      <ul className="neighbours">
        {ties.slice(0, TIES_MAX).map(({ tie, peer }) => {
          const { id: tieId, type, source } = data.ties[tie]!;
          const reading = source === number ? "RelationshipType" : "RelationshipType.inverse";
          return (
            <li key={tieId}>
              <span className="soft">{label(reading, type, language)}</span>{" "}
              <button type="button" className="as-link" onClick={() => change({ actor: data.actors[peer]!.id })}>
                {data.actors[peer]!.name}
              </button>
              <EvidenceOnDemand id={tieId} />
            </li>
          );
        })}
      </ul>
      {ties.length > TIES_MAX && <p className="soft">{say.more(ties.length - TIES_MAX)}</p>}
    </section>
  );
}
