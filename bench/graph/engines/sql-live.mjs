// The project's own SQL twin of the influence measure, over the live tables: nothing prepared, every weight worked out at the moment of
// the question, as a server without a snapshot has to. Its statements have no twin of shortest paths and PageRank.
import { load, numberOf, uuid } from "../data.mjs";
import { DECAY, HOPS, HUB_PENALTY } from "../prepared.mjs";

const { Client } = load("pg");

export async function open({ url, day, deadline }) {
  const { influencersPage, influencesPage, influenceCounts, RANK_START } = load(
    "./dist/src/influence/influence.sql.js",
  );
  const client = new Client(url);
  await client.connect();
  await client.query(`SET statement_timeout = '${deadline}s'; SET jit = off`);
  const ask = async ({ text, values }) => {
    try {
      return (await client.query({ text, values })).rows;
    } catch (error) {
      throw Object.assign(error, { late: error.code === "57014" });
    }
  };
  const measure = (maxHops) => ({ maxHops, asOf: day, decay: DECAY, hubPenalty: HUB_PENALTY });
  const page = { first: 50, behind: RANK_START };
  // A page has one row more than asked for, which tells that there are others.
  const ranking = (rows) => rows.slice(0, 50).map(({ uuid: id, score }) => [numberOf(id), score]);
  return {
    influencers: async (policy) =>
      ranking(
        await ask(
          influencersPage([uuid("policy", policy)], { scope: "POLICY_AND_REFORMS", measure: measure(HOPS), page }, [
            "PUBLIC",
          ]),
        ),
      ),
    async influences(actor, hops = HOPS) {
      const ids = [uuid("actor", actor)];
      const rows = await ask(influencesPage(ids, { measure: measure(hops), page }, ["PUBLIC"]));
      const [counted] = await ask(influenceCounts(ids, { measure: measure(hops) }, ["PUBLIC"]));
      return { count: counted?.total ?? 0, top: ranking(rows) };
    },
    close: () => client.end(),
  };
}
