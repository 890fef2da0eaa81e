// Relay connections in GraphQL: one factory, so that every list of the API looks and pages alike.
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { PAGE_SIZE_DEFAULT, type PageInfo } from "./paging";

@ObjectType("PageInfo", { simpleResolvers: true, description: "Where a page stands in its list." })
export class PageInfoType implements PageInfo {
  @Field(() => Boolean, { description: "Whether more follow after endCursor." })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether this page was asked for with `after`, so that earlier ones exist." })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first edge; null on an empty page." })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Cursor of the last edge, for the next `after`; null on an empty page.",
  })
  readonly endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: PAGE_SIZE_DEFAULT, description: "How many, 1 to 100. Outside: PAGE_TOO_LARGE." })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: "Continue behind this cursor of the same list in the same order. Foreign cursors: BAD_CURSOR.",
  })
  after?: string | null;
}

type NodeClass = abstract new (...args: never[]) => object;

/** Adds `edges`, `nodes`, `pageInfo` and a lazy `totalCount` around a node type. Call it once a type. */
export function connectionOf(node: NodeClass, name: string) {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One item of a list, the ${name}, with its place in it.`,
  })
  class Edge {
    @Field(() => node, { description: `The ${name}.` })
    node!: object;

    @Field(() => String, { description: "Its place, for `after`. Opaque." })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list of ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: "The page with cursors." })
    edges!: Edge[];

    @Field(() => [node], { description: "The page without cursors." })
    nodes!: object[];

    @Field(() => PageInfoType, { description: "Whether and where the list goes on." })
    pageInfo!: PageInfoType;

    @Field(() => Int, { description: "Size of the whole list under the same filter. Counted only when asked for." })
    totalCount!: number;
  }
  return Connection;
}
