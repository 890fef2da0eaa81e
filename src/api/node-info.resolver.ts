// What this node is and how much it holds: the first thing that pages and other nodes ask.
import { Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver } from "type-graphql";
import { VERSION } from "../core/config";
import type { Context } from "../core/context";
import { recordCounts } from "../records/counts.sql";
import { RECORDS } from "../records/records";

@ObjectType("RecordCounts", {
  simpleResolvers: true,
  description: "How many records of each type this reader can see.",
})
class RecordCounts {
  @Field(() => Int, {
    description: "Organisations, networks, public bodies, companies, collective actors, persons in public roles.",
  })
  readonly actors!: number;

  @Field(() => Int, { description: "Ties between actors." })
  readonly relationships!: number;

  @Field(() => Int, { description: "Standing lines of public action." })
  readonly policies!: number;

  @Field(() => Int, { description: "Attempts to change a policy." })
  readonly reforms!: number;

  @Field(() => Int, { description: "Actors' parts in policies and reforms." })
  readonly involvements!: number;

  @Field(() => Int, { description: "Citable documents." })
  readonly sources!: number;

  @Field(() => Int, { description: "Passages of sources." })
  readonly excerpts!: number;

  @Field(() => Int, { description: "Links from passages to records." })
  readonly evidence!: number;

  @Field(() => Int, { description: "Topics." })
  readonly themes!: number;

  @Field(() => Int, { description: "What named speakers assert." })
  readonly claims!: number;

  @Field(() => Int, { description: "Judgements about which actors are one." })
  readonly identityJudgements!: number;

  @Field(() => Int, { description: "What gave actors of civil society room, or took it away." })
  readonly civicSpaceEvents!: number;

  @Field(() => Int, { description: "Published ratings of countries." })
  readonly countryRatings!: number;

  @Field(() => Int, { description: "Statistics." })
  readonly observations!: number;
}

@ObjectType("NodeInfo", { simpleResolvers: true, description: "This node: who it is and what it holds." })
class NodeInfo {
  @Field(() => String, { description: "The software's name." })
  readonly name!: string;

  @Field(() => String, { description: "The software's version." })
  readonly version!: string;

  @Field(() => String, { description: "The name under which this node asserts its records." })
  readonly origin!: string;
}

@Resolver(() => NodeInfo)
export class NodeInfoResolver {
  @Query(() => NodeInfo, { description: "This node." })
  nodeInfo(@Ctx() { origin }: Context): NodeInfo {
    return { name: "Counterweight", version: VERSION, origin };
  }

  @FieldResolver(() => RecordCounts, { description: "How much it holds, by type, counted now." })
  async counts(@Ctx() context: Context): Promise<RecordCounts> {
    const rows = await context.reader.rows<RecordCounts>(recordCounts(RECORDS, context.sees));
    return rows[0]!;
  }
}
