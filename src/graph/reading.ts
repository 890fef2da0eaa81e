// Reads the graph out of Postgres in one consistent moment, by COPY, row by row into columns of numbers; assembly.ts makes a
// snapshot of them. It runs in a thread of its own, on a connection of its own.
import { Client } from "pg";
import { type BinaryRow, copyOut } from "../database/copy-out";
import { assemble, type ReadGraph } from "./assembly";
import { Column } from "./columns";
import { beginsOn, dayAndLevel, endsOn, laterOf, since, stanceWord, stricterOf } from "./records.layout";
import type { SnapshotMemory, Vocabulary } from "./snapshot.memory";
import { UuidIndex } from "./uuid-index";

const BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0";
/** Of an involvement that tells none: full. */
const FULL = 10_000;

interface Table {
  readonly statement: string;
  readonly columns: number;
}

/** What is read, as records.sql.ts has it. */
export interface Readings extends Readonly<Record<"actors" | "policies" | "reforms" | "ties" | "involvements", Table>> {
  /** The last entry of the ledger, as `position`. */
  readonly end: string;
}

/** Plain data, so that it can be told to another thread. */
export interface Reading {
  readonly databaseUrl: string;
  readonly readings: Readings;
  readonly vocabulary: Vocabulary;
}

export async function readSnapshot({ databaseUrl, readings, vocabulary }: Reading): Promise<SnapshotMemory> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(BEGIN);
    const read = await readGraph(client, readings);
    await client.query("COMMIT");
    return assemble(read, vocabulary);
  } finally {
    await client.end();
  }
}

const smallAt = ({ bytes, places }: BinaryRow, field: number): number => bytes.readInt16BE(places[field]);
const dayAt = ({ bytes, places }: BinaryRow, field: number): number | null =>
  places[field]! < 0 ? null : bytes.readInt32BE(places[field]);

export async function readGraph(client: Client, readings: Readings): Promise<ReadGraph> {
  const each = ({ statement, columns }: Table, take: (row: BinaryRow) => void) =>
    copyOut(client, statement, columns, take);
  const [end] = (await client.query<{ position: string }>(readings.end)).rows;
  const [actors, actorsSince] = [new UuidIndex(), new Column()];
  await each(readings.actors, (row) => {
    actors.add(row.bytes, row.places[0]!);
    actorsSince.push(dayAndLevel(beginsOn(dayAt(row, 1)), smallAt(row, 2)));
  });
  const [subjects, subjectsSince, policyOf] = [new UuidIndex(), new Column(), new Column()];
  await each(readings.policies, (row) => {
    policyOf.push(subjects.add(row.bytes, row.places[0]!));
    subjectsSince.push(dayAndLevel(beginsOn(null), smallAt(row, 1)));
  });
  await each(readings.reforms, (row) => {
    const policy = subjects.find(row.bytes, row.places[1]!);
    subjects.add(row.bytes, row.places[0]!);
    policyOf.push(policy);
    const own = dayAndLevel(beginsOn(dayAt(row, 2)), smallAt(row, 3));
    const ofPolicy = subjectsSince.at(policy);
    subjectsSince.push(dayAndLevel(laterOf(own, ofPolicy), stricterOf(own, ofPolicy)));
  });
  return {
    position: end!.position,
    actorUuids: actors.uuids,
    actorsSince,
    subjectUuids: subjects.uuids,
    subjectsSince,
    policyOf,
    ties: await readTies(each, readings.ties, actors, actorsSince),
    involvements: await readInvolvements(each, readings.involvements, { actors, actorsSince, subjects, subjectsSince }),
  };
}

type Each = (table: Table, take: (row: BinaryRow) => void) => Promise<void>;

async function readTies(each: Each, table: Table, actors: UuidIndex, actorsSince: Column): Promise<ReadGraph["ties"]> {
  const [source, target, type] = [new Column(), new Column(), new Column()];
  const [word1, word2] = [new Column(), new Column()];
  await each(table, (row) => {
    const from = actors.find(row.bytes, row.places[0]!);
    const to = actors.find(row.bytes, row.places[1]!);
    const own = dayAndLevel(beginsOn(dayAt(row, 4)), smallAt(row, 6));
    const [ofSource, ofTarget] = [actorsSince.at(from), actorsSince.at(to)];
    const begins = Math.max(laterOf(own, ofSource), laterOf(own, ofTarget));
    const level = Math.max(stricterOf(own, ofSource), stricterOf(own, ofTarget));
    source.push(from);
    target.push(to);
    type.push(smallAt(row, 2));
    word1.push(since(begins, smallAt(row, 3)));
    word2.push(dayAndLevel(endsOn(dayAt(row, 5)), level));
  });
  return { source, target, type, word1, word2 };
}

interface Ends {
  readonly actors: UuidIndex;
  readonly actorsSince: Column;
  readonly subjects: UuidIndex;
  readonly subjectsSince: Column;
}

async function readInvolvements(each: Each, table: Table, ends: Ends): Promise<ReadGraph["involvements"]> {
  const [actor, subject, role] = [new Column(), new Column(), new Column()];
  const [word1, word2] = [new Column(), new Column()];
  await each(table, (row) => {
    const who = ends.actors.find(row.bytes, row.places[0]!);
    const what = ends.subjects.find(row.bytes, row.places[1]!);
    const own = dayAndLevel(beginsOn(dayAt(row, 6)), smallAt(row, 7));
    const [ofActor, ofSubject] = [ends.actorsSince.at(who), ends.subjectsSince.at(what)];
    const intensity = row.places[5]! < 0 ? FULL : smallAt(row, 5);
    actor.push(who);
    subject.push(what);
    role.push(smallAt(row, 2));
    word1.push(since(Math.max(laterOf(own, ofActor), laterOf(own, ofSubject)), smallAt(row, 4)));
    const level = Math.max(stricterOf(own, ofActor), stricterOf(own, ofSubject));
    word2.push(stanceWord(intensity, smallAt(row, 3), level));
  });
  return { actor, subject, role, word1, word2 };
}
