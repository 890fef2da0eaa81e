// What fetch does not let a test do: send a Host of its own. And an import file of a few lines.
import { mkdtempSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";

export const http = (url: string, headers: Record<string, string>): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve({ status: response.statusCode!, body }));
    }).on("error", reject);
  });

export function written(lines: readonly object[]): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "counterweight-reconcile-")), "records.ndjson");
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
  return file;
}
