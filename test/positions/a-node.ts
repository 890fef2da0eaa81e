// A node with records that a test brings, asked over HTTP.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sql from "sql-template-tag";
import { importFile } from "../../src/exchange/import/import.service";
import { startNode, type TestNode } from "../support/node";

export interface PositionsNode extends TestNode {
  load(records: readonly object[]): Promise<void>;
  /** A moment after all that is recorded so far, before all that will be. */
  now(): Promise<string>;
  /** The code and message of a refusal. */
  refusal(query: string): Promise<string>;
}

export async function aNodeWith(records: readonly object[]): Promise<PositionsNode> {
  const node = await startNode({ demo: false });
  const load: PositionsNode["load"] = async (lines) => {
    const directory = mkdtempSync(path.join(tmpdir(), "counterweight-positions-"));
    const file = path.join(directory, "positions.ndjson");
    const dataset = { record: "Dataset", format: "counterweight/1", name: "positions", title: "Positions" };
    writeFileSync(file, [dataset, ...lines].map((line) => JSON.stringify(line)).join("\n"));
    await importFile(node.ledger, file, { origin: "local" }).finally(() => rmSync(directory, { recursive: true }));
  };
  await load(records);
  return {
    ...node,
    load,
    async now() {
      const [row] = await node.database.rows<{ at: Date }>(
        sql`SELECT max(recorded_at) + interval '1 millisecond' AS at FROM ledger_commit`,
      );
      return row!.at.toISOString();
    },
    async refusal(query) {
      const { body } = await node.ask(query);
      const [error] = body.errors ?? [];
      return `${error?.extensions.code}: ${error?.message}`;
    },
  };
}

/** A reform that ended on a day. */
export const decided = (outcome: "ADOPTED" | "REJECTED" | "PARTLY_ADOPTED", day?: string) => ({
  outcome,
  stages: [{ stage: outcome === "REJECTED" ? "REJECTED" : "ADOPTION", occurred: day }],
});
