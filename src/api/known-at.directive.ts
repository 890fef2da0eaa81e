// `query @knownAt(time: "...")`: the whole answer from the records as this node knew them at a moment. Not to be confused
// with `asOf`: what we knew in 2020 of 2015, and what we know today of 2015, are two questions.
import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { DirectiveLocation, getDirectiveValues, getVariableValues, GraphQLDirective, GraphQLNonNull } from "graphql";
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

/** Years that Postgres, JavaScript and people all read alike. */
function momentOf(time: unknown): Date {
  const moment = time as Date;
  const year = moment.getUTCFullYear();
  if (year >= 1 && year <= 9999) return moment;
  throw new Refusal("BAD_DATE", "@knownAt: time must lie in the years 1 to 9999");
}

/** Turns the context's reader to the past before anything is read. */
export const knownAtPlugin: ApolloServerPlugin<BaseContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, operation, request, contextValue }) {
        if (!operation?.directives?.some(({ name }) => name.value === KnownAtDirective.name)) return;
        const definitions = operation.variableDefinitions ?? [];
        const { coerced } = getVariableValues(schema, definitions, request.variables ?? {});
        // Variables that do not fit are refused by execution itself, by name.
        if (!coerced) return;
        const asked = getDirectiveValues(KnownAtDirective, operation, coerced);
        if (!asked) return;
        const context = contextValue as Context;
        const moment = momentOf(asked.time);
        context.reader = context.reader.knownAt!(moment);
        context.today = moment.toISOString().slice(0, 10);
      },
    };
  },
};
