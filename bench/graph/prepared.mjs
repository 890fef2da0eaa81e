// The graph as of one day, prepared for engines that know nothing of our tables: every weight of the measure worked out once, in
// plain JavaScript beside the SQL and the engine, as arrays for those in memory and as files for those that load files.
// The formula is that of src/influence/measure.ts. Actors and policies go by their numbers (data.mjs).
//
//   pairs   from, to, weight      W(u, v) of two actors, positive ones only, sorted by from and to
//   damping one number an actor   damp(v), at decay .5 and hub penalty .5
//   seeds   policy, actor, weight W(v, p) of an actor in a policy or its reforms, sorted by policy and actor
//   ties    source, target, how many  whatever their type: for PageRank and shortest paths; the file has a line each
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { connected, load, numberOf } from "./data.mjs";

const { to } = load("pg-copy-streams");

export const DECAY = 0.5;
export const HUB_PENALTY = 0.5;
/** Three ties and the involvement. */
export const HOPS = 4;
export const PAGE_RANK = { damping: 0.85, iterations: 20 };
const HALF_LIFE_DAYS = 10 * 365.25;

const begun = (range, day) => `coalesce(lower(${range}) <= DATE '${day}', true)`;
const open = (alias) => `${alias}.visibility = 'PUBLIC'`;
const living = (alias, day) => `${open(alias)} AND ${begun(`${alias}.existence_possibly`, day)}`;

const TIES = (day) => `SELECT r.source_id, r.target_id, r.type, r.confidence,
    greatest(0, coalesce(DATE '${day}' - (upper(r.valid_possibly) - 1), 0))
  FROM relationship r JOIN actor s ON s.id = r.source_id JOIN actor t ON t.id = r.target_id
  WHERE ${open("r")} AND ${begun("r.valid_possibly", day)} AND ${living("s", day)} AND ${living("t", day)}`;

const INVOLVEMENTS = (day) => `SELECT i.policy_id, i.actor_id, i.role, coalesce(i.intensity, 1) * i.confidence
  FROM involvement i JOIN actor a ON a.id = i.actor_id JOIN policy p ON p.id = i.policy_id LEFT JOIN reform f ON f.id = i.reform_id
  WHERE ${open("i")} AND ${begun("i.valid_possibly", day)} AND ${living("a", day)} AND ${open("p")}
    AND (f.id IS NULL OR (${open("f")} AND ${begun("f.begun_possibly", day)}))`;

async function* rowsOf(client, statement) {
  const lines = readline.createInterface({ input: client.query(to(`COPY (${statement}) TO STDOUT`)) });
  for await (const line of lines) yield line.split("\t");
}

/** Rows of two keys and a value that grow as they come, and become one row a pair of keys. */
class Triples {
  #size = 0;
  #one = new Int32Array(1 << 16);
  #other = new Int32Array(1 << 16);
  #value = new Float64Array(1 << 16);

  add(one, other, value) {
    if (this.#size === this.#one.length) {
      const grown = (array) => {
        const twice = new array.constructor(array.length * 2);
        twice.set(array);
        return twice;
      };
      [this.#one, this.#other, this.#value] = [grown(this.#one), grown(this.#other), grown(this.#value)];
    }
    this.#one[this.#size] = one;
    this.#other[this.#size] = other;
    this.#value[this.#size] = value;
    this.#size += 1;
  }

  /** Positions sorted by a key; a stable counting sort of `positions`. */
  #sortedBy(keys, positions) {
    const most = keys.subarray(0, this.#size).reduce((high, key) => Math.max(high, key), 0);
    const starts = new Int32Array(most + 2);
    for (let i = 0; i < this.#size; i += 1) starts[keys[i] + 1] += 1;
    for (let key = 0; key <= most; key += 1) starts[key + 1] += starts[key];
    const sorted = new Int32Array(this.#size);
    for (const position of positions) sorted[starts[keys[position]]++] = position;
    return sorted;
  }

  /** Sorted by both keys, equal ones made one: `combine(sum so far, value)`, then `finish(sum)`; what is not positive is left out. */
  combined(initial, combine, finish) {
    const inOrder = Int32Array.from({ length: this.#size }, (_, index) => index);
    const sorted = this.#sortedBy(this.#one, this.#sortedBy(this.#other, inOrder));
    const [one, other] = [new Int32Array(this.#size), new Int32Array(this.#size)];
    const value = new Float64Array(this.#size);
    let kept = 0;
    for (let i = 0; i < sorted.length;) {
      const [a, b] = [this.#one[sorted[i]], this.#other[sorted[i]]];
      let sum = initial;
      for (; i < sorted.length && this.#one[sorted[i]] === a && this.#other[sorted[i]] === b; i += 1) {
        sum = combine(sum, this.#value[sorted[i]]);
      }
      if (finish(sum) <= 0) continue;
      [one[kept], other[kept], value[kept]] = [a, b, finish(sum)];
      kept += 1;
    }
    return [one.slice(0, kept), other.slice(0, kept), value.slice(0, kept)];
  }
}

/** 1 − ∏ (1 − w) */
const parallel = (triples) =>
  triples.combined(
    1,
    (left, weight) => left * (1 - weight),
    (left) => 1 - left,
  );
const summed = (triples) =>
  triples.combined(
    0,
    (sum, value) => sum + value,
    (sum) => sum,
  );

async function work({ url, actors, policies }, day) {
  const { RELATIONSHIP_TYPES } = load("./dist/src/relationships/relationship-types.js");
  const { ROLE_WEIGHTS } = load("./dist/src/reforms/reform.kinds.js");
  const [directed, ties, involved] = [new Triples(), new Triples(), new Triples()];
  await connected(url, async (client) => {
    await client.query("SET statement_timeout = 0");
    for await (const [from, into, type, confidence, age] of rowsOf(client, TIES(day))) {
      const [source, target] = [numberOf(from), numberOf(into)];
      const faded = Number(confidence) * 2 ** (-Number(age) / HALF_LIFE_DAYS);
      directed.add(source, target, RELATIONSHIP_TYPES[type].forward * faded);
      directed.add(target, source, RELATIONSHIP_TYPES[type].backward * faded);
      ties.add(source, target, 1);
    }
    for await (const [policy, actor, role, share] of rowsOf(client, INVOLVEMENTS(day))) {
      involved.add(numberOf(policy), numberOf(actor), ROLE_WEIGHTS[role] * Number(share));
    }
  });
  const pairs = parallel(directed);
  const strength = new Float64Array(actors);
  pairs[0].forEach((actor, index) => (strength[actor] += pairs[2][index]));
  const damping = strength.map((sum) => DECAY / Math.max(1, sum) ** HUB_PENALTY);
  return { actors, policies, pairs, damping, seeds: parallel(involved), ties: summed(ties) };
}

const NAMES = ["pairs", "seeds", "ties"];
const TYPES = [Int32Array, Int32Array, Float64Array];

/** Nine digits: more than any comparison asks for. */
async function writeFiles(directory, { pairs, damping, seeds, ties }) {
  const lines = function* ([one, other, value], final) {
    let chunk = "";
    for (let i = 0; i < one.length; i += 1) {
      chunk += `${one[i]},${other[i]},${final(value[i], other[i]).toPrecision(9)}\n`;
      if (chunk.length < 1 << 18) continue;
      yield chunk;
      chunk = "";
    }
    yield chunk;
  };
  const write = (name, triples, final = (value) => value) =>
    pipeline(Readable.from(lines(triples, final)), createWriteStream(path.join(directory, `${name}.csv`)));
  await write("steps", pairs, (weight, actor) => weight * damping[actor]);
  await write("seeds", seeds);
  const [sources, targets, counts] = ties;
  const each = function* () {
    for (let i = 0; i < sources.length; i += 1) yield `${sources[i]},${targets[i]}\n`.repeat(counts[i]);
  };
  await pipeline(Readable.from(each()), createWriteStream(path.join(directory, "ties.csv")));
}

/**
 * The change of all ranks together in the last iteration. A library that stops at a tolerance instead of a number of iterations
 * does as many as everybody else with a tolerance a little above.
 */
function lastChange({ actors, ties: [sources, targets, counts] }) {
  const sent = new Float64Array(actors);
  sources.forEach((source, i) => (sent[source] += counts[i]));
  let ranks = new Float64Array(actors).fill(1 / actors);
  let change = 0;
  for (let iteration = 0; iteration < PAGE_RANK.iterations; iteration += 1) {
    const lost = ranks.reduce((sum, rank, actor) => (sent[actor] ? sum : sum + rank), 0);
    const next = new Float64Array(actors).fill((1 - PAGE_RANK.damping + PAGE_RANK.damping * lost) / actors);
    for (let i = 0; i < sources.length; i += 1)
      next[targets[i]] += (PAGE_RANK.damping * ranks[sources[i]] * counts[i]) / sent[sources[i]];
    change = next.reduce((sum, rank, actor) => sum + Math.abs(rank - ranks[actor]), 0);
    ranks = next;
  }
  return change;
}

function store(directory, prepared) {
  const { actors, policies, damping, ...triples } = prepared;
  const write = (name, array) => writeFileSync(path.join(directory, name), Buffer.from(array.buffer));
  write("damping", damping);
  for (const name of NAMES) triples[name].forEach((array, index) => write(`${name}.${index}`, array));
  const manifest = { actors, policies, lastChange: lastChange(prepared) };
  writeFileSync(path.join(directory, "manifest.json"), JSON.stringify(manifest));
}

/** Reads what `prepare` has left in the folder. */
export function readPrepared(directory) {
  const read = (name, Type) => {
    const { buffer, byteOffset, byteLength } = readFileSync(path.join(directory, name));
    return new Type(buffer.slice(byteOffset, byteOffset + byteLength));
  };
  const manifest = JSON.parse(readFileSync(path.join(directory, "manifest.json"), "utf8"));
  const triples = NAMES.map((name) => [name, TYPES.map((Type, index) => read(`${name}.${index}`, Type))]);
  return { ...manifest, damping: read("damping", Float64Array), ...Object.fromEntries(triples) };
}

/** Prepares the data as of the day, once; returns the folder. */
export async function prepare(data, day, report = console.log) {
  const directory = path.join(data.directory, `prepared-${day}`);
  if (existsSync(path.join(directory, "manifest.json"))) return directory;
  const began = performance.now();
  mkdirSync(directory, { recursive: true });
  const prepared = await work(data, day);
  await writeFiles(directory, prepared);
  store(directory, prepared);
  report(
    `Prepared ${prepared.pairs[0].length} weighted pairs, ${prepared.seeds[0].length} involved, as of ${day}, ` +
      `in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  return directory;
}

/** Where each key's rows begin in a sorted column, and behind the last one their end. */
export function startsOf(keys, count) {
  const starts = new Int32Array(count + 1);
  for (const key of keys) starts[key + 1] += 1;
  for (let key = 0; key < count; key += 1) starts[key + 1] += starts[key];
  return starts;
}
