// `counterweight start`: runs the node until it is told to stop.
import { startNode } from "../app";
import type { Config } from "../core/config";

const say = (line: string) => console.log(line);

export async function startVerb(config: Config): Promise<void> {
  const node = await startNode(config, say);
  say(`
Counterweight is ready.
  Home       ${node.url}/
  GraphiQL   ${node.url}/graphiql
  API        ${node.url}/graphql
Stop it with Ctrl+C.`);
  await stopSignal();
  say("Stopping: requests in flight may finish...");
  await node.close();
}

/** The first signal asks to stop; a second one is obeyed at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const onSignal = () => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) {
        process.off(signal, onSignal);
        process.once(signal, () => process.exit(1));
      }
      resolve();
    };
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, onSignal);
  });
}
