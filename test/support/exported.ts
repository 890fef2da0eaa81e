// What a database holds, in the project's own format, as whoever may see so much.
import type { Visibility } from "../../src/core/context";
import type { Database } from "../../src/database/database";
import type { Download, Inquiry } from "../../src/exchange/export/download";
import { ownFormat } from "../../src/exchange/export/own-format";

const ALL: readonly Visibility[] = ["PUBLIC", "NODE", "PRIVATE"];
const IDLE_MS = 60_000;

export async function exported(
  database: Database,
  { sees = ALL, node = "test" }: Partial<Pick<Inquiry, "sees" | "node">> = {},
  download: Download = ownFormat,
): Promise<string> {
  const inquiry: Inquiry = { asked: {}, sees, languages: ["en"], node, address: download.path };
  return database.snapshot(IDLE_MS, async (snapshot) => {
    let text = "";
    for await (const chunk of download.chunks(snapshot, inquiry)) text += String(chunk);
    return text;
  });
}
