// Writes what a request asks for: one transaction, all of it or nothing, however many records. The same way for one mutation
// and for a thousand: drafts, what stands, references, forms, then the ledger. It knows no GraphQL and of record types only that ties have ends.
import { isAtLeast } from "../access/roles";
import type { Bearer, Context } from "../core/context";
import { ERROR_TABLE, type ErrorCode } from "../core/error-table";
import { parseTypedId, typedId, typeNameOf } from "../core/ids";
import { Refusal } from "../core/refusal";
import { complaintsOf } from "../ledger/form-complaints";
import type { Ledger } from "../ledger/ledger";
import type { Author, LedgerWriter, Standing } from "../ledger/ledger-writer";
import type { Payload } from "../ledger/assertion";
import type { RecordEntity } from "../ledger/record.entity";
import { RecordsRefused } from "../ledger/records-refused";
import type { RecordType } from "../ledger/record-type";
import type { Submission } from "../ledger/submission";
import { recordOf, RECORDS } from "../records/records";
import type { Complaint, Content } from "./content";
import { type Draft, draftsOf, type Operation } from "./draft";
import { resolveReferences } from "./references";

export const RECORDS_MAX = 1_000;
const TRIES = 3;

/** For each operation, in order: the typed id of its record, and those of the evidence that came alongside. */
export type Written = readonly { readonly id: string; readonly evidence: readonly string[] }[];

/** A request that was refused for what it holds; nothing of it was written. */
export class WriteRefused extends Error {
  constructor(readonly complaints: readonly Complaint[]) {
    super(`${complaints.length} complaints: ${complaints[0]?.code}`);
  }
}

export interface WriteRequest {
  readonly operations: readonly Operation[];
  readonly submission: Submission | null;
}

/** The author of what the bearer writes. Refuses UNAUTHENTICATED: nobody in particular writes nothing. */
export function authorOf(
  { origin, bearer }: Pick<Context, "origin" | "bearer">,
  submission: Submission | null,
): Author {
  if (!bearer) throw new Refusal("UNAUTHENTICATED");
  return { origin, recordedBy: bearer.recordedBy, submission };
}

/** Throws WriteRefused with every complaint that could be found at once. */
export async function write(ledger: Ledger, context: Context, request: WriteRequest): Promise<Written> {
  const author = authorOf(context, request.submission);
  const { operations } = request;
  if (!operations.length) throw new Refusal("BAD_USER_INPUT", "There is nothing to write");
  refuseAbove(operations.length);
  const complaints: Complaint[] = [];
  const drafted = operations.map((operation) => draftsOf(operation, ledger.types, complaints));
  const drafts = drafted.flat();
  refuseAbove(drafts.length);
  complaints.push(...twins(drafts), ...namesakes(drafts));
  refuseIfAny(complaints);
  const written = drafted.map(([record, ...alongside]) => ({
    id: idOf(record!),
    evidence: alongside.filter(({ type }) => type.name === "Evidence").map(idOf),
  }));
  const given = drafts.map(({ content, emptied }) => ({ content, emptied }));
  for (let attempt = 1; ; attempt += 1) {
    drafts.forEach((draft, index) => Object.assign(draft, given[index]));
    try {
      return await ledger.transact(author, async (writer) => {
        await new Writing(writer, context.anew(writer.reader), ledger.types, drafts).run();
        return written;
      });
    } catch (error) {
      // Who came between has committed by now: the next try finds out what stands against it, or nothing does.
      if (error instanceof Refusal && error.code === "WRITE_CONFLICT" && attempt < TRIES) continue;
      throw error instanceof RecordsRefused ? new WriteRefused(toldOf(error, drafts, context.bearer)) : error;
    }
  }
}

/** The references that an update empties, or replaces as a list, with what they are now. */
const replacedReferences = (draft: Draft, { own, shown }: Partial<Standing> = {}) =>
  Object.keys(draft.type.references).flatMap((field) => {
    const value = (own ?? shown)?.[field];
    const isList = Array.isArray(value);
    const isReplaced = draft.emptied.includes(field) || (isList && draft.content[field] !== undefined);
    return value !== undefined && isReplaced ? [{ draft, field, said: [value].flat() as string[], isList }] : [];
  });

const idOf = ({ type, uuid }: Draft): string => typedId(type.idPrefix, uuid);

function refuseIfAny(complaints: readonly Complaint[]): void {
  if (complaints.length) throw new WriteRefused(complaints);
}

/** Evidence that comes alongside, and its excerpts, are records too. */
function refuseAbove(count: number): void {
  if (count <= RECORDS_MAX) return;
  throw new Refusal("TOO_MANY_RECORDS", `${count} records, evidence included, are more than ${RECORDS_MAX}`);
}

/** Two drafts under one key: which of them others mean, nobody could say. Slugs are the ledger's to hold apart. */
const namesakes = (drafts: readonly Draft[]): Complaint[] => {
  const taken = new Set<string>();
  return drafts.flatMap(({ type, name, path }) => {
    const called = `${type.name}:${name}`;
    if (!name || type.hasSlug || !taken.has(called)) {
      taken.add(called);
      return [];
    }
    return [{ code: "DUPLICATE_RECORD", field: [...path, "key"], message: "is the key of another record here" }];
  });
};

const twins = (drafts: readonly Draft[]): Complaint[] => {
  const first = new Map<string, Draft>();
  return drafts.flatMap((draft) => {
    const twin = first.get(draft.uuid);
    first.set(draft.uuid, twin ?? draft);
    const message = `is the same record as at ${twin?.path.join(".")}`;
    return twin ? [{ code: "DUPLICATE_RECORD", field: [...draft.path, "id"], message }] : [];
  });
};

/** Of what the ledger refuses about a record, the field that it is about. */
const PLACES: Partial<Record<ErrorCode, readonly string[]>> = {
  SLUG_TAKEN: ["slug"],
  IDENTIFIER_TAKEN: ["identifiers"],
  POLICY_MISMATCH: ["policy"],
};

/** Whether a refusal of a record tells of others that hang on it: what cites it, a tie of which it is an end, a judgement about it. */
const isAboutOthers = (code: ErrorCode, { type }: Draft): boolean =>
  code === "RECORD_IS_CITED" || (type.name === "Actor" && ["ENDS_NOT_ALLOWED", "MERGE_REFUSED"].includes(code));

/** What the ledger refused, at its place in the input. Details of other records than those given are for those who see all. */
function toldOf({ refused }: RecordsRefused, drafts: readonly Draft[], bearer: Bearer | null): Complaint[] {
  const byUuid = new Map(drafts.map((draft) => [draft.uuid, draft]));
  const seesAll = isAtLeast(bearer?.role ?? null, "CURATOR");
  return refused.map(({ uuid, code, detail }) => {
    const draft = byUuid.get(uuid);
    const isTold = seesAll || (draft && !isAboutOthers(code, draft));
    const { meaning } = ERROR_TABLE[code];
    const field = draft && [...draft.path, ...(PLACES[code] ?? [])];
    return { code, field: field?.length ? field : null, message: isTold ? `${meaning} (${detail})` : meaning };
  });
}

/** One try of one request, inside its transaction. */
class Writing {
  readonly #complaints: Complaint[] = [];

  constructor(
    private readonly writer: LedgerWriter,
    private readonly inside: Context,
    private readonly types: ReadonlyMap<string, RecordType>,
    private readonly drafts: readonly Draft[],
  ) {}

  async run(): Promise<void> {
    const old = this.drafts.filter(({ verb }) => verb !== "CREATE");
    const standing = old.length ? await this.writer.standing(old.map(({ uuid }) => uuid)) : new Map<string, Standing>();
    await this.#holdAgainst(old, standing);
    refuseIfAny(this.#complaints);
    await resolveReferences(this.drafts, this.inside, this.types, this.#complaints);
    await this.#keepUnseen(standing);
    const payloads = this.#payloads(standing);
    refuseIfAny(this.#complaints);
    // Whoever changes a record that still stands, by another's word, speaks again for this node if it had fallen silent.
    await this.writer.assert(
      [...payloads].map(([{ type, uuid }, payload]) => ({ type: type.name, uuid, payload })),
      { revive: true },
    );
    await this.#retract();
  }

  /** What is to be changed must exist for whoever changes it, and be as he read it. */
  async #holdAgainst(old: readonly Draft[], standing: ReadonlyMap<string, Standing>): Promise<void> {
    for (const type of new Set(old.map((draft) => draft.type))) {
      const { byId } = RECORDS.find(({ entity }) => entity.name === type.name)!;
      const ofType = old.filter((draft) => draft.type === type);
      const shown = await Promise.all(ofType.map(({ uuid }) => this.inside.loader(byId).load(uuid)));
      ofType.forEach((draft, index) => this.#hold(draft, shown[index] ?? null, standing.get(draft.uuid)));
    }
  }

  #hold(draft: Draft, shown: RecordEntity | null, standing: Standing | undefined): void {
    const complain = (code: Complaint["code"], field: string, message: string) =>
      this.#complaints.push({ code, field: [...draft.path, field], message });
    if (!shown) return void complain("NO_SUCH_RECORD", "id", `There is no ${draft.type.name} ${idOf(draft)}`);
    const { expectedVersion } = draft;
    if (expectedVersion !== null && expectedVersion !== shown.version) {
      complain("STALE_VERSION", "expectedVersion", `It is at version ${shown.version} by now, not ${expectedVersion}`);
    }
    // This node may say of a record, out of sight, something else than another origin says in public.
    if (standing?.own && !this.#sees(standing.own)) {
      complain("FORBIDDEN", "id", "What this node says of it is for its curators to change");
    }
  }

  /** Who empties or replaces a reference that is hidden from him does not mean it: what he cannot see stays. */
  async #keepUnseen(standing: ReadonlyMap<string, Standing>): Promise<void> {
    const replaced = this.drafts
      .filter(({ verb }) => verb === "UPDATE")
      .flatMap((draft) => replacedReferences(draft, standing.get(draft.uuid)));
    const unseen = await this.#unseenOf(replaced.flatMap(({ said }) => said));
    for (const { draft, field, said, isList } of replaced) {
      const kept = said.filter((id) => unseen.has(id));
      if (!kept.length) continue;
      const given = (draft.content[field] ?? []) as string[];
      draft.content = { ...draft.content, [field]: isList ? [...new Set([...given, ...kept])] : kept[0] };
      draft.emptied = draft.emptied.filter((each) => each !== field);
    }
  }

  /** One statement a type: a transaction's connection does one thing at a time. */
  async #unseenOf(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const unseen = new Set<string>();
    for (const type of new Set(ids.map((id) => typeNameOf(parseTypedId(id)!.prefix)))) {
      const ofType = ids.filter((id) => typeNameOf(parseTypedId(id)!.prefix) === type);
      const found = await Promise.all(ofType.map((id) => recordOf(this.inside, type, parseTypedId(id)!.uuid)));
      ofType.filter((_, index) => !found[index]).forEach((id) => unseen.add(id));
    }
    return unseen;
  }

  #sees({ visibility }: Payload | Content): boolean {
    return this.inside.sees.some((each) => each === visibility);
  }

  /** What is to be asserted, as the forms want it: a new record whole, of another what stands with its changes. */
  #payloads(standing: ReadonlyMap<string, Standing>): Map<Draft, Payload> {
    const payloads = new Map<Draft, Payload>();
    for (const draft of this.drafts.filter(({ verb }) => verb !== "RETRACT")) {
      const { own, shown } = standing.get(draft.uuid) ?? {};
      const subject = draft.subject && payloads.get(draft.subject);
      const content = Object.fromEntries(
        Object.entries({
          // Evidence that comes alongside is as open as what it is evidence for.
          ...(subject && { visibility: subject.visibility }),
          ...(own ?? shown),
          ...draft.content,
        }).filter(([field]) => !draft.emptied.includes(field)),
      );
      const complaints = complaintsOf(draft.type.form, content);
      this.#complaints.push(
        ...complaints.map(({ code, path, message }) => ({
          code,
          field: [...draft.path, ...path.map(String)],
          message,
        })),
      );
      if (complaints.length) continue;
      const payload = draft.type.form.parse(content) as Payload;
      if (!this.#sees(payload)) {
        const message = `Only curators write what is ${String(payload.visibility)}`;
        this.#complaints.push({ code: "FORBIDDEN", field: [...draft.path, "visibility"], message });
      }
      payloads.set(draft, payload);
    }
    return payloads;
  }

  async #retract(): Promise<void> {
    const byTypeAndReason = new Map<string, Draft[]>();
    for (const draft of this.drafts.filter(({ verb }) => verb === "RETRACT")) {
      const group = JSON.stringify([draft.type.name, draft.reason]);
      byTypeAndReason.set(group, [...(byTypeAndReason.get(group) ?? []), draft]);
    }
    for (const group of byTypeAndReason.values()) {
      const [{ type, reason }] = group as [Draft, ...Draft[]];
      await this.writer.retract(
        type,
        group.map(({ uuid }) => uuid),
        reason,
      );
    }
  }
}
