// The four questions to every engine, on the same data, interleaved: A B C … C B A, round after round, so that whatever else the
// machine does meets all alike. Medians, 95th percentiles, and whether all gave the same answers.
// usage: node bench/graph/compare.mjs [--sizes small,middle] [--engines limit,counterweight,…] [--rounds 5] [--arguments 20] …
import { openData } from "./data.mjs";
import { EngineClient, isLate } from "./engine.client.mjs";
import { prepare } from "./prepared.mjs";
import { QUESTIONS, argumentsOf, sameAnswer } from "./questions.mjs";
import { digits, megabytes, median, optionsOf, printTable, quantile, save } from "./report.mjs";

const options = optionsOf({
  sizes: "small,middle",
  engines: "limit,counterweight,sql,sql-live,duckdb,graphology,ngraph,kuzu",
  rounds: 5,
  /** Sets of arguments a question. */
  arguments: 20,
  /** Seconds for one answer; opening an engine may take ten times as long. */
  deadline: 120,
  /** Seconds that one engine may spend on one question, all samples together, before it is asked no more. */
  budget: 60,
  day: "2025-01-01",
});
const OURS = "counterweight";
const LIMIT = "limit";
/** What warms up for longer has been asked enough: its warm-up counts. */
const WARM_UP_SECONDS = 5;

/** What one engine made of one question. */
class Track {
  samples = [];
  inside = [];
  answers = new Map();
  spent = 0;
  /** null, or why it is asked no more. */
  over = null;

  get exhausted() {
    return this.over !== null || this.spent > options.budget;
  }

  take(index, { ms, inside, answer }) {
    this.samples.push(ms);
    if (inside !== null) this.inside.push(inside);
    this.spent += ms / 1_000;
    if (!this.answers.has(index)) this.answers.set(index, answer);
  }

  forget() {
    if (this.spent > WARM_UP_SECONDS) return;
    [this.samples, this.inside, this.spent] = [[], [], 0];
  }
}

async function started(names, setting) {
  const engines = [];
  for (const name of names) {
    const client = new EngineClient(name, setting);
    const tracks = Object.fromEntries(Object.keys(QUESTIONS).map((question) => [question, new Track()]));
    try {
      const opened = await client.open(options.deadline * 10);
      for (const question of Object.keys(QUESTIONS))
        if (!opened.answers.includes(question)) tracks[question].over = "left out";
      console.log(`  ${name}: open in ${opened.seconds.toFixed(1)} s, ${megabytes(opened.rss)}`);
      engines.push({ name, client, tracks, opened });
    } catch (error) {
      console.log(`  ${name}: left out. ${error.message.split("\n")[0]}`);
      client.kill();
    }
  }
  return engines;
}

async function asked({ name, client, tracks }, question, index, given) {
  const track = tracks[question];
  if (track.exhausted) return;
  try {
    if (!client.alive) await client.open(options.deadline * 10);
    track.take(index, await client.ask(question, given, options.deadline));
  } catch (error) {
    track.over = isLate(error) ? `> ${options.deadline} s` : "failed";
    if (!isLate(error)) console.log(`  ${name}, ${question}: ${error.message.split("\n")[0]}`);
  }
}

async function warmUp(engines, given) {
  for (const engine of engines) {
    for (const question of Object.keys(QUESTIONS)) {
      const track = engine.tracks[question];
      for (const [index, each] of given[question].entries()) {
        if (track.exhausted || track.spent > WARM_UP_SECONDS) break;
        await asked(engine, question, index, each);
      }
      track.forget();
    }
  }
}

async function measure(engines, given) {
  await warmUp(engines, given);
  let order = engines;
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const question of Object.keys(QUESTIONS)) {
      for (const [index, each] of given[question].entries()) {
        for (const engine of order) await asked(engine, question, index, each);
        order = order.toReversed();
      }
    }
    process.stdout.write(`  round ${round} of ${options.rounds}\n`);
  }
}

/** Compares everybody with the first engine that answered; the number of arguments on which they differ, by engine and question. */
function disagreements(engines) {
  const found = [];
  for (const question of Object.keys(QUESTIONS)) {
    const [first, ...others] = engines.filter(({ tracks }) => tracks[question].answers.size);
    for (const other of others) {
      const proportional = other.opened.proportional.includes(question);
      const shared = [...other.tracks[question].answers.keys()].filter((index) =>
        first.tracks[question].answers.has(index),
      );
      const answers = (engine, index) => engine.tracks[question].answers.get(index);
      const differing = shared.filter(
        (index) => !sameAnswer(question, answers(first, index), answers(other, index), proportional),
      );
      found.push({ question, one: first.name, other: other.name, compared: shared.length, differing });
    }
  }
  return found;
}

const cell = ({ samples, over }) => {
  if (over?.startsWith(">")) return over;
  return samples.length ? `${digits(median(samples))} (${digits(quantile(samples, 0.95))})` : (over ?? "-");
};

function compareMedians(engines) {
  const of = (name, question) => {
    const samples = engines.find((engine) => engine.name === name)?.tracks[question].samples ?? [];
    return samples.length ? median(samples) : null;
  };
  const peers = engines
    .map(({ name }) => name)
    .filter((name) => ![OURS, LIMIT].includes(name) && !name.startsWith("sql"));
  const times = (other, question) => {
    const ours = of(OURS, question);
    return ours !== null && other !== null ? `${digits(other / ours)}` : "-";
  };
  const best = (question) => {
    const medians = peers.map((name) => of(name, question)).filter((value) => value !== null);
    return medians.length ? Math.min(...medians) : null;
  };
  const questions = Object.keys(QUESTIONS);
  const limit = (question) =>
    of(LIMIT, question) && of(OURS, question) ? digits(of(OURS, question) / of(LIMIT, question)) : "-";
  const inside = (question) => {
    const samples = engines.find(({ name }) => name === OURS)?.tracks[question].inside ?? [];
    return samples.length && of(LIMIT, question) ? digits(median(samples) / of(LIMIT, question)) : "-";
  };
  return [
    ["counterweight / limit", ...questions.map(limit), ""],
    ["  inside the worker", ...questions.map(inside), ""],
    ["sql / counterweight", ...questions.map((question) => times(of("sql", question), question)), ""],
    ["best other / counterweight", ...questions.map((question) => times(best(question), question)), ""],
  ];
}

async function compare(size) {
  const data = await openData(size);
  let engines = [];
  try {
    const prepared = await prepare(data, options.day);
    const given = argumentsOf(prepared, options.arguments);
    const { url, actors, policies } = data;
    console.log(
      `\n${size}: ${actors} actors, ${data.ties} ties, ${data.involvements} involvements, as of ${options.day}`,
    );
    const setting = { url, prepared, actors, policies, day: options.day, deadline: options.deadline };
    engines = await started(options.engines.split(","), setting);
    await measure(engines, given);
    const memory = new Map();
    for (const { name, client } of engines) memory.set(name, client.alive ? await client.memory() : null);
    console.log(`\nms, median (95th percentile); all samples in the results`);
    const questions = Object.entries(QUESTIONS);
    printTable([
      [size, ...questions.map(([name]) => name), "RSS"],
      ...engines.map(({ name, tracks }) => [
        name,
        ...questions.map(([question]) => cell(tracks[question])),
        memory.get(name) ? megabytes(memory.get(name).rss) : "-",
      ]),
      ...compareMedians(engines),
    ]);
    const compared = disagreements(engines);
    for (const { question, one, other, compared: count, differing } of compared.filter(
      ({ differing: found }) => found.length,
    ))
      console.log(
        `DIFFERENT ANSWERS: ${question}, ${one} and ${other}: ${differing.length} of ${count}, first of argument ${differing[0]}`,
      );
    if (compared.every(({ differing }) => !differing.length))
      console.log(`All answers agree (${compared.reduce((sum, { compared: count }) => sum + count, 0)} compared).`);
    const samples = engines.map(({ name, opened, tracks }) => ({
      name,
      opened,
      memory: memory.get(name),
      questions: Object.fromEntries(
        questions.map(([question]) => {
          const { samples: ms, inside, over } = tracks[question];
          return [question, { ms, inside, over }];
        }),
      ),
    }));
    save(`compare-${size}`, { options, size, given, engines: samples, disagreements: compared });
    return compared.every(({ differing }) => !differing.length);
  } finally {
    for (const { client } of engines) await client.close();
    await data.stop();
  }
}

let agreed = true;
for (const size of options.sizes.split(",")) agreed = (await compare(size)) && agreed;
process.exitCode = agreed ? 0 : 1;
