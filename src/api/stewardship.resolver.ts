// What curators and admins do with records beside writing them. The work is the ledger's; here it gets its words.
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../core/context";
import { parseTypedId, typeNameOf } from "../core/ids";
import { Refusal } from "../core/refusal";
import { purgePerson } from "../actors/person.purge";
import type { Ledger } from "../ledger/ledger";
import type { Author } from "../ledger/ledger-writer";
import { erase, merge, restore, type Subject } from "../ledger/stewardship";
import { submissionOf } from "../ledger/submission";
import { recordOf } from "../records/records";
import {
  EraseInput,
  ErasePayload,
  MergeRecordsInput,
  PurgePersonPayload,
  RecordPayload,
  RestoreRecordInput,
} from "./stewardship.types";
import { answered } from "./user-errors";

@Resolver()
export class StewardshipResolver {
  constructor(private readonly ledger: Ledger) {}

  @Mutation(() => RecordPayload, {
    description:
      "Says again what this node last said of a record and took back; a record that was merged into another comes to itself again. " +
      "Needs the role CURATOR.",
  })
  async restoreRecord(
    @Arg("input", () => RestoreRecordInput, { description: "The record." }) input: RestoreRecordInput,
    @Ctx() context: Context,
  ): Promise<RecordPayload> {
    const { result, ...rest } = await answered(context, input.clientMutationId, async () => {
      const subject = this.#subject(input.id);
      await restore(this.ledger, authorOf(context, "restoreRecord", input), subject);
      return subject;
    });
    return { record: result && (await recordOf(context, result.type.name, result.uuid)), ...rest };
  }

  @Mutation(() => RecordPayload, {
    description:
      "Lets one record go on as another of its type and kind: its id and slug redirect, what refers to it follows, its names stay findable. " +
      "`restoreRecord` of the one that went undoes it. Needs the role CURATOR.",
  })
  async mergeRecords(
    @Arg("input", () => MergeRecordsInput, { description: "The two." }) input: MergeRecordsInput,
    @Ctx() context: Context,
  ): Promise<RecordPayload> {
    const { result, ...rest } = await answered(context, input.clientMutationId, async () => {
      const [gone, kept] = [this.#subject(input.gone), this.#subject(input.kept)];
      if (gone.type !== kept.type) {
        throw new Refusal("MERGE_REFUSED", `${gone.type.name} and ${kept.type.name} cannot become one`);
      }
      const author = authorOf(context, "mergeRecords", input);
      await merge(this.ledger, author, gone.type, gone.uuid, kept.uuid, input.reason ?? undefined);
      return kept;
    });
    return { record: result && (await recordOf(context, result.type.name, result.uuid)), ...rest };
  }

  @Mutation(() => ErasePayload, {
    description:
      "Erases for good all that was ever said of a record that was taken back; that something was said, and when, stays. Needs the role ADMIN.",
  })
  async eraseRecord(
    @Arg("input", () => EraseInput, { description: "The record." }) input: EraseInput,
    @Ctx() context: Context,
  ): Promise<ErasePayload> {
    const { result, ...rest } = await answered(context, input.clientMutationId, () =>
      erase(this.ledger, authorOf(context, "eraseRecord", input), this.#subject(input.id)),
    );
    return { erasedEntries: result, ...rest };
  }

  @Mutation(() => PurgePersonPayload, {
    description:
      "Erases a person everywhere, for good: the record and all that refers to it, standing or not, present and past. Needs the role ADMIN.",
  })
  async purgePerson(
    @Arg("input", () => EraseInput, { description: "The person." }) input: EraseInput,
    @Ctx() context: Context,
  ): Promise<PurgePersonPayload> {
    const { result, ...rest } = await answered(context, input.clientMutationId, () =>
      purgePerson(this.ledger, authorOf(context, "purgePerson", input), this.#subject(input.id)),
    );
    return { erasedEntries: null, purgedIds: [], mentionedIn: [], ...result, ...rest };
  }

  #subject(id: string): Subject {
    const parsed = parseTypedId(id);
    const type = parsed && this.ledger.types.get(typeNameOf(parsed.prefix));
    if (!type) throw new Refusal("BAD_ID", `"${id.slice(0, 60)}" is not an id of the form actor_0190…`);
    return { type, uuid: parsed.uuid };
  }
}

/** Under the client's own name for it, a mutation is done once. */
function authorOf(
  { origin, bearer }: Context,
  mutation: string,
  { clientMutationId, ...content }: { clientMutationId?: string | null },
): Author {
  if (!bearer) throw new Refusal("UNAUTHENTICATED");
  const submission = submissionOf(bearer.keyId, clientMutationId, [mutation, content]);
  return { origin, recordedBy: bearer.recordedBy, submission };
}
