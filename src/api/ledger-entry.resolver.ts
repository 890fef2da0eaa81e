// What an entry of the ledger is about: the ledger itself knows no record type.
import { Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { Context } from "../core/context";
import { LedgerEntry } from "../ledger/history.types";
import { RecordEntity } from "../ledger/record.entity";
import { RecordTypeEnum } from "../records/record-type.enum";
import { idOf, recordOf } from "../records/records";

@Resolver(() => LedgerEntry)
export class LedgerEntrySubjectResolver {
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
