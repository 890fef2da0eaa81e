// The same questions as SQL in the same Postgres, one aggregate a hop: over tables that hold every weight ready, with covering
// indexes and small integer keys. A snapshot in SQL, that is: the most that one gets out of Postgres without leaving it. What it costs over
// the live tables is engines/sql-live.mjs.
import { createReadStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { load } from "../data.mjs";
import { HOPS, PAGE_RANK } from "../prepared.mjs";

const { Client } = load("pg");
const { from } = load("pg-copy-streams");
const DATABASE = "prepared";

const TABLES = {
  steps: ["from_id", "to_id", "weight"],
  seeds: ["policy_id", "actor_id", "weight"],
  ties: ["from_id", "to_id"],
};

async function client(url, database) {
  const address = new URL(url);
  if (database) address.pathname = `/${database}`;
  const connection = new Client(address.href);
  await connection.connect();
  return connection;
}

/** A database of its own beside the project's. */
async function fill(url, directory) {
  const first = await client(url);
  await first.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
  await first.query(`CREATE DATABASE ${DATABASE}`);
  await first.end();
  const connection = await client(url, DATABASE);
  await connection.query("SET statement_timeout = 0");
  for (const [table, [one, other, ...rest]] of Object.entries(TABLES)) {
    await connection.query(
      `CREATE TABLE ${table} (${[`${one} int`, `${other} int`, ...rest.map((name) => `${name} float8`)].join(", ")})`,
    );
    const sink = connection.query(from(`COPY ${table} FROM STDIN (FORMAT csv)`));
    await pipeline(createReadStream(path.join(directory, `${table}.csv`)), sink);
    await connection.query(`CREATE INDEX ON ${table} (${one}) INCLUDE (${[other, ...rest].join(", ")})`);
    await connection.query(`CREATE INDEX ON ${table} (${other}) INCLUDE (${[one, ...rest].join(", ")})`);
  }
  await connection.query("VACUUM (ANALYZE)");
  return connection;
}

const levels = (first, step, hops) => {
  const names = Array.from({ length: hops }, (_, hop) => `level_${hop}`);
  const tables = names.map((name, hop) => `${name} AS MATERIALIZED (${hop ? step(names[hop - 1]) : first})`);
  return `WITH ${tables.join(", ")}, reached AS (${names.map((name) => `SELECT * FROM ${name}`).join(" UNION ALL ")})`;
};

const INFLUENCERS = `${levels(
  "SELECT actor_id AS id, weight AS score FROM seeds WHERE policy_id = $1",
  (level) =>
    `SELECT s.from_id AS id, sum(s.weight * l.score) AS score FROM ${level} l JOIN steps s ON s.to_id = l.id GROUP BY 1`,
  HOPS,
)} SELECT id, sum(score) AS score FROM reached GROUP BY id ORDER BY score DESC, id LIMIT 50`;

const influences = (hops) => `${levels(
  "SELECT $1::int AS id, 1::float8 AS score",
  (level) =>
    `SELECT s.to_id AS id, sum(s.weight * l.score) AS score FROM ${level} l JOIN steps s ON s.from_id = l.id GROUP BY 1`,
  hops,
)} SELECT s.policy_id AS id, sum(s.weight * r.score) AS score, count(*) OVER ()::int AS count
  FROM reached r JOIN seeds s ON s.actor_id = r.id GROUP BY s.policy_id ORDER BY score DESC, id LIMIT 50`;

/** From both ends, level by level, in one call: a round trip a level would cost more than the level. */
const SHORTEST = `CREATE OR REPLACE FUNCTION shortest (one int, other int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  near int[] := ARRAY[one]; far int[] := ARRAY[other]; swapped int[];
  length int := 0;
BEGIN
  IF one = other THEN RETURN 0; END IF;
  CREATE TEMP TABLE IF NOT EXISTS met (id int PRIMARY KEY, side int) ON COMMIT DELETE ROWS;
  INSERT INTO met VALUES (one, one), (other, other);
  LOOP
    length := length + 1;
    IF cardinality(near) > cardinality(far) THEN
      swapped := near; near := far; far := swapped; one := one # other; other := one # other; one := one # other;
    END IF;
    SELECT coalesce(array_agg(DISTINCT n.id), '{}') INTO near FROM unnest(near) f CROSS JOIN LATERAL (
      SELECT to_id AS id FROM ties WHERE from_id = f UNION ALL SELECT from_id FROM ties WHERE to_id = f) n;
    IF EXISTS (SELECT 1 FROM met WHERE id = ANY(near) AND side = other) THEN RETURN length; END IF;
    WITH added AS (INSERT INTO met SELECT id, one FROM unnest(near) id ON CONFLICT DO NOTHING RETURNING id)
      SELECT coalesce(array_agg(id), '{}') INTO near FROM added;
    IF cardinality(near) = 0 THEN RETURN NULL; END IF;
  END LOOP;
END $$`;

const { damping, iterations } = PAGE_RANK;
const rankStep = (actors) => `CREATE TEMP TABLE following AS
  WITH sent AS (SELECT r.id, r.score / o.weight AS share FROM ranks r JOIN strength o USING (id)),
  arrived AS (SELECT t.to_id AS id, sum(s.share) AS score FROM sent s JOIN ties t ON t.from_id = s.id GROUP BY 1),
  lost AS (SELECT 1 - sum(r.score) FILTER (WHERE o.id IS NOT NULL) AS score FROM ranks r LEFT JOIN strength o USING (id))
  SELECT r.id, (1 - ${damping} + ${damping} * l.score) / ${actors} + ${damping} * coalesce(a.score, 0) AS score
  FROM ranks r CROSS JOIN lost l LEFT JOIN arrived a USING (id)`;

export async function open({ url, prepared, actors, deadline }) {
  const connection = await fill(url, prepared);
  await connection.query(`SET statement_timeout = '${deadline}s'`);
  await connection.query(SHORTEST);
  const ask = async (text, values) => {
    try {
      return (await connection.query({ text, values })).rows;
    } catch (error) {
      throw Object.assign(error, { late: error.code === "57014" });
    }
  };
  const ranking = (rows) => rows.map(({ id, score }) => [id, score]);
  return {
    influencers: async (policy) => ranking(await ask(INFLUENCERS, [policy])),
    async influences(actor, hops = HOPS) {
      const rows = await ask(influences(hops), [actor]);
      return { count: rows[0]?.count ?? 0, top: ranking(rows) };
    },
    shortestPath: async (one, other) => (await ask("SELECT shortest($1, $2) AS length", [one, other]))[0].length,
    async pageRank() {
      const until = performance.now() + deadline * 1_000;
      await ask("DROP TABLE IF EXISTS strength, ranks, following");
      await ask("CREATE TEMP TABLE strength AS SELECT from_id AS id, count(*) AS weight FROM ties GROUP BY 1");
      await ask(
        `CREATE TEMP TABLE ranks AS SELECT generate_series(0, ${actors} - 1) AS id, 1 / ${actors}::float8 AS score`,
      );
      await ask("ANALYZE strength");
      for (let i = 0; i < iterations; i += 1) {
        await ask(rankStep(actors));
        await ask("DROP TABLE ranks");
        await ask("ALTER TABLE following RENAME TO ranks");
        if (performance.now() > until) throw Object.assign(new Error("too late"), { late: true });
      }
      return ranking(await ask("SELECT id, score FROM ranks ORDER BY score DESC, id LIMIT 50"));
    },
    close: () => connection.end(),
  };
}
