// `counterweight ledger verify | rebuild`: whether the ledger is whole, and the tables made anew from it.
import type { Config } from "../core/config";
import { chainFaults } from "../ledger/chain.sql";
import { rebuild } from "../ledger/rebuild";
import { openStorage } from "../storage";

const PROGRESS_INTERVAL_MS = 1_000;

export async function verifyVerb(config: Config): Promise<void> {
  const storage = await openStorage(config, (line) => console.error(line));
  try {
    const faults = await storage.database.transaction((transaction) =>
      transaction.rows<{ number: string; fault: string }>(chainFaults),
    );
    for (const { number, fault } of faults) console.log(`commit ${number}: ${fault}`);
    console.log(faults.length ? `${faults.length} faults` : "The ledger is whole.");
    if (faults.length) process.exitCode = 1;
  } finally {
    await storage.close();
  }
}

export async function rebuildVerb(config: Config): Promise<void> {
  const storage = await openStorage(config, (line) => console.error(line));
  let toldAt = Date.now();
  try {
    const entries = await rebuild(storage.database, storage.ledger.types, (done, total) => {
      if (Date.now() - toldAt < PROGRESS_INTERVAL_MS) return;
      toldAt = Date.now();
      console.error(`${done} of ${total} entries`);
    });
    console.log(`The tables are made anew from ${entries} entries.`);
  } finally {
    await storage.close();
  }
}
