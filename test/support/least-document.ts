// The smallest valid document that asks for one field at the root: what tests need that ask every field there is.
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isCompositeType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type OperationTypeNode,
} from "graphql";

const SCALARS: Readonly<Record<string, string>> = {
  Boolean: "true",
  Date: '"2020-01-01"',
  DateTimeISO: '"2020-01-01T00:00:00Z"',
  Float: "0.5",
  ID: '"x"',
  Int: "1",
  JSON: "{}",
  String: '"x"',
};

function leastValue(type: GraphQLInputType): string {
  if (isNonNullType(type)) return leastValue(type.ofType);
  if (isListType(type)) return "[]";
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) {
    const value = SCALARS[type.name];
    if (!value) throw new Error(`SCALARS has no value of ${type.name}`);
    return value;
  }
  const fields = Object.values(type.getFields());
  const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
  return `{ ${needed.map((field) => `${field.name}: ${leastValue(field.type)}`).join(", ")} }`;
}

export function leastDocument(schema: GraphQLSchema, operation: OperationTypeNode, name: string): string {
  const field = schema.getRootType(operation)!.getFields()[name]!;
  const given = field.args.filter(isRequiredArgument).map((each) => `${each.name}: ${leastValue(each.type)}`);
  const selection = isCompositeType(getNamedType(field.type)) ? "{ __typename }" : "";
  return `${operation} { ${name}${given.length ? `(${given.join(", ")})` : ""} ${selection} }`;
}
