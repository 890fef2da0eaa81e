// What this node is, how much it holds and how far it has come: the first thing that pages and other nodes ask.
import { Ctx, Field, FieldResolver, Float, GraphQLISODateTime, Int, ObjectType, Query, Resolver } from "type-graphql";
import { isAtLeast } from "../access/roles";
import { VERSION } from "../core/config";
import type { Context } from "../core/context";
import { GRAPH } from "../graph/graph";
import { ledgerEnd } from "../ledger/feed.sql";
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

/** Hidden records are in the graph, too: how many it holds is told to those who see them all. */
const FOR_CURATORS = "Hidden records count. null without a key of the role CURATOR or more.";

@ObjectType("NodeGraph", {
  simpleResolvers: true,
  description: "The graph in memory, which answers questions of influence, paths and centrality in the present.",
})
class NodeGraph {
  @Field(() => String, {
    description:
      "The `seq` of the last ledger entry that it reflects by now. It catches up with `NodeInfo.ledgerPosition` by itself; a question " +
      "with `atLeast` waits for it.",
  })
  readonly position!: string;

  @Field(() => GraphQLISODateTime, {
    description: "When it was last built from the records. What is written later is patched into it.",
  })
  readonly builtAt!: Date;

  @Field(() => Int, { nullable: true, description: `How long the last building took, in ms. ${FOR_CURATORS}` })
  readonly buildMs!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: `Shared memory that it takes, in bytes, its room for changes included. ${FOR_CURATORS}`,
  })
  readonly bytes!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many actors it knows by number, those that have gone since it was built included. ${FOR_CURATORS}`,
  })
  readonly actorCount!: number | null;

  @Field(() => Int, { nullable: true, description: `How many ties it held when it was built. ${FOR_CURATORS}` })
  readonly tieCount!: number | null;

  @Field(() => Int, { nullable: true, description: `How many involvements it held when it was built. ${FOR_CURATORS}` })
  readonly involvementCount!: number | null;
}

const UNTOLD = { buildMs: null, bytes: null, actorCount: null, tieCount: null, involvementCount: null };

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

  @FieldResolver(() => String, {
    description:
      "The `seq` of the last entry of this node's ledger; 0 where nothing was ever written. Under @knownAt: as far as it had come by then.",
  })
  async ledgerPosition(@Ctx() { reader }: Context): Promise<string> {
    const rows = await reader.rows<{ seq: string }>(ledgerEnd);
    return rows[0]!.seq;
  }

  @FieldResolver(() => NodeGraph, {
    nullable: true,
    description: "How far the graph in memory has come. null until it is built for the first time, and under @knownAt.",
  })
  graph(@Ctx() context: Context): NodeGraph | null {
    const graph = context.find(GRAPH);
    const figures = graph?.figures;
    if (!figures) return null;
    const { memory, actors, bytes, buildMs, builtAt } = figures;
    const { tieCount, involvementCount } = memory;
    const isTold = isAtLeast(context.bearer?.role ?? null, "CURATOR");
    const told = { buildMs: Math.round(buildMs), bytes, actorCount: actors, tieCount, involvementCount };
    return { position: graph.position!, builtAt, ...(isTold ? told : UNTOLD) };
  }
}
