// A whole node for tests: real database, real HTTP server, on a free port of this machine.
import { readConfig } from "../../src/core/config";
import { type RunningNode, startNode as start } from "../../src/app";
import { Keys } from "../../src/access/keys";
import type { Role } from "../../src/core/context";
import { createDatabase } from "./database";

export interface TestNode extends RunningNode {
  /** Asks over HTTP; the answer's status and body. */
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<{ status: number; body: Answer }>;
  /** Asks, expects no errors, and gives the data with the number of SQL statements that it cost. */
  cost(
    query: string,
    variables?: object,
    headers?: Record<string, string>,
  ): Promise<{ data: Record<string, never>; statements: number }>;
  /** Headers that carry a new key of this role. */
  as(role: Role): Promise<{ authorization: string }>;
  stop(): Promise<void>;
}

const DAY_MS = 86_400_000;

export interface Answer {
  readonly data?: Record<string, never> | null;
  readonly errors?: readonly { message: string; path?: readonly (string | number)[]; extensions: { code: string } }[];
  readonly extensions?: Record<string, unknown>;
}

export async function startNode({
  demo = true,
  settings = {},
}: { demo?: boolean; settings?: Record<string, string> } = {}): Promise<TestNode> {
  const { url, drop } = await createDatabase();
  const config = readConfig({
    DATABASE_URL: url,
    PORT: "0",
    COUNTERWEIGHT_DEMO: String(demo),
    LOG_LEVEL: "silent",
    ...settings,
  });
  const node = await start(config, () => undefined);
  const ask: TestNode["ask"] = async (query, variables, headers = {}) => {
    const response = await fetch(`${node.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: (await response.json()) as Answer };
  };
  return {
    ...node,
    ask,
    async cost(query, variables, headers) {
      let statements = 0;
      const stopListening = node.database.onStatement(() => statements++);
      const { body } = await ask(query, variables, headers).finally(stopListening);
      if (body.errors) throw new Error(JSON.stringify(body.errors));
      return { data: body.data!, statements };
    },
    async as(role) {
      const expiresAt = new Date(Date.now() + DAY_MS);
      const { secret } = await new Keys(node.database).create({ name: `test ${role}`, role, expiresAt });
      return { authorization: `Bearer ${secret}` };
    },
    async stop() {
      await node.close();
      await drop();
    },
  };
}
