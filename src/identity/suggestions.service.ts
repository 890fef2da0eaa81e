// Suggests which actors may be one: asks by the window of actors, scores what resembles them, best first for each. It decides
// nothing: a person does, and the judgement is a record.
import { chooseName } from "../actors/actor.names";
import type { Reader, Visibility } from "../core/context";
import { typedId } from "../core/ids";
import { scored, type Scored, type WordCounts } from "./suggestions.score";
import {
  actorsToAsk,
  type CandidatePair,
  candidatesOf,
  type Described,
  describing,
  type SuggestionFilter,
  wordCounts,
} from "./suggestions.sql";

export interface Suggestion extends Scored {
  /** The one that goes on if they are judged the same: the more open or else earlier recorded; and the other. Uuids. */
  readonly one: string;
  readonly other: string;
  /** Of the two, the one that was asked about, and the one that resembles it. */
  readonly asked: string;
  readonly candidate: string;
}

export interface Question extends SuggestionFilter {
  readonly scoreMin: number;
}

/** Actors asked about at once. */
export const WINDOW_SIZE = 100;
export const FIRST = { from: "00000000-0000-0000-0000-000000000000", isIncluded: true };

/** Suggestions for the next actors: actor by actor in the order of their ids, the best of each first. */
export async function suggestionsFrom(
  reader: Reader,
  sees: readonly Visibility[],
  question: Question,
  place: { readonly from: string; readonly isIncluded: boolean },
  counts: WordCounts,
): Promise<{ readonly suggestions: readonly Suggestion[]; readonly asked: readonly string[] }> {
  const actors = await reader.rows<{ id: string }>(actorsToAsk(question, sees, { ...place, limit: WINDOW_SIZE }));
  const asked = actors.map(({ id }) => id);
  const pairs = await reader.rows<CandidatePair>(candidatesOf(asked, question, sees));
  const suggestions = pairs
    .map((pair) => suggestionOf(pair, counts))
    .filter(({ score }) => score >= question.scoreMin)
    .sort((a, b) => compare(a.asked, b.asked) || b.score - a.score || compare(a.candidate, b.candidate));
  return { suggestions, asked };
}

/** How common the words of names are, as far as the reader sees them. */
export async function countWords(reader: Reader, sees: readonly Visibility[]): Promise<WordCounts> {
  const rows = await reader.rows<{ word: string; names: number; total: number }>(wordCounts(sees));
  return { names: new Map(rows.map(({ word, names }) => [word, names])), total: rows[0]?.total ?? 1 };
}

function suggestionOf(pair: CandidatePair, counts: WordCounts): Suggestion {
  const { asked, candidate, isFirst } = pair;
  const [one, other] = isFirst ? [asked, candidate] : [candidate, asked];
  return { one, other, asked, candidate, ...scored(pair, counts) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** As many as a person reviews; of more, the best. */
const SUGGESTIONS_KEPT_MAX = 100_000;

/** All suggestions, best first, in bounded memory. `progress` is told how many actors were asked about. */
export async function allSuggestions(
  reader: Reader,
  sees: readonly Visibility[],
  question: Question,
  progress: (asked: number) => void = () => undefined,
): Promise<readonly Suggestion[]> {
  const counts = await countWords(reader, sees);
  const best = (found: readonly Suggestion[]) =>
    [...found]
      .sort((a, b) => b.score - a.score || compare(a.one, b.one) || compare(a.other, b.other))
      .slice(0, SUGGESTIONS_KEPT_MAX);
  let kept: Suggestion[] = [];
  let asked = 0;
  for (let place = FIRST; ;) {
    const window = await suggestionsFrom(reader, sees, question, place, counts);
    kept.push(...window.suggestions);
    if (kept.length > 2 * SUGGESTIONS_KEPT_MAX) kept = best(kept);
    progress((asked += window.asked.length));
    if (window.asked.length < WINDOW_SIZE) return best(kept);
    place = { from: window.asked.at(-1)!, isIncluded: false };
  }
}

export interface DescribedActor extends Pick<Described, "kind" | "jurisdiction" | "dataset"> {
  /** Its typed id. */
  readonly id: string;
  readonly name: string;
}

const DESCRIBED_AT_ONCE = 500;
const LANGUAGES = ["en", "fr", "nl"];

/** Suggestions with what a person needs to see of the two, by the batch; without those whose actors are gone meanwhile. */
export async function* described(
  reader: Reader,
  sees: readonly Visibility[],
  suggestions: readonly Suggestion[],
): AsyncGenerator<(Scored & { readonly one: DescribedActor; readonly other: DescribedActor })[]> {
  for (let first = 0; first < suggestions.length; first += DESCRIBED_AT_ONCE) {
    const batch = suggestions.slice(first, first + DESCRIBED_AT_ONCE);
    const rows = await reader.rows<Described>(
      describing(
        batch.flatMap(({ one, other }) => [one, other]),
        sees,
      ),
    );
    const actors = new Map(
      rows.map(({ id, names, ...row }) => [
        id,
        { ...row, id: typedId("actor", id), name: chooseName(names, LANGUAGES).value },
      ]),
    );
    yield batch.flatMap(({ score, reason, ...pair }) => {
      const [one, other] = [actors.get(pair.one), actors.get(pair.other)];
      return one && other ? [{ score, reason, one, other }] : [];
    });
  }
}
