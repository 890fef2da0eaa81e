// Puts root fields that are made from data (mutations of every record type, subscriptions) beside those that resolver classes
// declare. It knows no field.
import { type GraphQLFieldConfigMap, GraphQLObjectType, GraphQLSchema } from "graphql";
import type { Context } from "../core/context";

export type RootFields = GraphQLFieldConfigMap<unknown, Context>;

interface Roots {
  readonly mutation?: RootFields;
  readonly subscription?: RootFields;
}

const DESCRIPTIONS: Readonly<Record<keyof Roots, string>> = {
  mutation:
    "Changes. Each is one transaction: all of it, or nothing. Several in one request run one after the other. All need a key: see `viewer`.",
  subscription: "What happens, as it happens: over a WebSocket at this same address (graphql-transport-ws).",
};

/** The schema with these fields under its roots as well. */
export function withRoots(schema: GraphQLSchema, roots: Roots): GraphQLSchema {
  const config = schema.toConfig();
  const made = (["mutation", "subscription"] as const).map((root) => {
    const present = config[root]?.toConfig();
    const fields = { ...present?.fields, ...roots[root] };
    if (!Object.keys(fields).length) return [root, undefined] as const;
    const name = root === "mutation" ? "Mutation" : "Subscription";
    return [root, new GraphQLObjectType({ ...present, name, description: DESCRIPTIONS[root], fields })] as const;
  });
  const types = config.types.filter((type) => type !== config.mutation && type !== config.subscription);
  return new GraphQLSchema({ ...config, types, ...Object.fromEntries(made) });
}
