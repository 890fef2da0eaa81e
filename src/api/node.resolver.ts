// Any record by its id, and the record that a piece of evidence is about.
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../core/context";
import { parseTypedId, typeNameOf } from "../core/ids";
import { PAGE_SIZE_MAX } from "../core/paging";
import { Refusal } from "../core/refusal";
import { NodeEntity, RecordEntity } from "../ledger/record.entity";
import { Evidence } from "../sources/evidence.entity";
import { recordOf } from "../records/records";

/** The record of this typed id, whatever its type; null when there is none for this reader. No id at all: BAD_ID. */
export async function nodeOf(context: Context, id: string): Promise<RecordEntity | null> {
  const parsed = parseTypedId(id);
  if (!parsed) throw new Refusal("BAD_ID", `"${id.slice(0, 60)}" is not an id of the form type_…`);
  return recordOf(context, typeNameOf(parsed.prefix), parsed.uuid);
}

@Resolver(() => Evidence)
export class NodeResolver {
  @Query(() => NodeEntity, {
    nullable: true,
    description: "Any record by its id; null when there is none. No id at all: BAD_ID.",
  })
  node(@Ctx() context: Context, @Arg("id", () => ID, { description: "A typed id, as actor_0190f3c2…" }) id: string) {
    return nodeOf(context, id);
  }

  @Query(() => [NodeEntity], {
    nullable: "items",
    description: "Up to 100 records by id, in the order asked for; null in place of those that there are none of.",
  })
  nodes(@Ctx() context: Context, @Arg("ids", () => [ID], { description: "Typed ids, at most 100." }) ids: string[]) {
    if (ids.length > PAGE_SIZE_MAX)
      throw new Refusal("PAGE_TOO_LARGE", `${ids.length} ids are more than ${PAGE_SIZE_MAX}`);
    return Promise.all(ids.map((id) => nodeOf(context, id)));
  }

  @FieldResolver(() => RecordEntity, { nullable: true, description: "The record that it is about." })
  subject(@Root() evidence: Evidence, @Ctx() context: Context) {
    return recordOf(context, evidence.subjectType, evidence.subjectId);
  }
}
