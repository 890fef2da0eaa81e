// The GraphQL scalar for a calendar day.
import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { isDay } from "./period";

function readDay(value: unknown): string {
  if (typeof value === "string" && isDay(value)) return value;
  throw new GraphQLError(`${JSON.stringify(value)?.slice(0, 40)} is not a day: write YYYY-MM-DD`, {
    extensions: { code: "BAD_DATE" },
  });
}

export const Day = new GraphQLScalarType<string, string>({
  name: "Date",
  description:
    "A day of the Gregorian calendar as YYYY-MM-DD, years 0001 to 9999. No time, no zone. Anything else: BAD_DATE.",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
  serialize: (value) => String(value),
  parseValue: readDay,
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : null),
});
