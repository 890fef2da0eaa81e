// The process of one engine: opens it, asks it what the benchmark sends, and times each answer from inside, so that no message
// between processes counts. An engine is engines/NAME.mjs with open(setting): an object with a function a question, which may
// lack some; where it has them, memory(), close(), `spent` (ms within a worker of the last answer), `built` (seconds that building
// its graph took, without starting anything), and `proportional`: questions whose scores it tells up to a factor.
const [name] = process.argv.slice(2);
let engine;

const memory = () => ({ ...engine.memory?.(), rss: process.memoryUsage.rss() });

const orders = {
  async open(setting) {
    const began = performance.now();
    const { open } = await import(`./engines/${name}.mjs`);
    engine = await open(setting);
    globalThis.gc?.();
    return {
      seconds: (performance.now() - began) / 1000,
      answers: Object.keys(engine),
      proportional: engine.proportional ?? [],
      built: engine.built ?? null,
      ...memory(),
    };
  },
  async ask({ question, given }) {
    const began = performance.now();
    const answer = await engine[question](...given);
    return { ms: performance.now() - began, inside: engine.spent ?? null, answer };
  },
  async memory() {
    return memory();
  },
  async close() {
    await engine?.close?.();
  },
};

process.on("message", async ({ order, detail }) => {
  try {
    process.send({ done: await orders[order](detail) });
  } catch (error) {
    process.send({ failed: error.message, late: error.late === true });
  }
});
process.on("disconnect", () => process.exit());
