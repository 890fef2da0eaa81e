// Who may ask what: the least role for every field at the root. What is not in this table is refused, so that a field that
// somebody adds opens itself to nobody. Which records a role sees is access/roles.ts' and every statement's own business.
import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from "graphql";
import { isAtLeast } from "../access/roles";
import type { Bearer, Context, Role } from "../core/context";
import { Refusal } from "../core/refusal";
import { identityJudgementRecord } from "../identity/identity.record";
import type { RecordType } from "../ledger/record-type";
import { RECORD_TYPES } from "../records/record-types";

export type Least = "ANYONE" | Role;
export type Permissions = Readonly<Record<OperationTypeNode, Readonly<Record<string, Least>>>>;

const may = (least: Least, ...fields: readonly string[]): Record<string, Least> =>
  Object.fromEntries(fields.map((field) => [field, least]));

const writing = ({ name }: RecordType): string[] => [`create${name}`, `update${name}`, `retract${name}`];

export const PERMISSIONS: Permissions = {
  [OperationTypeNode.QUERY]: {
    ...may("ANYONE", "nodeInfo", "viewer", "node", "nodes", "search", "changes", "paths", "shortestPath"),
    ...may("ANYONE", "actor", "actors", "relationship", "relationships", "relationshipTypes"),
    ...may("ANYONE", "policy", "policies", "reform", "reforms", "involvement", "involvements"),
    ...may("ANYONE", "source", "sources", "theme", "themes", "claim", "claims"),
    ...may("ANYONE", "identityJudgement", "identityJudgements"),
    ...may("ANYONE", "civicSpaceEvent", "civicSpaceEvents", "countryRating", "countryRatings"),
    ...may("ANYONE", "observation", "observations"),
    ...may("ANYONE", "attainments", "discourse"),
    ...may("ANYONE", "triangle", "balances"),
    ...may("ANYONE", "centralities"),
    ...may("CURATOR", "identitySuggestions"),
    ...may("ADMIN", "keys"),
  },
  [OperationTypeNode.MUTATION]: {
    ...may("CONTRIBUTOR", ...RECORD_TYPES.flatMap(writing)),
    ...may("CONTRIBUTOR", "writeRecords"),
    // A judgement merges records, so it takes what merging takes.
    ...may("CURATOR", "restoreRecord", "mergeRecords", ...writing(identityJudgementRecord)),
    ...may("ADMIN", "eraseRecord", "purgePerson", "createKey", "revokeKey"),
  },
  [OperationTypeNode.SUBSCRIPTION]: may("ANYONE", "recordChanged"),
};

/** What everybody may ask of any schema. */
const FREE = new Set(["__typename", "__schema", "__type"]);

/** The fields that an operation asks for at the root, whether or not it would skip them. */
function rootFieldsOf({ definitions }: DocumentNode, operation: OperationDefinitionNode): Set<string> {
  const fields = new Set<string>();
  // A fragment is looked into once, so that one that spreads itself comes to an end.
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  }
  const pending = [operation.selectionSet];
  for (const { selections } of pending) {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) fields.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) pending.push(selection.selectionSet);
      else {
        const spread = fragments.get(selection.name.value);
        fragments.delete(selection.name.value);
        if (spread) pending.push(spread);
      }
    }
  }
  return fields;
}

/** Refuses UNAUTHENTICATED or FORBIDDEN where one field at the root asks for more than the bearer may. */
export function refuseUnpermitted(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  bearer: Bearer | null,
  permissions: Permissions = PERMISSIONS,
): void {
  // A schema without mutations is the limits' to refuse, in better words.
  if (!schema.getRootType(operation.operation)) return;
  const table = permissions[operation.operation];
  for (const field of rootFieldsOf(document, operation)) if (!FREE.has(field)) refuseField(table, field, bearer);
}

/** Of several writes in one request, each takes the role that it takes alone. */
export const refuseMutation = (field: string, bearer: Bearer | null): void =>
  refuseField(PERMISSIONS[OperationTypeNode.MUTATION], field, bearer);

function refuseField(table: Readonly<Record<string, Least>>, field: string, bearer: Bearer | null): void {
  const least = Object.hasOwn(table, field) ? table[field]! : null;
  if (!least) throw new Refusal("FORBIDDEN", `${field} is open to no role`);
  if (least === "ANYONE" || isAtLeast(bearer?.role ?? null, least)) return;
  if (!bearer) throw new Refusal("UNAUTHENTICATED", `${field} needs a key of the role ${least}, and none came`);
  throw new Refusal("FORBIDDEN", `${field} needs the role ${least}; this key has ${bearer.role}`);
}

export function permissionsPlugin(permissions: Permissions = PERMISSIONS): ApolloServerPlugin<BaseContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, contextValue }) {
          const { bearer } = contextValue as Context;
          if (operation) refuseUnpermitted(schema, document, operation, bearer, permissions);
        },
      };
    },
  };
}
