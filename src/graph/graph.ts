// The graph in memory, as the rooms above ask it: a question goes to a thread, and comes back with the position of the ledger that its
// answer reflects. An answer is as fresh as the question: what was committed before it was asked is in it, unless that
// would take long, as after a large import; the position tells.
import DataLoader from "dataloader";
import { type Context, type LoaderDefinition, Provided, type Visibility } from "../core/context";
import { Refusal } from "../core/refusal";
import { ledgerEnd } from "../ledger/feed.sql";
import type { WakeUp } from "../ledger/wake-up";
import { Keeper } from "./keeper";
import type { Answer, Question, QuestionName } from "./question-table";
import { dayNumber, LEVELS } from "./records.layout";
import { type ThreadOptions, Threads } from "./threads";
import type { Terms } from "./view";
import { weightsOf } from "./vocabulary";

export interface GraphOptions extends ThreadOptions {
  /** How long a question that asks for a position waits for it. */
  readonly reachMs: number;
}

export const GRAPH_OPTIONS: GraphOptions = { count: 2, waitingMax: 200, limitMs: 10_000, reachMs: 10_000 };

/** A question that asks for nothing special waits so long for what was committed before it. */
const FRESH_MS = 1_000;

export interface Answered<Name extends QuestionName> {
  readonly answer: Answer<Name>;
  /** The `seq` of the last ledger entry that the answer reflects. */
  readonly position: string;
}

export class Graph {
  readonly #threads: Threads;
  readonly #keeper: Keeper;

  constructor(
    databaseUrl: string,
    wakeUp: WakeUp,
    report: (error: unknown) => void,
    private readonly options: GraphOptions = GRAPH_OPTIONS,
  ) {
    this.#threads = new Threads(options);
    this.#keeper = new Keeper(databaseUrl, this.#threads, report);
    wakeUp.start(this.#keeper.wake);
    this.#keeper.wake();
  }

  get figures(): Keeper["figures"] {
    return this.#keeper.figures;
  }

  get position(): string | null {
    return this.#keeper.position?.toString() ?? null;
  }

  /**
   * Refuses QUESTION_TOO_LONG and TOO_BUSY; POSITION_NOT_REACHED and BAD_CURSOR where `atLeast` asks for more of the ledger than the
   * graph reflects, or than there is.
   */
  async ask<Name extends QuestionName>(
    context: Context,
    name: Name,
    question: Question<Name>,
    atLeast: string | null,
  ): Promise<Answered<Name>> {
    await this.#reach(await context.loader(endOfLedger).load(""), atLeast);
    return (await this.#threads.ask(name, question)) as Answered<Name>;
  }

  async close(): Promise<void> {
    await this.#keeper.close();
    await this.#threads.close();
  }

  async #reach(end: bigint, atLeast: string | null): Promise<void> {
    if (atLeast !== null && BigInt(atLeast) > end) {
      throw new Refusal("BAD_CURSOR", `atLeast: this ledger has only come to ${end}`);
    }
    const isBuilt = this.#keeper.position !== null;
    // It will not be there in time.
    if (atLeast === null && isBuilt && this.#keeper.isBuilding && this.#keeper.figures!.buildMs > FRESH_MS) return;
    const reached = await this.#keeper.reach(end, atLeast === null && isBuilt ? FRESH_MS : this.options.reachMs);
    if (this.#keeper.position === null) throw new Refusal("NOT_READY", "The graph is being read; try again shortly.");
    if (reached || atLeast === null || this.#keeper.position >= BigInt(atLeast)) return;
    throw new Refusal("POSITION_NOT_REACHED");
  }
}

/** How far the ledger has come, asked once a request. */
const endOfLedger: LoaderDefinition<string, bigint> = {
  name: "End of the ledger",
  make: ({ reader }) =>
    new DataLoader<string, bigint>(async (keys) => {
      const rows = await reader.rows<{ seq: string }>(ledgerEnd);
      return keys.map(() => BigInt(rows[0]!.seq));
    }),
};

/** Where a request finds the graph; none in what asks of the past, or stands outside of a node: then SQL answers. */
export const GRAPH = new Provided<Graph>("graph");

/** What pairs of actors depend on, as threads have it. */
export const termsOf = (
  asOf: string,
  sees: readonly Visibility[],
  weights?: Parameters<typeof weightsOf>[0],
): Terms => ({
  day: dayNumber(asOf),
  level: Math.max(...sees.map((level) => LEVELS.indexOf(level))),
  weights: weights ? weightsOf(weights) : null,
});
