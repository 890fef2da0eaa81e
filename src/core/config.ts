// The only file that reads process.env. Every setting has a default that suits a first try on one's own machine.
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { Refusal } from "./refusal";

const integer = (minimum: number, maximum: number, preset: number) =>
  z.coerce.number().int().min(minimum).max(maximum).default(preset);

/** Environment variables by name. `.env.example` is checked against these keys. */
export const SETTINGS = {
  /** HTTP port, 0 to 65535; 0 takes any free one. */
  PORT: integer(0, 65_535, 4000),
  /** Address to listen on. Loopback by default: a node is opened to a network on purpose, behind TLS. */
  HOST: z.string().min(1).default("127.0.0.1"),
  /** postgres:// address of a Postgres 15 to 18. Empty: the embedded Postgres. */
  DATABASE_URL: z
    .string()
    .regex(/^$|^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://")
    .default(""),
  /** Folder of the embedded Postgres. Empty: `.counterweight` beside the project. */
  COUNTERWEIGHT_DATA_DIR: z.string().default(""),
  /** `false` starts an empty node; otherwise an empty node loads the demonstration data. */
  COUNTERWEIGHT_DEMO: z.enum(["true", "false"]).default("true"),
  /** The name under which this node asserts its records: letters, digits, dots and dashes. */
  COUNTERWEIGHT_ORIGIN: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,62}$/)
    .default("local"),
  /** Languages to fall back on, most wanted first, where a reader asks for none. */
  COUNTERWEIGHT_LANGUAGES: z
    .string()
    .regex(/^[a-z]{2,3}(,[a-z]{2,3})*$/)
    .default("en,fr,nl"),
  /** Longest a single SQL statement of a question may run, in milliseconds. */
  COUNTERWEIGHT_STATEMENT_TIMEOUT_MS: integer(100, 600_000, 10_000),
  /** Connections that this process opens to Postgres. */
  COUNTERWEIGHT_POOL_SIZE: integer(2, 200, 10),
  /** Threads that answer questions of influence; each keeps arrays as long as there are actors. */
  COUNTERWEIGHT_GRAPH_THREADS: integer(1, 16, 2),
  /** Largest request body, in bytes. */
  COUNTERWEIGHT_BODY_BYTES_MAX: integer(1_000, 10_000_000, 262_144),
  /** The same for whoever holds a key that writes; never less than for others. */
  COUNTERWEIGHT_WRITE_BYTES_MAX: integer(1_000, 50_000_000, 4_194_304),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
} as const;

export interface Config {
  readonly port: number;
  readonly host: string;
  /** null means: use the embedded Postgres. */
  readonly databaseUrl: string | null;
  readonly dataDirectory: string;
  readonly demo: boolean;
  readonly origin: string;
  readonly languages: readonly string[];
  readonly statementTimeoutMs: number;
  readonly poolSize: number;
  readonly graphThreads: number;
  readonly bodyBytesMax: number;
  readonly writeBytesMax: number;
  readonly logLevel: "silent" | "error" | "warn" | "info" | "debug";
}

/** The project's own folder, whether this file runs as source (src/core) or compiled (dist/src/core). */
export const PROJECT_DIRECTORY = path.resolve(
  __dirname,
  __dirname.includes(`${path.sep}dist${path.sep}`) ? "../../.." : "../..",
);

/** This software's version, as package.json tells it. */
export const VERSION = (
  JSON.parse(readFileSync(path.join(PROJECT_DIRECTORY, "package.json"), "utf8")) as { version: string }
).version;

/** Reads and checks the settings; a wrong one is refused by name (CONFIG_INVALID), never replaced by a default. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = z.object(SETTINGS).safeParse(environment);
  if (!parsed.success) {
    const complaints = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Refusal("CONFIG_INVALID", complaints.join("; "));
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL || null,
    dataDirectory: path.resolve(values.COUNTERWEIGHT_DATA_DIR || path.join(PROJECT_DIRECTORY, ".counterweight")),
    demo: values.COUNTERWEIGHT_DEMO === "true",
    origin: values.COUNTERWEIGHT_ORIGIN,
    languages: values.COUNTERWEIGHT_LANGUAGES.split(","),
    statementTimeoutMs: values.COUNTERWEIGHT_STATEMENT_TIMEOUT_MS,
    poolSize: values.COUNTERWEIGHT_POOL_SIZE,
    graphThreads: values.COUNTERWEIGHT_GRAPH_THREADS,
    bodyBytesMax: values.COUNTERWEIGHT_BODY_BYTES_MAX,
    writeBytesMax: Math.max(values.COUNTERWEIGHT_BODY_BYTES_MAX, values.COUNTERWEIGHT_WRITE_BYTES_MAX),
    logLevel: values.LOG_LEVEL,
  };
}
