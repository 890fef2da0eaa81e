// `counterweight record ...`: what keepers do with records beside loading them.
import { readFile } from "node:fs/promises";
import sql, { raw } from "sql-template-tag";
import { z } from "zod";
import type { Config } from "../core/config";
import { newUuid, parseTypedId, typedId, typeNameOf } from "../core/ids";
import { Refusal } from "../core/refusal";
import type { Author } from "../ledger/ledger";
import { RecordsRefused } from "../ledger/records-refused";
import type { Payload } from "../ledger/projector";
import type { RecordType } from "../ledger/record-type";
import { wordsOf } from "../exchange/import.words";
import { erase, merge, restore, retract, split, type Subject } from "../ledger/stewardship";
import { openStorage, type Storage } from "../storage";

/** Opens the storage, names the author, tells refusals of records one by one. */
async function keeping(
  config: Config,
  verb: string,
  work: (storage: Storage, author: Author) => Promise<string>,
): Promise<void> {
  const storage = await openStorage(config, (line) => console.error(line));
  try {
    console.log(await work(storage, { origin: config.origin, recordedBy: verb }));
  } catch (error) {
    if (!(error instanceof RecordsRefused)) throw error;
    const [first] = error.refused;
    throw new Refusal(first!.code, error.refused.map(({ detail }) => detail).join("; "));
  } finally {
    await storage.close();
  }
}

/** A record as people name it: actor_0190… or Actor:wsm. */
async function subjectOf(storage: Storage, name: string): Promise<Subject> {
  const { ledger, database } = storage;
  const parsed = parseTypedId(name);
  const [typeName = "", slug = ""] = parsed ? [typeNameOf(parsed.prefix)] : name.split(":");
  const type = ledger.types.get(typeName);
  if (!type || (!parsed && !type.hasSlug)) {
    throw new Refusal(
      "BAD_ID",
      `"${name}" names no record: give its id, as actor_0190…, or type and slug, as Actor:wsm`,
    );
  }
  if (parsed) return { type, uuid: await registered(storage, type, parsed.uuid) };
  // What was taken back or merged away is still called by the slug that it had.
  const rows = await database.rows<{ id: string }>(sql`SELECT id FROM ${raw(type.table)} WHERE slug = ${slug}
    UNION ALL SELECT a.record_id FROM record_assertion a JOIN record r ON r.id = a.record_id
      WHERE a.retracted AND r.type = ${type.name} AND a.payload ->> 'slug' = ${slug}`);
  if (!rows[0]) throw new Refusal("UNKNOWN_REFERENCE", `There is no ${typeName} "${slug}" on this node`);
  return { type, uuid: rows[0].id };
}

/** The uuid, once it is known to be of this type: an id's prefix is only what somebody typed. */
async function registered({ database }: Storage, type: RecordType, uuid: string): Promise<string> {
  const rows = await database.rows(sql`SELECT 1 FROM record WHERE id = ${uuid}::uuid AND type = ${type.name}`);
  if (!rows.length)
    throw new Refusal("BAD_ID", `This node has never known a ${type.name} ${typedId(type.idPrefix, uuid)}`);
  return uuid;
}

export const retractVerb = (config: Config, names: readonly string[], reason?: string): Promise<void> =>
  keeping(config, "retract", async (storage, author) => {
    const subjects = await Promise.all(names.map((name) => subjectOf(storage, name)));
    await retract(storage.ledger, author, subjects, reason);
    return `${names.length} taken back. \`record restore\` says it again.`;
  });

export const restoreVerb = (config: Config, name: string): Promise<void> =>
  keeping(config, "restore", async (storage, author) => {
    await restore(storage.ledger, author, await subjectOf(storage, name));
    return "Restored, as it was said last.";
  });

export const mergeVerb = (config: Config, goneName: string, keptName: string, reason?: string): Promise<void> =>
  keeping(config, "merge", async (storage, author) => {
    const [gone, kept] = [await subjectOf(storage, goneName), await subjectOf(storage, keptName)];
    if (gone.type !== kept.type)
      throw new Refusal("MERGE_REFUSED", `${gone.type.name} and ${kept.type.name} cannot become one`);
    await merge(storage.ledger, author, gone.type, gone.uuid, kept.uuid, reason);
    return `${goneName} goes on as ${keptName}. To undo it: npx counterweight record restore ${typedId(gone.type.idPrefix, gone.uuid)}`;
  });

/** `file` holds the new record as one line of the import format; `taken` are the records that go with it. */
export const splitVerb = (config: Config, fromName: string, file: string, taken: readonly string[]): Promise<void> =>
  keeping(config, "split", async (storage, author) => {
    const from = await subjectOf(storage, fromName);
    const payload = await recordIn(file, from.type);
    const moving = await Promise.all(taken.map((name) => subjectOf(storage, name)));
    const uuid = newUuid();
    const made = { type: from.type, uuid, id: typedId(from.type.idPrefix, uuid), payload };
    await split(storage.ledger, author, made, { id: typedId(from.type.idPrefix, from.uuid) }, moving);
    return `${made.id} is made, and ${moving.length} records went with it.`;
  });

async function recordIn(file: string, type: RecordType): Promise<Payload> {
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new Refusal("FILE_UNREADABLE", `${file} cannot be read (${cause.code})`, {}, { cause });
  });
  const said = z.looseObject({ record: z.literal(type.name) }).safeParse(jsonOf(text));
  if (!said.success) throw new Refusal("BAD_RECORD", `${file} must hold one ${type.name} of the import format`);
  const { record: _record, ...content } = said.data;
  const checked = type.form.safeParse(content, { reportInput: true });
  const [issue] = checked.error?.issues ?? [];
  if (issue) throw new Refusal("BAD_RECORD", `${[type.name, ...issue.path].join(".")}: ${wordsOf(issue)}`);
  return checked.data as Payload;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const eraseVerb = (config: Config, id: string): Promise<void> =>
  keeping(config, "erase", async (storage) => {
    const erased = await erase(storage.database, await subjectOf(storage, id));
    return `${erased} entries erased; the chain of the ledger still verifies.`;
  });
