// Kuzu, a graph database within the process, in Cypher: in memory, two threads, one aggregate a hop. Its makers stopped in 2025; Ladybug,
// which goes on from there, loses weights of ties in memory (0.19.1: its answers differ) and downloads its PageRank: left out.
import path from "node:path";
import kuzu from "kuzu";
import { HOPS, PAGE_RANK } from "../prepared.mjs";
import { byScore } from "../walk.mjs";

const upTo = (count) => Array.from({ length: count }, (_, index) => index);

/** Level by level: the sum that has come to each actor after exactly so many hops. */
function levels(first, follow, hops) {
  return upTo(hops).map((hop) => first + upTo(hop).map(follow).join(""));
}

const towards = (hop) =>
  ` MATCH (a${hop})<-[s${hop}:Step]-(a${hop + 1}:Actor) WITH a${hop + 1}, sum(x${hop} * s${hop}.weight) AS x${hop + 1}`;
const outwards = (hop) =>
  ` MATCH (a${hop})-[s${hop}:Step]->(a${hop + 1}:Actor) WITH a${hop + 1}, sum(x${hop} * s${hop}.weight) AS x${hop + 1}`;

export async function open({ prepared, actors, policies, deadline }) {
  const database = new kuzu.Database(":memory:", 6 * 2 ** 30);
  const connection = new kuzu.Connection(database, 2);
  const ask = async (text) => {
    try {
      const results = await connection.query(text);
      const result = Array.isArray(results) ? results.at(-1) : results;
      const rows = await result.getAll();
      result.close();
      return rows;
    } catch (error) {
      throw Object.assign(error, { late: /interrupted|timeout/i.test(error.message) });
    }
  };
  const file = (table) => `'${path.join(prepared, `${table}.csv`)}' (header = false)`;
  for (const text of [
    "CREATE NODE TABLE Actor (id INT64, PRIMARY KEY (id))",
    "CREATE NODE TABLE Policy (id INT64, PRIMARY KEY (id))",
    "CREATE REL TABLE Step (FROM Actor TO Actor, weight DOUBLE)",
    "CREATE REL TABLE Seed (FROM Policy TO Actor, weight DOUBLE)",
    "CREATE REL TABLE Tie (FROM Actor TO Actor)",
    `COPY Actor FROM (UNWIND range(0, ${actors - 1}) AS id RETURN id)`,
    `COPY Policy FROM (UNWIND range(0, ${policies - 1}) AS id RETURN id)`,
    `COPY Step FROM ${file("steps")}`,
    `COPY Seed FROM ${file("seeds")}`,
    `COPY Tie FROM ${file("ties")}`,
    "CALL PROJECT_GRAPH('Ties', ['Actor'], ['Tie'])",
  ])
    await ask(text);
  connection.setQueryTimeout(deadline * 1_000);

  const summed = async (statements) => {
    const scores = new Map();
    for (const statement of statements)
      for (const { id, score } of await ask(statement)) scores.set(Number(id), (scores.get(Number(id)) ?? 0) + score);
    return scores;
  };
  return {
    async influencers(policy) {
      const first = `MATCH (p:Policy {id: ${policy}})-[s:Seed]->(a0:Actor) WITH a0, sum(s.weight) AS x0`;
      const statements = levels(first, towards, HOPS).map(
        (text, hop) => `${text} RETURN a${hop}.id AS id, x${hop} AS score`,
      );
      return byScore(await summed(statements));
    },
    async influences(actor, hops = HOPS) {
      const statements = levels(`MATCH (a0:Actor {id: ${actor}}) WITH a0, 1.0 AS x0`, outwards, hops).map(
        (text, hop) =>
          `${text} MATCH (a${hop})<-[s:Seed]-(p:Policy) RETURN p.id AS id, sum(x${hop} * s.weight) AS score`,
      );
      const scores = await summed(statements);
      return { count: scores.size, top: byScore(scores) };
    },
    async shortestPath(one, other) {
      if (one === other) return 0;
      const [found] = await ask(
        `MATCH p = (a:Actor {id: ${one}})-[:Tie* SHORTEST 1..20]-(b:Actor {id: ${other}}) RETURN length(p) AS length LIMIT 1`,
      );
      return found ? Number(found.length) : null;
    },
    async pageRank() {
      const { damping, iterations } = PAGE_RANK;
      const rows = await ask(
        `CALL page_rank('Ties', dampingFactor := ${damping}, maxIterations := ${iterations}, tolerance := 0.0, normalizeInitial := true)
         RETURN node.id AS id, rank AS score ORDER BY score DESC, id LIMIT 50`,
      );
      return rows.map(({ id, score }) => [Number(id), score]);
    },
    // What actors without ties of their own have to give is lost: all ranks are lower by about the same factor.
    proportional: ["pageRank"],
  };
}
