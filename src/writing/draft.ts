// What a request wants written, record by record, before the database is asked: new records get their ids, evidence that
// comes alongside becomes records of its own, and every draft knows where in the input it stands.
import { newUuid, parseTypedId, typedId } from "../core/ids";
import type { RecordType } from "../ledger/record-type";
import { EVIDENCE_MAX, type EvidenceGiven, isCitable } from "./alongside";
import { type Complaint, type Content, contentOf, type Path } from "./content";

export type Verb = "CREATE" | "UPDATE" | "RETRACT";

/** One mutation's input, as GraphQL gave it, and where it stands in the request. */
export interface Operation {
  readonly verb: Verb;
  readonly type: RecordType;
  readonly input: Content;
  readonly path: Path;
}

export interface Draft {
  readonly verb: Verb;
  readonly type: RecordType;
  readonly uuid: string;
  readonly path: Path;
  /** How other drafts of the request may call it. */
  readonly name: string | null;
  /** What is said anew: the whole of a new record, the changes of another. References as they came. */
  content: Content;
  emptied: readonly string[];
  readonly expectedVersion: number | null;
  readonly reason: string | undefined;
  /** The record that it is evidence for: whoever may not see that need not see this. */
  readonly subject: Draft | null;
}

const REASON_CHARACTERS_MAX = 1_000;

/** The drafts of each operation, the record's own first, then its evidence. */
export function draftsOf(
  { verb, type, input, path }: Operation,
  types: ReadonlyMap<string, RecordType>,
  complaints: Complaint[],
): Draft[] {
  const uuid = verb === "CREATE" ? newUuid() : idIn(input, type, path, complaints);
  if (!uuid) return [];
  const { content, emptied } =
    verb === "RETRACT" ? { content: {}, emptied: [] } : contentOf(type.form, input, path, complaints);
  const name = verb === "CREATE" ? (type.hasSlug ? content.slug : input.key) : null;
  const draft: Draft = {
    verb,
    type,
    uuid,
    path,
    name: typeof name === "string" ? name : null,
    content,
    emptied,
    expectedVersion: (input.expectedVersion as number | null | undefined) ?? null,
    reason: reasonIn(input, path, complaints),
    subject: null,
  };
  return [draft, ...evidenceOf(draft, input, types, complaints)];
}

function idIn(input: Content, type: RecordType, path: Path, complaints: Complaint[]): string | null {
  const parsed = parseTypedId(String(input.id));
  if (parsed?.prefix === type.idPrefix) return parsed.uuid;
  complaints.push({
    code: "BAD_ID",
    field: [...path, "id"],
    message: `is not an id of the form ${type.idPrefix}_ and 32 hexadecimal digits`,
  });
  return null;
}

function reasonIn(input: Content, path: Path, complaints: Complaint[]): string | undefined {
  if (typeof input.reason !== "string" || !input.reason) return undefined;
  if (input.reason.length > REASON_CHARACTERS_MAX) {
    const message = `must have at most ${REASON_CHARACTERS_MAX} characters`;
    complaints.push({ code: "BAD_RECORD", field: [...path, "reason"], message });
  }
  return input.reason;
}

function evidenceOf(
  subject: Draft,
  input: Content,
  types: ReadonlyMap<string, RecordType>,
  complaints: Complaint[],
): Draft[] {
  const given = (isCitable(subject.type.name) && (input.evidence as EvidenceGiven[] | null | undefined)) || [];
  if (given.length > EVIDENCE_MAX) {
    const message = `More than ${EVIDENCE_MAX} pieces of evidence at once`;
    complaints.push({ code: "TOO_MANY_RECORDS", field: [...subject.path, "evidence"], message });
    return [];
  }
  return given.flatMap((each, index) => {
    const path = [...subject.path, "evidence", String(index)];
    const { newExcerpt, ...evidence } = each;
    if (!newExcerpt === !evidence.excerpt) {
      complaints.push({ code: "BAD_RECORD", field: path, message: "needs `excerpt` or `newExcerpt`, one of them" });
      return [];
    }
    const alongside = (type: RecordType, said: Content, at: Path): Draft => {
      const { content } = contentOf(type.form, said, at, complaints);
      return {
        verb: "CREATE",
        type,
        uuid: newUuid(),
        path: at,
        name: null,
        content,
        emptied: [],
        expectedVersion: null,
        reason: undefined,
        subject,
      };
    };
    const excerpt = newExcerpt ? alongside(types.get("Excerpt")!, newExcerpt, [...path, "newExcerpt"]) : null;
    const link = alongside(
      types.get("Evidence")!,
      {
        ...evidence,
        subject: typedId(subject.type.idPrefix, subject.uuid),
        ...(excerpt && { excerpt: typedId(excerpt.type.idPrefix, excerpt.uuid) }),
      },
      path,
    );
    return [...(excerpt ? [excerpt] : []), link];
  });
}
