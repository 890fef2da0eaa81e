// What was said of a record may name others that do not exist for this reader: hidden since, or hidden from him alone. Their
// ids are taken out of payloads. Only this room knows all types, and so whether an id of any type leads anywhere.
import { GraphQLJSON } from "graphql-scalars";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../core/context";
import { parseTypedId, typeNameOf } from "../core/ids";
import { isTakenBack } from "../ledger/history.loaders";
import { LedgerEntry, RecordVersion } from "../ledger/history.types";
import { RECORD_TYPES } from "../records/record-types";
import { recordOf } from "../records/records";

const PREFIXES = new Set(RECORD_TYPES.map(({ idPrefix }) => idPrefix));

/** Whether a value of a payload may be told: all may but the ids of records that do not exist for the reader. */
async function mayBeTold(context: Context, value: unknown): Promise<boolean> {
  const id = typeof value === "string" ? parseTypedId(value) : null;
  if (!id || !PREFIXES.has(id.prefix)) return true;
  const record = await recordOf(context, typeNameOf(id.prefix), id.uuid);
  return record !== null || context.loader(isTakenBack).load(id.uuid);
}

/** References are fields of a payload, or elements of its lists; whatever lies deeper is none. */
async function told(context: Context, payload: unknown): Promise<unknown> {
  if (payload === null || typeof payload !== "object") return payload;
  const fields = Object.entries(payload).map(async ([name, value]: [string, unknown]) => {
    if (!Array.isArray(value)) return (await mayBeTold(context, value)) ? [[name, value]] : [];
    const tellable = await Promise.all(value.map((each) => mayBeTold(context, each)));
    return [[name, value.filter((_, index) => tellable[index])]];
  });
  return Object.fromEntries((await Promise.all(fields)).flat() as [string, unknown][]);
}

const LEFT_OUT = "Ids of records that you cannot see are left out.";

@Resolver(() => LedgerEntry)
export class LedgerEntryPayloadResolver {
  @FieldResolver(() => GraphQLJSON, {
    nullable: true,
    description: `What was said, in the form of the import format; for a retraction \`reason\`, \`mergedInto\`, and \`mergedBy\`, the judgement that merged it. null: erased. ${LEFT_OUT}`,
  })
  payload(@Root() { payload }: LedgerEntry, @Ctx() context: Context) {
    return told(context, payload);
  }
}

@Resolver(() => RecordVersion)
export class RecordVersionPayloadResolver {
  @FieldResolver(() => GraphQLJSON, { description: `What it says, in the form of the import format. ${LEFT_OUT}` })
  payload(@Root() { payload }: RecordVersion, @Ctx() context: Context) {
    return told(context, payload);
  }
}
