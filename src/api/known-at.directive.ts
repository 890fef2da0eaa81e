// `query @knownAt(time: "...")`: the whole answer from the records as this node knew them at a moment. Not to be confused
// with `asOf`: what we knew in 2020 of 2015, and what we know today of 2015, are two questions.
import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { DirectiveLocation, getDirectiveValues, GraphQLDirective, GraphQLNonNull } from "graphql";
import { GraphQLISODateTime } from "type-graphql";
import type { Context } from "../core/context";
import { Refusal } from "../core/refusal";

export const KnownAtDirective = new GraphQLDirective({
  name: "knownAt",
  description:
    "Answers from the records as this node knew them at a moment: what was recorded later does not exist yet, what was taken " +
    "back since still stands. `asOf` defaults to that day. Which of the records were valid then is asked by `asOf`.",
  locations: [DirectiveLocation.QUERY],
  args: {
    time: {
      type: new GraphQLNonNull(GraphQLISODateTime),
      description: "The moment, as 2026-11-23T10:00:00Z. What was recorded at that very moment is included.",
    },
  },
});

/** Variables are not coerced yet at this point: theirs is still text. */
function momentOf(time: unknown): Date {
  try {
    return GraphQLISODateTime.parseValue(time);
  } catch (cause) {
    throw new Refusal("BAD_DATE", "@knownAt: time is no moment; write it as 2026-11-23T10:00:00Z", {}, { cause });
  }
}

/** Turns the context's reader to the past before anything is read. */
export const knownAtPlugin: ApolloServerPlugin<BaseContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, request, contextValue }) {
        const asked = operation && getDirectiveValues(KnownAtDirective, operation, request.variables ?? {});
        if (!asked) return;
        const context = contextValue as Context;
        const moment = momentOf(asked.time);
        context.reader = context.reader.knownAt!(moment);
        context.today = moment.toISOString().slice(0, 10);
      },
    };
  },
};
