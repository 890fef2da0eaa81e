// One running subscription: each event is answered with a context of its own, so that the key is looked at again, nothing is
// remembered from the event before, and the reader gets what it may see now. It knows no socket and no protocol.
import { createSourceEventStream, execute, type ExecutionResult } from "graphql";
import type { Context } from "../core/context";
import { Refusal } from "../core/refusal";
import type { Feed, FeedEntry } from "../ledger/feed";
import { entryFor, type Subscribing } from "./subscription";
import { QuestionRefused, type SubscriptionQuestion } from "./subscriptions.question";

export interface DeliveryOptions {
  readonly feed: Feed;
  /** Who asks now. Refuses UNAUTHENTICATED. */
  readonly contextOf: () => Promise<Context>;
  /** Resolves when the reader takes more; false: it has not for too long. */
  readonly readerIsReady: () => Promise<boolean>;
  readonly lifeMs: number;
  readonly onEnd: () => void;
}

/** The answers, as an iterator that can be ended at any time: an async generator that waits could not be. */
export class Delivery implements AsyncIterableIterator<ExecutionResult, void> {
  readonly #ending = new AbortController();
  readonly #life: NodeJS.Timeout;
  #answers: AsyncGenerator<ExecutionResult, void, void> | null = null;

  constructor(private readonly options: DeliveryOptions) {
    const refusal = new Refusal("SUBSCRIPTION_ENDED", "It has lasted as long as one may");
    this.#life = setTimeout(() => this.#ending.abort(refusal), options.lifeMs);
  }

  /** Takes its place in the ledger: what is committed from now on will come. Refuses what the question's arguments get wrong. */
  async begin(question: SubscriptionQuestion, context: Context): Promise<void> {
    const subscribing: Subscribing = { signal: this.#ending.signal, after: null };
    const source = await createSourceEventStream({
      ...question,
      rootValue: subscribing,
      contextValue: context,
    });
    if (!(Symbol.asyncIterator in source)) throw new QuestionRefused(source.errors ?? []);
    this.#answers = this.#answer(question, source as AsyncIterable<FeedEntry>, subscribing);
  }

  async *#answer(
    question: SubscriptionQuestion,
    source: AsyncIterable<FeedEntry>,
    { signal, after }: Subscribing,
  ): AsyncGenerator<ExecutionResult, void, void> {
    const { feed, contextOf, readerIsReady } = this.options;
    try {
      for await (const { seq } of source) {
        if (!(await readerIsReady())) throw new Refusal("SUBSCRIPTION_ENDED", "Its reader is too slow");
        const answer = await feed.turns.run(async () => {
          const contextValue = await contextOf();
          const rootValue = await entryFor(contextValue, feed, seq);
          return rootValue && execute({ ...question, rootValue, contextValue });
        });
        if (signal.aborted) break;
        if (answer) yield answer;
        after = seq;
      }
      if (signal.reason instanceof Refusal) throw signal.reason;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal(error.code, error.message, { ...error.details, after }, { cause: error });
    }
  }

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    try {
      const result = await this.#answers!.next();
      if (result.done) this.#end();
      return result;
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  /** Ends it, and resolves once nothing of it runs any more. */
  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    this.#ending.abort();
    await this.#answers?.return();
    this.#end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(): void {
    clearTimeout(this.#life);
    this.options.onEnd();
  }
}
