// What makes a write happen once, however often it is sent. A client that lost the answer cannot know whether its write was
// done; so it names each write, and sends it again under the same name: the second finds what the first has answered, in
// the table that the first wrote in its own transaction. Two at once wait for each other on the name.
import { createHash } from "node:crypto";
import sql from "sql-template-tag";
import type { Reader } from "../core/context";
import { Refusal } from "../core/refusal";

export interface Submission {
  readonly keyId: string;
  /** The client's own name for the write: `clientMutationId`. */
  readonly name: string;
  /** Digest of what is to be written, so that a name cannot stand for two things. */
  readonly digest: Buffer;
}

/** How long an answer is kept. */
const KEPT_DAYS = 30;
const NAME_CHARACTERS_MAX = 200;

/** null without a name. Refuses BAD_USER_INPUT for a name that is empty or too long. */
export function submissionOf(keyId: string, name: string | null | undefined, content: unknown): Submission | null {
  if (name === null || name === undefined) return null;
  if (!name || name.length > NAME_CHARACTERS_MAX) {
    throw new Refusal("BAD_USER_INPUT", `clientMutationId must have 1 to ${NAME_CHARACTERS_MAX} characters`);
  }
  const digest = createHash("sha256").update(canonical(content)).digest();
  return { keyId, name, digest };
}

/** The same text for the same content, in whichever order its fields come. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** What was answered when it was done, or null: it is to be done now. Refuses SUBMISSION_REUSED. */
export async function earlierAnswer<Answer>(
  transaction: Reader,
  { keyId, name, digest }: Submission,
): Promise<{ answer: Answer } | null> {
  const taken = await transaction.rows(sql`
    WITH old AS (DELETE FROM submission WHERE submitted_at < now() - make_interval(days => ${KEPT_DAYS}))
    INSERT INTO submission (key_id, client_mutation_id, digest, answer) VALUES (${keyId}::uuid, ${name}, ${digest}, 'null')
    ON CONFLICT DO NOTHING RETURNING 1`);
  if (taken.length) return null;
  const rows = await transaction.rows<{ digest: Buffer; answer: Answer }>(sql`
    SELECT digest, answer FROM submission WHERE key_id = ${keyId}::uuid AND client_mutation_id = ${name}`);
  // It may be too old by the very moment.
  if (!rows[0]) throw new Refusal("WRITE_CONFLICT");
  if (!rows[0].digest.equals(digest)) throw new Refusal("SUBMISSION_REUSED");
  return { answer: rows[0].answer };
}

/** Keeps the answer, in the transaction that did what it tells. */
export async function keepAnswer(transaction: Reader, { keyId, name }: Submission, answer: unknown): Promise<void> {
  await transaction.rows(sql`UPDATE submission SET answer = ${JSON.stringify(answer ?? null)}::jsonb
    WHERE key_id = ${keyId}::uuid AND client_mutation_id = ${name}`);
}
