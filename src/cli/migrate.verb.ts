// `counterweight migrate`: the tables' shape without starting the node, forward or one step back.
import type { Config } from "../core/config";
import { revertLast } from "../database/migrate";
import { openStorage } from "../storage";

export async function migrateVerb(config: Config, down: boolean): Promise<void> {
  const storage = await openStorage(config, (line) => console.log(line));
  try {
    if (down) await revertLast(storage.database);
    console.log(down ? "The newest migration is taken back." : "The tables have this version's shape.");
  } finally {
    await storage.close();
  }
}
