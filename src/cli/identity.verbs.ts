// `counterweight identity suggest | judge | apply`: which actors of several sources are one.
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import sql from "sql-template-tag";
import { seesOf } from "../access/roles";
import type { Config } from "../core/config";
import { ERROR_TABLE } from "../core/error-table";
import { Refusal } from "../core/refusal";
import { IdentityVerdict } from "../identity/identity.kinds";
import { judgementUuid } from "../identity/identity.record";
import { judge } from "../identity/judging.service";
import { refusal, type ReviewedVerdict, reviewedVerdicts, suggestionRows } from "../identity/reviewed.csv";
import { allSuggestions, described, type Suggestion } from "../identity/suggestions.service";
import { sortTrigrams } from "../identity/suggestions.sql";
import { RecordsRefused } from "../ledger/records-refused";
import { openStorage, type Storage } from "../storage";
import { printComplaints } from "./import.verb";
import { keeping, subjectOf } from "./record.verbs";

const PROGRESS_INTERVAL_MS = 1_000;
/** Without a file, as many as fit on a few screens. */
const SHOWN_MAX = 50;
/** Whoever sits at the machine of the node sees all of it. */
const SEES = seesOf("ADMIN");

export interface SuggestWords {
  readonly dataset?: string;
  readonly min: string;
  readonly out?: string;
}

export async function suggestVerb(config: Config, { dataset, min, out }: SuggestWords): Promise<void> {
  const scoreMin = Number(min);
  if (!min.trim() || !(scoreMin >= 0 && scoreMin <= 1))
    throw new Refusal("BAD_USER_INPUT", "--min must be from 0 to 1");
  const storage = await openStorage(config, (line) => console.error(line));
  try {
    if (dataset) await refuseUnknown(storage, dataset);
    const began = Date.now();
    let toldAt = began;
    await storage.database.rows(sortTrigrams);
    const found = await storage.database.transaction((transaction) =>
      allSuggestions(transaction, SEES, { dataset, scoreMin }, (asked) => {
        if (Date.now() - toldAt < PROGRESS_INTERVAL_MS) return;
        toldAt = Date.now();
        console.error(`${asked} actors looked at (${Math.round(asked / ((toldAt - began) / 1000))} a second)`);
      }),
    );
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    if (out) await write(storage, found, out);
    else for await (const line of lines(storage, found.slice(0, SHOWN_MAX))) console.log(line);
    const where = out ? `, written to ${out}` : found.length > SHOWN_MAX ? `, the best ${SHOWN_MAX} shown` : "";
    console.error(`${found.length} suggestions${where} (${seconds} s)`);
  } finally {
    await storage.close();
  }
}

async function refuseUnknown({ database }: Storage, dataset: string): Promise<void> {
  const rows = await database.rows<{ name: string }>(sql`SELECT name FROM dataset ORDER BY name`);
  if (rows.some(({ name }) => name === dataset)) return;
  const known = rows.map(({ name }) => name).join(", ") || "none";
  throw new Refusal("BAD_USER_INPUT", `This node has no data set "${dataset}"; it has: ${known}`);
}

async function write({ database }: Storage, found: readonly Suggestion[], file: string): Promise<void> {
  try {
    await pipeline(Readable.from(suggestionRows(database, SEES, found)), createWriteStream(file, { flags: "wx" }));
  } catch (cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException;
    if (!syscall) throw cause;
    // Somebody's verdicts may be in it.
    const why = code === "EEXIST" ? "is there already: choose another name" : `cannot be written (${code})`;
    throw new Refusal("FILE_UNREADABLE", `${file} ${why}`, {}, { cause });
  }
}

async function* lines({ database }: Storage, found: readonly Suggestion[]): AsyncGenerator<string> {
  for await (const batch of described(database, SEES, found)) {
    for (const { score, reason, one, other } of batch) {
      yield `${score.toFixed(3)}  ${one.id} ${one.name}\n       ${other.id} ${other.name}\n       ${reason}`;
    }
  }
}

const verdictOf = (word: string): IdentityVerdict => {
  const verdict = word.toUpperCase();
  if (verdict in IdentityVerdict) return verdict as IdentityVerdict;
  throw new Refusal("BAD_USER_INPUT", `"${word.slice(0, 60)}" is no verdict: say same, different or unsure`);
};

export const judgeVerb = (
  config: Config,
  oneName: string,
  otherName: string,
  word: string,
  note?: string,
): Promise<void> =>
  keeping(config, "identity judge", async (storage, author) => {
    const verdict = verdictOf(word);
    const [one, other] = [await subjectOf(storage, oneName), await subjectOf(storage, otherName)];
    if (one.type.name !== "Actor" || other.type.name !== "Actor") throw new Refusal("BAD_ID", "Only actors are judged");
    await judge(storage.ledger, author, [{ one: one.uuid, other: other.uuid, verdict, note }]);
    return `Judged ${verdict}.${verdict === "SAME" ? ` ${otherName} goes on as ${oneName}, for as long as this stands.` : ""}`;
  });

export async function applyVerb(config: Config, file: string): Promise<void> {
  const storage = await openStorage(config, (line) => console.error(line));
  try {
    const verdicts = await reviewedVerdicts(file);
    const author = { origin: config.origin, recordedBy: "identity apply" };
    const { created, updated, unchanged } = await judge(storage.ledger, author, verdicts).catch((error: unknown) => {
      throw error instanceof RecordsRefused ? refusal(file, complaintsOf(error, verdicts)) : error;
    });
    console.log(`${file}: ${verdicts.length} verdicts, ${created} new, ${updated} changed, ${unchanged} unchanged`);
  } catch (error) {
    if (error instanceof Refusal && error.code === "IMPORT_REFUSED") printComplaints(error);
    throw error;
  } finally {
    await storage.close();
  }
}

/** What the ledger refuses, it tells by id; people know lines. */
const complaintsOf = ({ refused }: RecordsRefused, verdicts: readonly ReviewedVerdict[]) =>
  refused.map(({ uuid, code, detail }) => {
    const verdict = verdicts.find(
      ({ one, other }) => uuid === judgementUuid([one, other]) || uuid === one || uuid === other,
    );
    return { line: verdict?.line ?? 0, code, message: `${ERROR_TABLE[code].meaning} (${detail})` };
  });
