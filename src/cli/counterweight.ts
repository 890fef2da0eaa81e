// The command `counterweight`: one program, many verbs. It parses words and prints sentences; the rooms do the work.
import "reflect-metadata";
import { Command } from "commander";
import { readConfig, VERSION } from "../core/config";
import { Refusal } from "../core/refusal";
import { exportVerb } from "./export.verb";
import { importVerb } from "./import.verb";
import { startVerb } from "./start.verb";
import { migrateVerb } from "./migrate.verb";

/** Runs the command line; failures end with one clear sentence and exit code 1. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("counterweight")
    .description("Who moves which reform, and through whom: a graph of the State, the economy and civil society.")
    .version(VERSION)
    .addHelpText("after", "\nSettings come from environment variables; .env.example lists them all.");
  program
    .command("start", { isDefault: true })
    .description("start the node: API and pages")
    .action(() => startVerb(readConfig()));
  program
    .command("import")
    .description("load files of the project's own format (docs/import-format.md): each whole or not at all")
    .argument("<file...>", "newline-delimited JSON files")
    .action((files: string[]) => importVerb(readConfig(), files));
  program
    .command("export")
    .description("write every record of the node in the project's own format, for a backup or a move")
    .argument("[file]", "where to; standard output when left out")
    .action((file?: string) => exportVerb(readConfig(), file));
  program
    .command("migrate")
    .description("bring the tables to this version's shape (start does so too)")
    .option("--down", "take the newest migration back, with the data in its tables")
    .action((options: { down?: boolean }) => migrateVerb(readConfig(), options.down ?? false));
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`${error.code}: ${error.message}`);
    process.exitCode = 1;
  }
}
