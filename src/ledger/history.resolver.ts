// What every record tells of itself: who asserts it, its history, and what each origin says.
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { connectionOf, PageArgs } from "../core/connection.types";
import type { Context } from "../core/context";
import { checkedPageSize } from "../core/paging";
import { datasetsByRecord, entriesByRecord, nameByRecord, versionsByRecord } from "./history.loaders";
import { DatasetType, LedgerEntry, RecordVersion } from "./history.types";
import { Origin } from "./origin.types";
import { RecordEntity } from "./record.entity";

export const LedgerEntryConnection = connectionOf(LedgerEntry, "LedgerEntry");

const originOf = ({ originSlug }: { readonly originSlug: string }, context: Context): Origin => ({
  slug: originSlug,
  isThisNode: originSlug === context.origin,
});

@Resolver(() => RecordEntity)
export class RecordHistoryResolver {
  @FieldResolver(() => Origin, { description: "Who asserts what is shown." })
  origin(@Root() record: RecordEntity, @Ctx() context: Context) {
    return originOf(record, context);
  }

  @FieldResolver(() => LedgerEntryConnection, {
    description: "Everything ever asserted of it, and every retraction, newest first.",
  })
  history(@Root() record: RecordEntity, @Ctx() context: Context, @Args(() => PageArgs) { first, after }: PageArgs) {
    return context.loader(entriesByRecord, { first: checkedPageSize(first), after: after ?? null }).load(record.uuid);
  }

  @FieldResolver(() => DatasetType, {
    nullable: true,
    description: "The data set that it came with; null: it came by another way.",
  })
  async dataset(@Root() record: RecordEntity, @Ctx() context: Context): Promise<DatasetType | null> {
    return (await context.loader(datasetsByRecord).load(record.uuid))[0] ?? null;
  }

  @FieldResolver(() => String, {
    description:
      "How to cite it: name, id, version, who asserts it, when it was recorded, from which data set, under which licence.",
  })
  async citation(@Root() record: RecordEntity, @Ctx() context: Context): Promise<string> {
    const [dataset, names] = await Promise.all([
      this.dataset(record, context),
      context.loader(nameByRecord).load(record.uuid),
    ]);
    const type = record.constructor.name;
    const when = record.updatedAt.toISOString().slice(0, 10);
    return [
      names[0] ? `${names[0].value} (${type}).` : `${type}.`,
      `${record.id}, version ${record.version}, as asserted by ${record.originSlug}, recorded ${when}.`,
      dataset && `From: ${dataset.title}.`,
      dataset?.attribution && `${dataset.attribution}${/[.!?]$/.test(dataset.attribution) ? "" : "."}`,
      dataset?.licence && `Licence: ${dataset.licence}`,
    ]
      .filter(Boolean)
      .join(" ");
  }

  @FieldResolver(() => [RecordVersion], {
    description: "What each origin says of it now, the shown version first. More than one that differ: `disputed`.",
  })
  versions(@Root() record: RecordEntity, @Ctx() context: Context) {
    return context.loader(versionsByRecord).load(record.uuid);
  }
}

@Resolver(() => LedgerEntry)
export class LedgerEntryResolver {
  @FieldResolver(() => Origin, { description: "Who says so." })
  origin(@Root() entry: LedgerEntry, @Ctx() context: Context) {
    return originOf(entry, context);
  }
}

@Resolver(() => RecordVersion)
export class RecordVersionResolver {
  @FieldResolver(() => Origin, { description: "Who says so." })
  origin(@Root() version: RecordVersion, @Ctx() context: Context) {
    return originOf(version, context);
  }
}
