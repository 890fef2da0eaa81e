// DuckDB within the process, two threads: the prepared files as tables in memory, one aggregate a hop.
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { HOPS, PAGE_RANK } from "../prepared.mjs";

const TABLES = {
  steps: ["from_id", "to_id", "weight"],
  seeds: ["policy_id", "actor_id", "weight"],
  ties: ["from_id", "to_id"],
};

const levels = (first, step, hops) => {
  const names = Array.from({ length: hops }, (_, hop) => `level_${hop}`);
  const tables = names.map((name, hop) => `${name} AS MATERIALIZED (${hop ? step(names[hop - 1]) : first})`);
  return `WITH ${tables.join(", ")}, reached AS (${names.map((name) => `FROM ${name}`).join(" UNION ALL ")})`;
};

const influencers = (policy) =>
  `${levels(
    `SELECT actor_id AS id, weight AS score FROM seeds WHERE policy_id = ${policy}`,
    (level) =>
      `SELECT s.from_id AS id, sum(s.weight * l.score) AS score FROM ${level} l JOIN steps s ON s.to_id = l.id GROUP BY 1`,
    HOPS,
  )} SELECT id, sum(score) AS score FROM reached GROUP BY id ORDER BY score DESC, id LIMIT 50`;

const influences = (actor, hops) => `${levels(
  `SELECT ${actor} AS id, 1::DOUBLE AS score`,
  (level) =>
    `SELECT s.to_id AS id, sum(s.weight * l.score) AS score FROM ${level} l JOIN steps s ON s.from_id = l.id GROUP BY 1`,
  hops,
)} SELECT s.policy_id AS id, sum(s.weight * r.score) AS score, count(*) OVER ()::INT AS count
  FROM reached r JOIN seeds s ON s.actor_id = r.id GROUP BY 1 ORDER BY score DESC, id LIMIT 50`;

const { damping, iterations } = PAGE_RANK;
const rankStep = (actors) => `CREATE OR REPLACE TEMP TABLE following AS
  WITH lost AS (SELECT coalesce(sum(score), 0) AS score FROM ranks ANTI JOIN strength USING (id)),
  arrived AS (SELECT t.to_id AS id, sum(r.score / o.weight) AS score
    FROM ties t JOIN ranks r ON r.id = t.from_id JOIN strength o ON o.id = t.from_id GROUP BY 1)
  SELECT r.id, (1 - ${damping} + ${damping} * l.score) / ${actors} + ${damping} * coalesce(a.score, 0) AS score
  FROM ranks r CROSS JOIN lost l LEFT JOIN arrived a USING (id)`;

export async function open({ prepared, actors }) {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  const rows = async (text) => (await connection.runAndReadAll(text)).getRowObjectsJS();
  const ranking = (found) => found.map(({ id, score }) => [id, score]);
  for (const [table, [one, other, ...rest]] of Object.entries(TABLES)) {
    const columns = `{'${one}': 'INTEGER', '${other}': 'INTEGER'${rest.map((name) => `, '${name}': 'DOUBLE'`).join("")}}`;
    const file = path.join(prepared, `${table}.csv`);
    await connection.run(`CREATE TABLE ${table} AS FROM read_csv('${file}', header = false, columns = ${columns})`);
  }
  return {
    influencers: async (policy) => ranking(await rows(influencers(policy))),
    async influences(actor, hops = HOPS) {
      const found = await rows(influences(actor, hops));
      return { count: found[0]?.count ?? 0, top: ranking(found) };
    },
    async shortestPath(one, other) {
      if (one === other) return 0;
      await connection.run(`CREATE OR REPLACE TEMP TABLE met AS SELECT ${one} AS id;
        CREATE OR REPLACE TEMP TABLE frontier AS SELECT ${one} AS id`);
      for (let length = 1; ; length += 1) {
        await connection.run(`CREATE OR REPLACE TEMP TABLE following AS SELECT DISTINCT id FROM (
            SELECT to_id AS id FROM ties WHERE from_id IN (FROM frontier)
            UNION ALL SELECT from_id FROM ties WHERE to_id IN (FROM frontier)) WHERE id NOT IN (FROM met)`);
        const [{ found, arrived }] = await rows(
          `SELECT count(*)::INT AS found, (count(*) FILTER (id = ${other}))::INT AS arrived FROM following`,
        );
        if (arrived) return length;
        if (!found) return null;
        await connection.run("INSERT INTO met FROM following; CREATE OR REPLACE TEMP TABLE frontier AS FROM following");
      }
    },
    async pageRank() {
      await connection.run(`CREATE OR REPLACE TEMP TABLE strength AS SELECT from_id AS id, count(*) AS weight FROM ties GROUP BY 1;
        CREATE OR REPLACE TEMP TABLE ranks AS SELECT range::INT AS id, 1 / ${actors}::DOUBLE AS score FROM range(${actors})`);
      for (let i = 0; i < iterations; i += 1) {
        await connection.run(`${rankStep(actors)}; CREATE OR REPLACE TEMP TABLE ranks AS FROM following`);
      }
      return ranking(await rows("SELECT id, score FROM ranks ORDER BY score DESC, id LIMIT 50"));
    },
  };
}
