// The clients of docs/clients, each run where its language is, on the demonstration data: what they print is what GraphQL
// says. The typed one fits the schema, and its type is what its question answers.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { transformFileSync } from "@swc/core";
import {
  buildSchema,
  type GraphQLOutputType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  validate,
} from "graphql";
import ts from "typescript";
import { startNode, type TestNode } from "../support/node";
import { has, pythonWith, type Ran, ran } from "./commands";

const CLIENTS = path.resolve(__dirname, "../../docs/clients");
const SCHEMA = path.resolve(__dirname, "../../schema/schema.graphql");
const client = (file: string) => path.join(CLIENTS, file);
/** Nobody listens there. */
const NOWHERE = "http://127.0.0.1:1";

interface Influencer {
  readonly score: number;
  readonly hops: number;
  readonly node: { readonly name: string };
}

let node: TestNode;
let directory: string;
let influencers: readonly Influencer[];
beforeAll(async () => {
  node = await startNode();
  directory = mkdtempSync(path.join(tmpdir(), "counterweight-clients-"));
  const { body } = await node.ask(
    '{ policy(by: { slug: "droit-protection-sociale" }) { influencers(first: 5) { edges { score hops node { name } } } } }',
  );
  const { policy } = body.data as unknown as { policy: { influencers: { edges: Influencer[] } } };
  influencers = policy.influencers.edges;
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await node.stop();
});

/** The client as JavaScript, for a Node that does not run TypeScript by itself. */
function compiled(): string {
  const file = path.join(directory, "influencers.cjs");
  const { code } = transformFileSync(client("influencers.ts"), {
    swcrc: false,
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
  });
  writeFileSync(file, code);
  return file;
}

type Program = (...args: readonly string[]) => Promise<Ran>;

/** Each client with how to run it here, or what is missing for that. */
const programs: readonly (readonly [file: string, needs: string, program: () => Program | null])[] = [
  ["influencers-networkx.py", "python3 with networkx", () => python("influencers-networkx.py", "networkx")],
  ["stances-pandas.py", "python3 with pandas", () => python("stances-pandas.py", "pandas")],
  [
    "communities-igraph.R",
    "R with igraph",
    () => (has("Rscript", "-e", "library(igraph)") ? by("Rscript", client("communities-igraph.R")) : null),
  ],
  ["influencers-curl.sh", "curl", () => (has("curl") ? by("sh", client("influencers-curl.sh")) : null)],
  ["influencers.ts", "Node", () => by(process.execPath, compiled())],
];
const by =
  (program: string, file: string): Program =>
  (...args) =>
    ran(program, [file, ...args]);
function python(file: string, library: string): Program | null {
  const program = pythonWith(library);
  return program === null ? null : by(program, client(file));
}

/** The client's program; null, aloud, where this machine lacks what it needs. */
function programOf(file: string): Program | null {
  const [, needs, program] = programs.find(([name]) => name === file)!;
  const found = program();
  if (!found) console.warn(`docs/clients/${file} is not run here: there is no ${needs}`);
  return found;
}

const printed = async (file: string, ...args: readonly string[]): Promise<string | null> => {
  const program = programOf(file);
  if (!program) return null;
  const { status, output } = await program(node.url, ...args);
  expect([file, status, output]).toEqual([file, 0, output]);
  return output;
};

it.each([
  ["influencers-networkx.py", 3],
  ["influencers-curl.sh", 6],
  ["influencers.ts", 3],
])("%s prints who moves the policy", async (file, digits) => {
  const output = await printed(file);
  const lines = output?.split("\n") ?? [];
  const rounded = (text: string) => Number(text).toFixed(digits);
  // The last numbers and names of each line are the client's own affair.
  const found = lines.flatMap((line) => {
    const [, score, hops] = /^\s*(\d+\.\d+)\s+(\d+)\s/.exec(line) ?? [];
    return score ? [[rounded(score), Number(hops), influencers.find(({ node: { name } }) => line.includes(name))]] : [];
  });
  const wanted = influencers.map((each) => [each.score.toFixed(digits), each.hops, each]);
  expect(found).toEqual(output === null ? [] : wanted);
});

interface Counted {
  readonly totalCount: number;
}

it("stances-pandas.py counts the actors of each stance, and the ties of each type", async () => {
  const output = await printed("stances-pandas.py");
  if (output === null) return expect(programOf("stances-pandas.py")).toBeNull();
  const { body } = await node.ask(
    `{ policies(first: 50) { nodes { slug involvements(first: 50) { nodes { stance actor { slug } } } } }
       memberships: relationships(filter: { type: [MEMBER_OF] }) { totalCount } }`,
  );
  expect(body.errors).toBeUndefined();
  const { policies, memberships } = body.data as unknown as {
    policies: { nodes: { slug: string; involvements: { nodes: { stance: string; actor: { slug: string } }[] } }[] };
    memberships: Counted;
  };
  const header = /^stance +(.+?) *$/m.exec(output)![1]!.split(/ +/);
  for (const { slug, involvements } of policies.nodes) {
    const actorsOf = (stance: string) =>
      new Set(involvements.nodes.flatMap((each) => (each.stance === stance ? [each.actor.slug] : []))).size;
    const row = new RegExp(`^${slug} +(.+)$`, "m").exec(output)?.[1]!.split(/ +/);
    expect([slug, row?.map(Number) ?? []]).toEqual([slug, involvements.nodes.length ? header.map(actorsOf) : []]);
  }
  expect(output).toMatch(new RegExp(`^MEMBER_OF +${memberships.totalCount}$`, "m"));
});

it("communities-igraph.R counts what there is, and draws it", async () => {
  const picture = path.join(directory, "graph.pdf");
  const output = await printed("communities-igraph.R", picture);
  if (output === null) return expect(programOf("communities-igraph.R")).toBeNull();
  const { body } = await node.ask("{ actors { totalCount } relationships { totalCount } }");
  const { actors, relationships } = body.data as unknown as { actors: Counted; relationships: Counted };
  expect(output).toMatch(new RegExp(`^${actors.totalCount} actors, ${relationships.totalCount} ties\n`));
  expect(output).toMatch(/^0\.\d{4} +\d+ {2}Plateforme de Coordination Travail Décent$/m);
  expect(readFileSync(picture, "latin1").slice(0, 5)).toBe("%PDF-");
});

it.each(programs.map(([file]) => [file]))("%s says so where no node answers", async (file) => {
  const program = programOf(file);
  const { status, output } = program ? await program(NOWHERE) : { status: 1, output: `No node: ${NOWHERE}` };
  expect([file, status, output]).toEqual([file, 1, expect.stringMatching(new RegExp(`No (node|graph).*${NOWHERE}`))]);
  expect(output).not.toMatch(/Traceback|\n\s+at /);
});

it.each([["influencers-networkx.py"], ["influencers-curl.sh"], ["influencers.ts"]])(
  "%s says so where there is no such policy",
  async (file) => {
    const program = programOf(file);
    const wanted = `${node.url} knows no policy nobody-knows\n`;
    const answer = program ? await program(node.url, "nobody-knows") : { status: 1, output: wanted };
    expect(answer).toEqual({ status: 1, output: wanted });
  },
);

describe("the typed client", () => {
  const SOURCE = readFileSync(client("influencers.ts"), "utf8");
  const QUERY = /QUERY = \/\* GraphQL \*\/ `([^`]+)`/.exec(SOURCE)![1]!;
  const schema = buildSchema(readFileSync(SCHEMA, "utf8"));

  const SCALARS: Readonly<Record<string, string>> = { Float: "number", Int: "number", Boolean: "boolean" };

  /** What a selection answers, as TypeScript writes it. */
  function answerType(type: GraphQLOutputType, selection: SelectionSetNode | undefined): string {
    if (isNonNullType(type)) return presentType(type.ofType, selection);
    return `(${presentType(type, selection)} | null)`;
  }
  function presentType(type: GraphQLOutputType, selection: SelectionSetNode | undefined): string {
    if (isListType(type)) return `${answerType(type.ofType as GraphQLOutputType, selection)}[]`;
    if (isEnumType(type)) return type.getValues().map(({ name }) => `"${name}"`).join(" | "); // prettier-ignore
    if (!isObjectType(type)) return SCALARS[String(type)] ?? "string";
    const fields = selection!.selections.map((each) => {
      if (each.kind !== Kind.FIELD) throw new Error("Only fields are known here");
      const { type: of } = type.getFields()[each.name.value]!;
      return `${each.alias?.value ?? each.name.value}: ${answerType(of, each.selectionSet)}`;
    });
    return `{ ${fields.join("; ")} }`;
  }

  function complaintsAbout(answer: string): string[] {
    const file = path.join(CLIENTS, "influencers.answer.ts");
    const text = `import type { Influencers } from "./influencers";
      type Answer = ${answer};
      export const there = (answer: Answer): Influencers => answer;
      export const back = (written: Influencers): Answer => written;`;
    const options: ts.CompilerOptions = {
      ...{ strict: true, noEmit: true, types: ["node"], lib: ["lib.es2023.d.ts"], skipLibCheck: true },
      ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node20 },
    };
    const host = ts.createCompilerHost(options);
    const { fileExists, getSourceFile } = host;
    host.fileExists = (name) => name === file || fileExists(name);
    host.getSourceFile = (name, ...rest) =>
      name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
    const program = ts.createProgram([file], options, host);
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  }

  const answerOf = (query: string) => {
    const [operation] = parse(query).definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("A query is expected");
    return presentType(schema.getQueryType()!, operation.selectionSet);
  };

  it("asks what the schema has", () => {
    expect(validate(schema, parse(QUERY))).toEqual([]);
    expect(validate(schema, parse(QUERY.replace("netPush", "push")))).toHaveLength(1);
  });

  it("has the type of its answer, neither more nor less", () => {
    expect(complaintsAbout(answerOf(QUERY))).toEqual([]);
    expect(complaintsAbout(answerOf(QUERY.replace("netPush", "")))).toHaveLength(1);
    expect(complaintsAbout(answerOf(QUERY.replace("totalCount", "")))).toHaveLength(1);
  }, 180_000);
});
