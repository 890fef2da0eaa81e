// Questions to the node as typed documents: what a question asks for is what its answer has, checked against the printed
// schema as it is typed.
import { print } from "@0no-co/graphql.web";
import { initGraphQLTada, type TadaDocumentNode } from "gql.tada";
import type { introspection } from "../../../schema/schema";

export const graphql = initGraphQLTada<{
  introspection: introspection;
  /** A part of a page takes the fragment it needs; nothing is gained by hiding the rest from it. */
  disableMasking: true;
  scalars: { Date: string; DateTimeISO: string; JSON: unknown };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from "gql.tada";
export type Question<Answer, Variables> = TadaDocumentNode<Answer, Variables>;

/** The question as GraphQL text, laid out as the explorer shows it. */
export const textOf = (question: Question<never, never> | Question<unknown, never>): string => print(question);
