// Brings a snapshot up to the ledger's end: reads which pairs of records something has happened to, reads all that joins them now,
// writes it behind the snapshot's records, and says in a patch what is replaced by what. Where more has changed than is worth
// it, or what a tie joined before cannot be told any more, the graph is to be built anew.
import type { ClientBase } from "pg";
import type { Sql } from "sql-template-tag";
import { NeedsRebuilding } from "./needs-rebuilding";
import { Newcomers } from "./newcomers";
import {
  ALWAYS,
  beginsOn,
  dayAndLevel,
  endsOn,
  IDLE,
  keyed,
  laterOf,
  PLAIN,
  since,
  SPECIAL,
  stanceWord,
  stricterOf,
  TIE_ROWS,
} from "./records.layout";
import * as records from "./records.sql";
import type { Replacement } from "./rows";
import { carries, GONE, isPlain, type Patch } from "./snapshot.memory";
import type { Snapshot } from "./snapshot";
import { Tail } from "./tail";

/** Beyond so many records that have changed at once, reading all of them is about as fast. */
const TOUCHED_MAX = 20_000;
/** The intensity of an involvement that tells none, in ten-thousandths. */
const FULL = 10_000;

interface Ends {
  readonly id?: string;
  readonly one: string | null;
  readonly other: string | null;
}

export class Changes {
  readonly #ties: Tail;
  readonly #involved: Tail;
  readonly #involvedIn: Tail;
  readonly #actors: Newcomers;
  readonly #subjects: Newcomers;

  constructor(private readonly snapshot: Snapshot) {
    const { memory } = snapshot;
    this.#ties = new Tail(memory.ties);
    this.#involved = new Tail(memory.involved);
    this.#involvedIn = new Tail(memory.involvedIn);
    this.#actors = new Newcomers(snapshot.actors, memory.actorCount, memory.actorsSince.length);
    this.#subjects = new Newcomers(snapshot.subjects, memory.subjectCount, memory.policyOf.length);
  }

  /** null: nothing has come. The client must be in a transaction that sees one moment. */
  async read(client: ClientBase): Promise<Patch | null> {
    const rows = async <Row>(statement: Sql) =>
      (await client.query({ text: statement.text, values: statement.values })).rows as Row[];
    const [growth] = await rows<{ position: string; entries: number }>(records.growthSince(this.snapshot.position));
    if (!growth!.entries) return null;
    if (growth!.entries > TOUCHED_MAX) throw new NeedsRebuilding();
    const touched = await rows<records.Touched>(records.touchedSince(this.snapshot.position));
    const of = (type: string) => touched.filter((each) => each.type === type).map(({ id }) => id);
    const moved = [
      ...this.#actorsNow(of("Actor"), await rows(records.actorsById(of("Actor")))),
      ...(await this.#subjectsNow(rows, of("Policy"), of("Reform"))),
    ];
    const tied = await this.#pairs(rows, records.endsOfTies(of("Relationship")), records.tiesAt(moved));
    const involved = await this.#pairs(
      rows,
      records.endsOfInvolvements(of("Involvement")),
      records.involvementsAt(moved),
    );
    if (tied.length + involved.length > TOUCHED_MAX) throw new NeedsRebuilding();
    return {
      position: growth!.position,
      ties: this.#replaceTies(tied, await rows(records.tiesBetween(tied))),
      ...this.#replaceInvolvements(involved, await rows(records.involvementsBetween(involved))),
      actorCount: this.#actors.count,
      subjectCount: this.#subjects.count,
    };
  }

  /** Notes since when actors are there; gives those of which all that hangs on them has to be read again. */
  #actorsNow(ids: readonly string[], rows: readonly records.ActorRow[]): string[] {
    const found = new Map(rows.map((row) => [row.id, dayAndLevel(beginsOn(row.begins), row.level)]));
    const { actorsSince } = this.snapshot.memory;
    return ids.filter((id) => {
      const known = this.#actors.find(id) >= 0;
      if (!known && !found.has(id)) return false;
      const actor = this.#actors.numberOf(id);
      const before = actorsSince[actor];
      actorsSince[actor] = found.get(id) ?? GONE;
      return known && before !== actorsSince[actor];
    });
  }

  async #subjectsNow(
    rows: <Row>(statement: Sql) => Promise<Row[]>,
    policies: readonly string[],
    reforms: readonly string[],
  ): Promise<string[]> {
    if (!policies.length && !reforms.length) return [];
    const foundPolicies = await rows<records.PolicyRow>(records.policiesById(policies));
    // The reforms of a policy that is hidden, or shown again, go with it.
    const foundReforms = await rows<records.ReformRow>(records.reformsById([...reforms, ...policies]));
    const moved: string[] = [];
    const note = (id: string, word: number, policy: string) => {
      const { subjectsSince, policyOf } = this.snapshot.memory;
      const known = this.#subjects.find(id) >= 0;
      const subject = this.#subjects.numberOf(id);
      const ofPolicy = this.#subjects.numberOf(policy);
      if (known && policyOf[subject] !== ofPolicy) throw new NeedsRebuilding();
      if (known && subjectsSince[subject] !== word) moved.push(id);
      policyOf[subject] = ofPolicy;
      subjectsSince[subject] = word;
    };
    for (const { id, level } of foundPolicies) note(id, dayAndLevel(ALWAYS, level), id);
    for (const { id, policy_id: policy, begins, level } of foundReforms) {
      const own = dayAndLevel(beginsOn(begins), level);
      const ofPolicy = this.snapshot.memory.subjectsSince[this.#subjects.numberOf(policy)]!;
      note(id, dayAndLevel(laterOf(own, ofPolicy), stricterOf(own, ofPolicy)), policy);
    }
    const found = new Set([...foundPolicies, ...foundReforms].map(({ id }) => id));
    for (const id of [...policies, ...reforms]) {
      const subject = this.#subjects.find(id);
      if (!found.has(id) && subject >= 0) this.snapshot.memory.subjectsSince[subject] = GONE;
    }
    return moved;
  }

  /** The pairs of records that were touched themselves, and those that hang on what has moved; each once. */
  async #pairs(rows: <Row>(statement: Sql) => Promise<Row[]>, touched: Sql, hanging: Sql): Promise<records.Pair[]> {
    const ends = [...(await rows<Ends>(touched)), ...(await rows<Ends>(hanging))];
    const pairs = new Map<string, records.Pair>();
    for (const { one, other } of ends) {
      // What it joined was erased: only a new reading tells what is left.
      if (!one || !other) throw new NeedsRebuilding();
      // A pair that is named from both ends is one.
      if (!pairs.has(`${other} ${one}`)) pairs.set(`${one} ${other}`, [one, other]);
    }
    return [...pairs.values()];
  }

  #replaceTies(pairs: readonly records.Pair[], rows: readonly records.TieRow[]): Replacement[] {
    const { memory } = this.snapshot;
    const groups = new Map<string, records.TieRow[]>();
    const keyOf = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`;
    for (const [one, other] of pairs) groups.set(keyOf(this.#actors.numberOf(one), this.#actors.numberOf(other)), []);
    for (const row of rows) {
      groups.get(keyOf(this.#actors.numberOf(row.source_id), this.#actors.numberOf(row.target_id)))!.push(row);
    }
    return [...groups].flatMap(([key, ties]) => {
      const ends = key.split(" ").map(Number) as [number, number];
      const packed = ties.map((row) => {
        const [source, target] = [this.#actors.numberOf(row.source_id), this.#actors.numberOf(row.target_id)];
        const own = dayAndLevel(beginsOn(row.begins), row.level);
        const [ofSource, ofTarget] = [memory.actorsSince[source]!, memory.actorsSince[target]!];
        const word1 = since(Math.max(laterOf(own, ofSource), laterOf(own, ofTarget)), row.confidence);
        const level = Math.max(stricterOf(own, ofSource), stricterOf(own, ofTarget));
        return { source, type: row.type, word1, word2: dayAndLevel(endsOn(row.ends), level) };
      });
      const isIdle = packed.every(({ type }) => !carries(memory.vocabulary, type));
      const [first] = packed;
      const isAlone = packed.length === 1 && isPlain(memory.vocabulary, first!.type, first!.word1, first!.word2);
      const sort = isIdle ? IDLE : isAlone ? PLAIN : SPECIAL;
      return ends.flatMap((here, at) => {
        const there = ends[1 - at]!;
        const words = packed.flatMap(({ source, type, word1, word2 }) => {
          const word0 = keyed(there, 2 * type + (source === here ? 0 : 1));
          return sort === PLAIN ? [word0, word1] : [word0, word1, word2];
        });
        return [PLAIN, SPECIAL, IDLE].map((each) => ({
          row: TIE_ROWS * here + each,
          key: there,
          ...this.#ties.append(each === sort ? words : []),
        }));
      });
    });
  }

  #replaceInvolvements(
    pairs: readonly records.Pair[],
    rows: readonly records.InvolvementRow[],
  ): Pick<Patch, "involved" | "involvedIn"> {
    const { memory } = this.snapshot;
    const [involved, involvedIn]: [Replacement[], Replacement[]] = [[], []];
    for (const [actorId, subjectId] of pairs) {
      const [actor, subject] = [this.#actors.numberOf(actorId), this.#subjects.numberOf(subjectId)];
      const [ofActor, ofSubject] = [memory.actorsSince[actor]!, memory.subjectsSince[subject]!];
      const packed = rows
        .filter((row) => row.actor_id === actorId && row.subject_id === subjectId)
        .map((row) => {
          const own = dayAndLevel(beginsOn(row.begins), row.level);
          const level = Math.max(stricterOf(own, ofActor), stricterOf(own, ofSubject));
          const begins = Math.max(laterOf(own, ofActor), laterOf(own, ofSubject));
          return [
            row.role,
            since(begins, row.confidence),
            stanceWord(row.intensity ?? FULL, row.stance, level),
          ] as const;
        });
      const keyedBy = (key: number) => packed.flatMap(([role, word1, word2]) => [keyed(key, role), word1, word2]);
      involved.push({ row: subject, key: actor, ...this.#involved.append(keyedBy(actor)) });
      involvedIn.push({ row: actor, key: subject, ...this.#involvedIn.append(keyedBy(subject)) });
    }
    return { involved, involvedIn };
  }
}
