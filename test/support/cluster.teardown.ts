// After all tests: the Postgres of this run goes away with its files.
import { rmSync } from "node:fs";

export default async function tearDown(): Promise<void> {
  const cluster = globalThis.counterweightCluster;
  await cluster?.postgres?.stop();
  if (cluster) rmSync(cluster.directory, { recursive: true, force: true });
}
