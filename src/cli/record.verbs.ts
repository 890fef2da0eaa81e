// `counterweight record ...`: what keepers do with records beside loading them.
import { readFile } from "node:fs/promises";
import sql, { raw } from "sql-template-tag";
import { z } from "zod";
import { purgePerson, recordsOfPerson } from "../actors/person.purge";
import type { Config } from "../core/config";
import { newUuid, parseTypedId, typedId, typeNameOf } from "../core/ids";
import { Refusal } from "../core/refusal";
import { requireKnown } from "../ledger/erasure";
import { complaintsOf } from "../ledger/form-complaints";
import type { Author } from "../ledger/ledger-writer";
import { RecordsRefused } from "../ledger/records-refused";
import type { Payload } from "../ledger/assertion";
import type { RecordType } from "../ledger/record-type";
import { erasable, erase, merge, restore, retract, split, type Subject } from "../ledger/stewardship";
import { openStorage, type Storage } from "../storage";

/** Opens the storage, names the author, tells refusals of records one by one. */
export async function keeping(
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
export async function subjectOf(storage: Storage, name: string): Promise<Subject> {
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
  if (parsed) {
    await requireKnown(database, type, parsed.uuid);
    return { type, uuid: parsed.uuid };
  }
  // What was taken back or merged away is still called by the slug that it had.
  const rows = await database.rows<{ id: string }>(sql`(SELECT id FROM ${raw(type.table)} WHERE slug = ${slug}
      ORDER BY visibility = 'PRIVATE')
    UNION ALL SELECT a.record_id FROM record_assertion a JOIN record r ON r.id = a.record_id
      WHERE a.retracted AND r.type = ${type.name} AND a.payload ->> 'slug' = ${slug}`);
  if (!rows[0]) throw new Refusal("UNKNOWN_REFERENCE", `There is no ${typeName} "${slug}" on this node`);
  return { type, uuid: rows[0].id };
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
  const [complaint] = complaintsOf(type.form, content);
  if (complaint) throw new Refusal(complaint.code, `${[type.name, ...complaint.path].join(".")}: ${complaint.message}`);
  return type.form.parse(content);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Without `yes` nothing is done: what cannot be undone is shown first. */
export const eraseVerb = (config: Config, name: string, yes: boolean): Promise<void> =>
  keeping(config, "erase", async (storage, author) => {
    const subject = await subjectOf(storage, name);
    if (!yes) return dryRun(`${await erasable(storage.database, storage.ledger.types, subject)} entries of ${name}`);
    const erased = await erase(storage.ledger, author, subject);
    return `${erased} entries erased; the chain of the ledger still verifies.`;
  });

export const purgeVerb = (config: Config, name: string, yes: boolean): Promise<void> =>
  keeping(config, "purge", async (storage, author) => {
    const subject = await subjectOf(storage, name);
    if (!yes) {
      const records = await recordsOfPerson(storage.database, storage.ledger, subject);
      const counts = [...records].map(([type, uuids]) => `${uuids.length} ${type.name}`).join(", ");
      return dryRun(`${name} and all that refers to it: ${counts}`);
    }
    const { erasedEntries, purgedIds, mentionedIn } = await purgePerson(storage.ledger, author, subject);
    return [
      `${erasedEntries} entries of ${purgedIds.length} records erased; the chain of the ledger still verifies.`,
      ...(mentionedIn.length
        ? [
            "Look at these: the person is still named in their text or history, or they were cited for the person alone:",
            ...mentionedIn,
          ]
        : []),
      "Backups, exports and other nodes' copies are not touched: see docs/people.md.",
    ].join("\n");
  });

const dryRun = (what: string): string =>
  `Would be erased for good: ${what}.\nNothing was done. To do it, say the same with --yes.`;
