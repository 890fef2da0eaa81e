// Suggestions of identity in GraphQL, by the page.
import { Args, Ctx, Query, Resolver } from "type-graphql";
import { Actor } from "../actors/actor.entity";
import { actorById } from "../actors/actor.loaders";
import type { Context } from "../core/context";
import { uuidOf } from "../core/ids";
import { checkedPageSize, decodeCursor, encodeCursor, type Position } from "../core/paging";
import { Refusal } from "../core/refusal";
import { countWords, FIRST, type Suggestion, suggestionsFrom, WINDOW_SIZE } from "./suggestions.service";
import { IdentitySuggestionConnection, IdentitySuggestionsArgs } from "./suggestions.types";

const SCORE_MIN = 0.6;
const ORDER = "IDENTITY_SUGGESTION";
/** In a cursor instead of a candidate: all of the actor's were told. */
const ALL_TOLD = "";

@Resolver()
export class IdentitySuggestionsResolver {
  @Query(() => IdentitySuggestionConnection, {
    description:
      "Actors that may be one, with the reason: those of different data sets whose names resemble each other and about which nobody has " +
      "judged. Needs the role CURATOR. `counterweight identity suggest` lists all of a data set, best first.",
  })
  async identitySuggestions(
    @Ctx() context: Context,
    @Args(() => IdentitySuggestionsArgs) { first, after, filter }: IdentitySuggestionsArgs,
  ): Promise<IdentitySuggestionConnection> {
    checkedPageSize(first);
    const scoreMin = filter?.scoreMin ?? SCORE_MIN;
    if (!(scoreMin >= 0 && scoreMin <= 1)) throw new Refusal("BAD_USER_INPUT", "scoreMin must be from 0 to 1");
    const position = after ? decodeCursor(after, ORDER, "text") : null;
    const place = position ? { from: position.uuid, isIncluded: position.value !== ALL_TOLD } : FIRST;
    const question = {
      dataset: filter?.dataset ?? null,
      actor: filter?.actor ? uuidOf(Actor.idPrefix, filter.actor) : null,
      scoreMin,
    };
    const counts = await countWords(context.reader, context.sees);
    const { suggestions, asked } = await suggestionsFrom(context.reader, context.sees, question, place, counts);
    const left = suggestions.filter((suggestion) => isBehind(suggestion, position));
    const edges = await Promise.all(left.slice(0, first).map((suggestion) => edgeOf(context, suggestion)));
    const isCut = left.length > first;
    const last = isCut || asked.length < WINDOW_SIZE ? edges.at(-1)?.cursor : cursorOf(asked.at(-1)!, ALL_TOLD);
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: {
        hasNextPage: isCut || asked.length === WINDOW_SIZE,
        hasPreviousPage: Boolean(after),
        startCursor: edges[0]?.cursor ?? null,
        endCursor: last ?? null,
      },
    };
  }
}

const cursorOf = (asked: string, told: string): string => encodeCursor({ order: ORDER, value: told, uuid: asked });

/** A place among the suggestions of one actor: it stays one when the suggestion itself is judged meanwhile. */
const toldOf = ({ score, candidate }: Suggestion): string => `${score} ${candidate}`;

function isBehind({ asked, score, candidate }: Suggestion, position: Position | null): boolean {
  if (!position || asked !== position.uuid) return true;
  const [lastScore, lastCandidate = ""] = position.value.split(" ");
  return score < Number(lastScore) || (score === Number(lastScore) && candidate > lastCandidate);
}

async function edgeOf(context: Context, suggestion: Suggestion) {
  const { one, other, asked, score, reason } = suggestion;
  const actors = context.loader(actorById);
  const [first, second] = await Promise.all([actors.load(one), actors.load(other)]);
  return { cursor: cursorOf(asked, toldOf(suggestion)), node: { one: first!, other: second!, score, reason } };
}
