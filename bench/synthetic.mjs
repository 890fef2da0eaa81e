// A made-up data set of any size in the import format: organisations and ties between them, the same every time.
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const TYPES = ["PARTNER_OF", "LOBBIES", "FUNDS", "MEETS"];

function* lines(ties, actors) {
  const line = (record) => `${JSON.stringify(record)}\n`;
  let state = 1;
  const below = (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
  yield line({ record: "Dataset", format: "counterweight/1", name: "synthetic", title: "Synthetic" });
  for (let i = 0; i < actors; i += 1) {
    const names = [{ value: `Organisation number ${i}`, lang: "en", kind: "OFFICIAL" }];
    yield line({ record: "Actor", slug: `a-${i}`, kind: "COMPANY", names, jurisdiction: "BE" });
  }
  for (let i = 0; i < ties; i += 1) {
    const source = below(actors);
    const target = (source + 1 + below(actors - 1)) % actors;
    const ends = { source: `a-${source}`, target: `a-${target}` };
    const valid = `${1990 + (i % 30)}/${2020 + (i % 5)}`;
    yield line({ record: "Relationship", key: `t-${i}`, type: TYPES[i % 4], ...ends, valid, confidence: 0.8 });
  }
}

/** Writes the file and returns its path. */
export async function synthetic(file, ties, actors = Math.max(100, Math.round(ties / 20))) {
  await pipeline(Readable.from(lines(ties, actors)), createWriteStream(file));
  return file;
}
