// What an entry of the ledger is about, and the entries of all records together: the ledger itself knows no record type.
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { PageArgs } from "../core/connection.types";
import type { Context } from "../core/context";
import { checkedPageSize } from "../core/paging";
import { changesPage, LOOKED_THROUGH } from "../ledger/changes";
import { LedgerEntryConnection } from "../ledger/history.resolver";
import { LedgerEntry } from "../ledger/history.types";
import { RecordEntity } from "../ledger/record.entity";
import { existsAmong } from "../records/existence.sql";
import { RecordTypeEnum } from "../records/record-type.enum";
import { idOf, recordOf } from "../records/records";

const exists = existsAmong(Object.keys(RecordTypeEnum));

@Resolver(() => LedgerEntry)
export class LedgerEntrySubjectResolver {
  @Query(() => LedgerEntryConnection, {
    description:
      "What was said last, of any record: the ledger's entries, newest first, of which `history` has those of one record. A page looks " +
      `through ${LOOKED_THROUGH.toLocaleString("en")} entries; where this reader finds too few among them, it is short, and goes on behind \`endCursor\`.`,
  })
  changes(
    @Ctx() { reader, sees }: Context,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Arg("types", () => [RecordTypeEnum], { nullable: true, description: "Only of records of these types." })
    types?: string[] | null,
  ) {
    return changesPage(reader, sees, { types: types ?? null, exists }, checkedPageSize(first), after);
  }

  @FieldResolver(() => ID, { description: "The id of the record that it is about, also where nobody stands by it." })
  subjectId(@Root() { subjectType, subjectUuid }: LedgerEntry) {
    return idOf(subjectType, subjectUuid);
  }

  @FieldResolver(() => RecordTypeEnum, { description: "The type of that record." })
  subjectType(@Root() { subjectType }: LedgerEntry) {
    return subjectType;
  }

  @FieldResolver(() => RecordEntity, {
    nullable: true,
    description:
      "That record as it is now, which need not be as it was after this entry; null: it was taken back. Where it was merged into " +
      "another: that one.",
  })
  record(@Root() { subjectType, subjectUuid }: LedgerEntry, @Ctx() context: Context) {
    return recordOf(context, subjectType, subjectUuid);
  }
}
