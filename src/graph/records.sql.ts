// The records that make the graph, as it keeps them: what of a tie or an involvement counts, since when, and for whom. Whether a
// question sees one is decided while walking, by its level: here all are read.
import sql, { raw, type Sql } from "sql-template-tag";
import { LEVELS } from "./records.layout";
import type { Readings } from "./reading";
import { ROLES, STANCES, TIE_TYPES } from "./vocabulary";

const literals = (words: readonly string[]): Sql => raw(`ARRAY[${words.map((word) => `'${word}'`).join(", ")}]`);
/** The place of a word in a list, from 0. */
const numberOf = (column: string, words: readonly string[]): Sql =>
  sql`(array_position(${literals(words)}, ${raw(column)}) - 1)::int2`;
const levelOf = (alias: string): Sql => numberOf(`${alias}.visibility`, LEVELS);
const unitsOf = (column: string): Sql => sql`round(${raw(column)} * 10000)::int2`;

/** Days are counted from 2000-01-01, as Postgres does inside. */
const dayOf = (day: string): Sql => sql`(${raw(day)} - '2000-01-01'::date)`;

const ACTOR = sql`a.id, ${dayOf("lower(a.existence_possibly)")} AS begins, ${levelOf("a")} AS level`;
const POLICY = sql`p.id, ${levelOf("p")} AS level`;
const REFORM = sql`f.id, f.policy_id, ${dayOf("lower(f.begun_possibly)")} AS begins, ${levelOf("f")} AS level`;
const TIE = sql`r.source_id, r.target_id, ${numberOf("r.type", TIE_TYPES)} AS type, ${unitsOf("r.confidence")} AS confidence,
  ${dayOf("lower(r.valid_possibly)")} AS begins, ${dayOf("(upper(r.valid_possibly) - 1)")} AS ends, ${levelOf("r")} AS level`;
const INVOLVEMENT = sql`i.actor_id, coalesce(i.reform_id, i.policy_id) AS subject_id, ${numberOf("i.role", ROLES)} AS role,
  ${numberOf("i.stance", STANCES)} AS stance, ${unitsOf("i.confidence")} AS confidence, ${unitsOf("i.intensity")} AS intensity,
  ${dayOf("lower(i.valid_possibly)")} AS begins, ${levelOf("i")} AS level`;

const LEDGER_END = "SELECT coalesce(max(last_seq), 0)::text AS position FROM ledger_commit";

/** Whole tables, for COPY: each with its number of columns. */
export const WHOLE: Readings = {
  end: LEDGER_END,
  actors: { statement: sql`SELECT ${ACTOR} FROM actor a`.text, columns: 3 },
  policies: { statement: sql`SELECT ${POLICY} FROM policy p`.text, columns: 2 },
  reforms: {
    statement: sql`SELECT f.id, f.policy_id, lower(f.begun_possibly) AS begins, ${levelOf("f")} AS level FROM reform f`
      .text,
    columns: 4,
  },
  ties: { statement: sql`SELECT ${TIE} FROM relationship r`.text, columns: 7 },
  involvements: { statement: sql`SELECT ${INVOLVEMENT} FROM involvement i`.text, columns: 8 },
};

export interface ActorRow {
  readonly id: string;
  readonly begins: number | null;
  readonly level: number;
}

export type PolicyRow = Omit<ActorRow, "begins">;

export interface ReformRow extends ActorRow {
  readonly policy_id: string;
}

export interface TieRow {
  readonly source_id: string;
  readonly target_id: string;
  readonly type: number;
  readonly confidence: number;
  readonly begins: number | null;
  readonly ends: number | null;
  readonly level: number;
}

export interface InvolvementRow {
  readonly actor_id: string;
  readonly subject_id: string;
  readonly role: number;
  readonly stance: number;
  readonly confidence: number;
  readonly intensity: number | null;
  readonly begins: number | null;
  readonly level: number;
}

/** Two records that something joins. */
export type Pair = readonly [string, string];

/** What commits behind a place in the ledger touched, and how far it has come. */
export interface Touched {
  readonly type: string;
  readonly id: string;
}

const TYPES = ["Actor", "Policy", "Reform", "Relationship", "Involvement"];

/** How many entries came behind a position, and where they end. */
export const growthSince = (position: string): Sql => sql`
  SELECT coalesce(max(last_seq), ${position}::bigint)::text AS position, coalesce(sum(last_seq - first_seq + 1), 0)::int AS entries
  FROM ledger_commit WHERE first_seq > ${position}::bigint`;

export const touchedSince = (position: string): Sql => sql`
  WITH behind AS (SELECT id FROM ledger_commit WHERE first_seq > ${position}::bigint)
  SELECT subject_type AS type, subject_id AS id FROM ledger_entry
  WHERE commit_id IN (SELECT id FROM behind) AND subject_type = ANY(${TYPES})
  UNION SELECT subject_type, subject_id FROM record_shown_anew
  WHERE commit_id IN (SELECT id FROM behind) AND subject_type = ANY(${TYPES})`;

export const actorsById = (ids: readonly string[]): Sql =>
  sql`SELECT ${ACTOR} FROM actor a WHERE a.id = ANY(${ids}::uuid[])`;
export const policiesById = (ids: readonly string[]): Sql =>
  sql`SELECT ${POLICY} FROM policy p WHERE p.id = ANY(${ids}::uuid[])`;
export const reformsById = (ids: readonly string[]): Sql => sql`SELECT ${REFORM} FROM reform f
  WHERE f.id = ANY(${ids}::uuid[]) OR f.policy_id = ANY(${ids}::uuid[])`;

/** Something was shown of it once, or was erased: what was never shown, as a tie of an actor to itself, joins nothing. */
const isKnown = (end: string): Sql => sql`(${raw(end)} IS NOT NULL
  OR EXISTS (SELECT FROM ledger_entry e WHERE e.subject_id = i.id AND e.erased_at IS NOT NULL))`;

/** The ends that these ties have or ever had; a tie that was erased gives none. */
export const endsOfTies = (ids: readonly string[]): Sql => sql`
  SELECT i.id, t.source_id AS one, t.target_id AS other FROM unnest(${ids}::uuid[]) i (id)
  LEFT JOIN LATERAL (SELECT source_id, target_id FROM relationship WHERE id = i.id
    UNION SELECT source_id, target_id FROM past.relationship WHERE id = i.id) t ON true
  WHERE ${isKnown("t.source_id")}`;

export const endsOfInvolvements = (ids: readonly string[]): Sql => sql`
  SELECT i.id, t.actor_id AS one, t.subject_id AS other FROM unnest(${ids}::uuid[]) i (id)
  LEFT JOIN LATERAL (SELECT actor_id, coalesce(reform_id, policy_id) AS subject_id FROM involvement WHERE id = i.id
    UNION SELECT actor_id, coalesce(reform_id, policy_id) FROM past.involvement WHERE id = i.id) t ON true
  WHERE ${isKnown("t.actor_id")}`;

/** The pairs that hang on actors, one row each. */
export const tiesAt = (actors: readonly string[]): Sql => sql`
  SELECT source_id AS one, target_id AS other FROM relationship WHERE source_id = ANY(${actors}::uuid[])
  UNION SELECT source_id, target_id FROM relationship WHERE target_id = ANY(${actors}::uuid[])`;

/** And on actors, policies or reforms. */
export const involvementsAt = (ids: readonly string[]): Sql => sql`
  SELECT actor_id AS one, coalesce(reform_id, policy_id) AS other FROM involvement WHERE actor_id = ANY(${ids}::uuid[])
  UNION SELECT actor_id, coalesce(reform_id, policy_id) FROM involvement WHERE policy_id = ANY(${ids}::uuid[])
  UNION SELECT actor_id, coalesce(reform_id, policy_id) FROM involvement WHERE reform_id = ANY(${ids}::uuid[])`;

const listed = (pairs: readonly Pair[]): Sql =>
  sql`unnest(${pairs.map(([one]) => one)}::uuid[], ${pairs.map(([, other]) => other)}::uuid[]) n (one, other)`;

/** All ties between pairs of actors, whichever way they point. */
export const tiesBetween = (pairs: readonly Pair[]): Sql => sql`
  SELECT ${TIE} FROM ${listed(pairs)} JOIN relationship r ON r.source_id = n.one AND r.target_id = n.other
  UNION ALL SELECT ${TIE} FROM ${listed(pairs)} JOIN relationship r ON r.source_id = n.other AND r.target_id = n.one`;

/** All involvements of actors in subjects. */
export const involvementsBetween = (pairs: readonly Pair[]): Sql => sql`
  SELECT ${INVOLVEMENT} FROM ${listed(pairs)}
  JOIN involvement i ON i.actor_id = n.one AND coalesce(i.reform_id, i.policy_id) = n.other`;
