// The command `counterweight`: one program, many verbs. It parses words and prints sentences; the rooms do the work.
import "reflect-metadata";
import { Command, Option } from "commander";
import { readConfig, VERSION } from "../core/config";
import { Refusal } from "../core/refusal";
import { printable } from "../core/text";
import { EXPORT_FORMATS, EXPORT_VISIBILITIES, exportVerb, type ExportWords } from "./export.verb";
import { applyVerb, judgeVerb, suggestVerb, type SuggestWords } from "./identity.verbs";
import { importVerb, type ImportWords } from "./import.verb";
import { createKeyVerb, type KeyWords, listKeysVerb, revokeKeyVerb } from "./key.verbs";
import { rebuildVerb, verifyVerb } from "./ledger.verbs";
import { eraseVerb, mergeVerb, purgeVerb, restoreVerb, retractVerb, splitVerb } from "./record.verbs";
import { startVerb } from "./start.verb";
import { migrateVerb } from "./migrate.verb";

/** Runs the command line; failures end with one clear sentence and exit code 1. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("counterweight")
    .description("Who moves which reform, and through whom: a graph of the State, the economy and civil society.")
    .version(VERSION)
    .addHelpText("after", "\nSettings come from environment variables; .env.example lists them all.");
  program
    .command("start")
    .description("start the node: API and pages")
    .action(() => startVerb(readConfig()));
  program
    .command("import")
    .description(
      "load files: of formats that are known (docs/import-format.md, docs/formats.md), or tables by a mapping (docs/mappings.md)",
    )
    .argument("<file...>", "each is loaded whole or not at all")
    .option("--mapping <file>", "how rows of CSV, TSV, JSON or NDJSON become records")
    .option(
      "--dataset <name>",
      "of a foreign format: the data set's name, which makes its ids; the file's where left out",
    )
    .option("--title <text>", "of a foreign format: what people call the data set")
    .option("--licence <text>", "of a foreign format: under which licence its data may be used")
    .option("--attribution <text>", "of a foreign format: whom to name when using it")
    .option("--dry-run", "show what would change, and change nothing")
    .option("--retract-missing", "take back what earlier imports of these data sets said and the files no longer have")
    .action((files: string[], words: ImportWords) => importVerb(readConfig(), files, words));
  addExportVerb(program);
  program
    .command("migrate")
    .description("bring the tables to this version's shape (start does so too)")
    .option("--down", "take the newest migration back, with the data in its tables")
    .action((options: { down?: boolean }) => migrateVerb(readConfig(), options.down ?? false));
  addKeyVerbs(program);
  addRecordVerbs(program);
  addIdentityVerbs(program);
  addLedgerVerbs(program);
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Lines of its own are fine: what the embedded Postgres says has several.
    console.error(`${error.code}: ${error.message.split("\n").map(printable).join("\n")}`);
    process.exitCode = 1;
  }
}

function addExportVerb(program: Command): void {
  program
    .command("export")
    .description("write the node's records to a file, with a manifest beside it: a backup, or one of the downloads")
    .argument("[file]", "where to; standard output when left out; for csv a folder")
    .addOption(new Option("--format <format>", "own is the project's own").choices(EXPORT_FORMATS).default("own"))
    .addOption(
      new Option("--visibility <who>", "what who may see: by default all for own, and public for the others").choices(
        EXPORT_VISIBILITIES,
      ),
    )
    .option("--jurisdiction <codes>", "ISO 3166 codes, with commas between: BE,BE-WAL")
    .option("--theme <slugs>", "of policies, and of actors involved in them")
    .option("--as-of <day>", "what possibly held on that day: 2019-11-01")
    .option("--types <types>", "ties of these types: FUNDS,MEMBER_OF")
    .option("--kind <kinds>", "actors of these kinds: NGO,TRADE_UNION")
    .option("--lang <codes>", "languages of names and titles, most wanted first: nl,fr")
    .action((file: string | undefined, words: ExportWords) => exportVerb(readConfig(), file, words));
}

function addKeyVerbs(program: Command): void {
  const key = program.command("key").description("make, list and revoke keys (docs/access.md)");
  key
    .command("create")
    .description("make a key, and print it this once, alone on standard output")
    .requiredOption("--role <role>", "reader, contributor, curator or admin: each may all that the one before it may")
    .requiredOption("--name <name>", "what or whom it is for")
    .option("--expires <when>", "90d, 12m, 2y, or a day as 2031-12-31; a year when left out, ten at most")
    .action((words: KeyWords) => createKeyVerb(readConfig(), words));
  key
    .command("list")
    .description("all keys, newest first, with what became of them")
    .action(() => listKeysVerb(readConfig()));
  key
    .command("revoke")
    .description("end a key: from the next request on it opens nothing")
    .argument("<prefix>", "how it begins, as cw_0a1b2c3d4e5f")
    .action((prefix: string) => revokeKeyVerb(readConfig(), prefix));
}

const NAMES = "typed id, as actor_0190…; for what has a slug also type and slug, as Actor:wsm";
const YES = "do it; without this, what would go is shown and nothing is done";

function addRecordVerbs(program: Command): void {
  const record = program.command("record").description("take back, restore, merge, split, erase or purge records");
  record
    .command("retract")
    .description("take back what this node says of records; refused while others refer to them")
    .argument("<record...>", NAMES)
    .option("--reason <text>", "why, for the history")
    .action((names: string[], { reason }: { reason?: string }) => retractVerb(readConfig(), names, reason));
  record
    .command("restore")
    .description("say again what was taken back; undoes a merge too")
    .argument("<record>", NAMES)
    .action((name: string) => restoreVerb(readConfig(), name));
  record
    .command("merge")
    .description("let one record go on as another: its id and slug redirect, references follow, names stay findable")
    .argument("<gone>", NAMES)
    .argument("<kept>", NAMES)
    .option("--reason <text>", "why, for the history")
    .action((gone: string, kept: string, { reason }: { reason?: string }) =>
      mergeVerb(readConfig(), gone, kept, reason),
    );
  record
    .command("split")
    .description("make a second record of one that stood for two, and let the records named go with it")
    .argument("<from>", NAMES)
    .argument("<file>", "the new record, as one line of the import format")
    .option("--take <record...>", "typed ids of ties, involvements and others that refer to the old one", [])
    .action((from: string, file: string, { take }: { take: string[] }) => splitVerb(readConfig(), from, file, take));
  record
    .command("erase")
    .description("erase for good all that was ever said of a retracted record (docs/corrections.md)")
    .argument("<record>", NAMES)
    .option("--yes", YES)
    .action((name: string, { yes = false }: { yes?: boolean }) => eraseVerb(readConfig(), name, yes));
  record
    .command("purge")
    .description("erase a person for good, standing or not, with all that refers to them (docs/people.md)")
    .argument("<person>", NAMES)
    .option("--yes", YES)
    .action((name: string, { yes = false }: { yes?: boolean }) => purgeVerb(readConfig(), name, yes));
}

function addIdentityVerbs(program: Command): void {
  const identity = program.command("identity").description("find and judge which actors are one (docs/identity.md)");
  identity
    .command("suggest")
    .description("which actors may be one, best first, with the reason; nothing is judged by it")
    .option("--dataset <name>", "only where one of the two comes from this data set")
    .option("--min <score>", "the least score, 0 to 1", "0.6")
    .option("--out <file>", "a table to review: fill in its column verdict, then apply it")
    .action((words: SuggestWords) => suggestVerb(readConfig(), words));
  identity
    .command("judge")
    .description("say whether two actors are one; where they are, the other goes on as the one")
    .argument("<one>", NAMES)
    .argument("<other>", NAMES)
    .argument("<verdict>", "same, different or unsure")
    .option("--note <text>", "why")
    .action((one: string, other: string, verdict: string, { note }: { note?: string }) =>
      judgeVerb(readConfig(), one, other, verdict, note),
    );
  identity
    .command("apply")
    .description("take the verdicts of a reviewed table, all of them or none; rows without one are passed over")
    .argument("<file>", "as suggest wrote it")
    .action((file: string) => applyVerb(readConfig(), file));
}

function addLedgerVerbs(program: Command): void {
  const ledger = program.command("ledger").description("verify the ledger, or make the tables anew from it");
  ledger
    .command("verify")
    .description("recompute the chain of commits; ends with 1 where it does not hold")
    .action(() => verifyVerb(readConfig()));
  ledger
    .command("rebuild")
    .description("make every table anew from the ledger, in one transaction")
    .action(() => rebuildVerb(readConfig()));
}
