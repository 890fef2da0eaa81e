// How soon a change shows in answers while others ask: a new actor gets its first tie, to somebody who is involved in a policy, and is
// asked for its influences until they are there. In a copy of the database, which is dropped afterwards.
// usage: node bench/graph/freshness.mjs [--size middle] [--changes 50] [--deadline 10]
import { setTimeout as pause } from "node:timers/promises";
import { connected, openData } from "./data.mjs";
import { prepare } from "./prepared.mjs";
import { argumentsOf } from "./questions.mjs";
import { digits, optionsOf, printTable, quantile, save } from "./report.mjs";
import { INFLUENCERS, asker, dataOf, run, startClient, startServer, typedId } from "./server.mjs";

const options = optionsOf({ size: "middle", changes: 50, deadline: 10, day: "2025-01-01" });
const COPY = "freshness";
const POLL_MS = 5;
/** From the newcomer over its tie to the actor that is involved: two edges. */
const SHOWN = `query ($id: ID!) { actor(by: { id: $id }) { influences(first: 1, maxHops: 2) { totalCount } } }`;
const CREATE_ACTOR = `mutation ($input: CreateActorInput!) { createActor(input: $input) { actor { id } userErrors { code message } } }`;
const CREATE_TIE = `mutation ($input: CreateRelationshipInput!) {
  createRelationship(input: $input) { relationship { id } userErrors { code message } } }`;

function written(payload) {
  if (payload.userErrors.length) throw new Error(`${payload.userErrors[0].code}: ${payload.userErrors[0].message}`);
  return payload;
}

/** Makes one change; ms from the answer that it is written to the first answer that shows it, or null past the deadline. */
async function change(ask, headers, number, target) {
  const actor = { slug: `newcomer-${number}`, kind: "NGO", names: [{ value: `Newcomer ${number}`, kind: "OFFICIAL" }] };
  const created = written(dataOf(await ask(CREATE_ACTOR, { input: actor }, headers)).createActor);
  const { id } = created.actor;
  const tie = { type: "MEMBER_OF", source: id, target };
  const began = performance.now();
  written(dataOf(await ask(CREATE_TIE, { input: tie }, headers)).createRelationship);
  const writtenAt = performance.now();
  while (performance.now() - writtenAt < options.deadline * 1_000) {
    const { actor: found } = dataOf(await ask(SHOWN, { id }));
    if (found.influences.totalCount > 0) return { writing: writtenAt - began, shown: performance.now() - writtenAt };
    await pause(POLL_MS);
  }
  return { writing: writtenAt - began, shown: null };
}

/** A database made from the other one; nobody may be connected to that. */
const copied = (url) =>
  connected(new URL("/template1", url).href, async (client) => {
    await client.query("SET statement_timeout = 0");
    await client.query(`DROP DATABASE IF EXISTS ${COPY} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${COPY} TEMPLATE postgres`);
    return new URL(`/${COPY}`, url).href;
  });

/** Actors that are involved in something, and heavily. */
async function involvedIn(url) {
  return connected(url, async (client) => {
    const { rows } = await client.query(
      `SELECT i.actor_id AS id FROM involvement i JOIN actor a ON a.id = i.actor_id
       WHERE i.visibility = 'PUBLIC' AND i.role = 'INITIATOR' AND i.reform_id IS NULL AND i.confidence = 1
         AND i.intensity IS NULL AND a.kind <> 'PERSON' ORDER BY i.id LIMIT $1`,
      [options.changes],
    );
    return rows.map(({ id }) => `actor_${id.replaceAll("-", "")}`);
  });
}

const data = await openData(options.size);
try {
  const given = argumentsOf(await prepare(data, options.day), 20);
  const url = await copied(data.url);
  const targets = await involvedIn(url);
  const key = await run(url, "key", "create", "--role", "contributor", "--name", "freshness");
  const server = await startServer(url);
  const client = await startClient(
    server.address,
    given.influencers.map(([policy]) => ({ query: INFLUENCERS, variables: { id: typedId("policy", policy) } })),
  );
  const samples = [];
  try {
    const ask = asker(server.address);
    for (const [number, target] of targets.entries()) {
      samples.push(await change(ask, { authorization: `Bearer ${key}` }, number, target));
    }
  } finally {
    const answers = await client.stop();
    await server.stop();
    const shown = samples.map((sample) => sample.shown).filter((ms) => ms !== null);
    const writing = samples.map((sample) => sample.writing);
    const cells = (ms) => [0.5, 0.95, 1].map((share) => digits(quantile(ms, share)));
    printTable([
      ["ms", "median", "95th", "most"],
      ["the write itself", ...cells(writing)],
      ["from written to shown", ...cells(shown)],
    ]);
    console.log(`${samples.length} changes, ${samples.length - shown.length} not shown within ${options.deadline} s`);
    console.log(`Beside them: ${answers.answered} answers, ${answers.refused} refused ${answers.refusal ?? ""}`);
    save(`freshness-${options.size}`, { options, samples, answers });
  }
  await connected(data.url, (connection) => connection.query(`DROP DATABASE IF EXISTS ${COPY} WITH (FORCE)`));
} finally {
  await data.stop();
}
