// The thread of a client that asks without a pause: apart from the one that measures, because reading long answers takes time.
import { parentPort, workerData } from "node:worker_threads";
import { asker } from "./server.mjs";

const { address, questions } = workerData;
const ask = asker(address);
const told = { answered: 0, refused: 0, ms: [], refusal: null };
let going = true;
parentPort.once("message", () => (going = false));
parentPort.postMessage("asking");
for (let turn = 0; going; turn += 1) {
  const { query, variables } = questions[turn % questions.length];
  try {
    const { text, ms } = await ask(query, variables);
    told.ms.push(ms);
    // Errors come first or last; the middle of a long answer is left unread.
    const refused = /"errors":\s*\[.{0,300}/.exec(text.slice(0, 2_000) + text.slice(-2_000));
    told[refused ? "refused" : "answered"] += 1;
    told.refusal ??= refused?.[0] ?? null;
  } catch (error) {
    told.refused += 1;
    told.refusal ??= error.message;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
// Only now: the server has done with the last question too, and whoever measures next finds it at rest.
parentPort.postMessage(told);
