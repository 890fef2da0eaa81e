// The threads that answer questions, so that no question keeps the node from answering others. Each question goes to a thread
// that has nothing to do, and waits where all have; one that breaks is replaced.
import path from "node:path";
import { Worker } from "node:worker_threads";
import { PROJECT_DIRECTORY } from "../core/config";
import { Refusal } from "../core/refusal";
import type { FromThread, ToThread } from "./messages";
import type { Patch, SnapshotMemory } from "./snapshot.memory";

/** Compiled, also where the node itself runs from its sources: a thread loads what Node can load. */
export const COMPILED = path.join(PROJECT_DIRECTORY, "dist", "src", "graph");

/** A thread that has not stopped a question by itself so long after its time is ended. */
const GRACE_MS = 5_000;

export interface ThreadOptions {
  readonly count: number;
  /** Questions that may wait for a thread. */
  readonly waitingMax: number;
  /** How long a question may take in its thread. */
  readonly limitMs: number;
}

interface Asked {
  readonly name: string;
  readonly question: unknown;
  resolve(answer: { answer: unknown; position: string }): void;
  reject(error: unknown): void;
}

interface Thread {
  worker: Worker;
  asked: Asked | null;
  timer: NodeJS.Timeout | null;
}

export class Threads {
  readonly #threads: Thread[];
  readonly #waiting: Asked[] = [];
  #memory: SnapshotMemory | null = null;
  #patches: Patch[] = [];
  #isClosed = false;

  constructor(private readonly options: ThreadOptions) {
    this.#threads = Array.from({ length: options.count }, () => this.#start({} as Thread));
  }

  /** From the next question on, this snapshot. */
  show(memory: SnapshotMemory): void {
    this.#memory = memory;
    this.#patches = [];
    this.#tell({ kind: "SNAPSHOT", memory });
    this.#go();
  }

  patch(patch: Patch): void {
    const { ties, involved, involvedIn, ...rest } = patch;
    const last = this.#patches.at(-1);
    // Most commits join nothing: for a thread that starts later, they only move the position on.
    if (last && !ties.length && !involved.length && !involvedIn.length)
      this.#patches.splice(-1, 1, { ...last, ...rest });
    else this.#patches.push(patch);
    this.#tell({ kind: "PATCH", patch });
  }

  /** Refuses TOO_BUSY and QUESTION_TOO_LONG. */
  ask(name: string, question: unknown): Promise<{ answer: unknown; position: string }> {
    if (this.#isClosed) throw new Refusal("NOT_READY");
    if (this.#waiting.length >= this.options.waitingMax) throw new Refusal("TOO_BUSY");
    return new Promise((resolve, reject) => {
      this.#waiting.push({ name, question, resolve, reject });
      this.#go();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const asked of this.#waiting.splice(0)) asked.reject(new Refusal("NOT_READY"));
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  #tell(message: ToThread): void {
    for (const { worker } of this.#threads) worker.postMessage(message);
  }

  /** Gives waiting questions to threads that have none. */
  #go(): void {
    if (!this.#memory) return;
    for (const thread of this.#threads) {
      if (thread.asked) continue;
      const asked = this.#waiting.shift();
      if (!asked) return;
      thread.asked = asked;
      const { limitMs } = this.options;
      thread.timer = setTimeout(() => {
        asked.reject(new Refusal("QUESTION_TOO_LONG"));
        void thread.worker.terminate();
      }, limitMs + GRACE_MS).unref();
      thread.worker.postMessage({
        kind: "QUESTION",
        name: asked.name,
        question: asked.question,
        limitMs,
      } satisfies ToThread);
    }
  }

  #start(thread: Thread): Thread {
    const worker = new Worker(path.join(COMPILED, "thread.js"));
    Object.assign(thread, { worker, asked: null, timer: null });
    worker.on("message", (message: FromThread) => {
      const asked = this.#free(thread)!;
      if (message.kind === "ANSWER") asked.resolve(message);
      else asked.reject(message.kind === "TOO_LONG" ? new Refusal("QUESTION_TOO_LONG") : new Error(message.message));
      this.#go();
    });
    let broken: unknown = new Error("A thread of the graph has ended");
    worker.on("error", (error) => (broken = error));
    worker.once("exit", () => {
      this.#free(thread)?.reject(this.#isClosed ? new Refusal("NOT_READY") : broken);
      if (this.#isClosed) return;
      this.#start(thread);
      if (this.#memory) thread.worker.postMessage({ kind: "SNAPSHOT", memory: this.#memory } satisfies ToThread);
      for (const patch of this.#patches) thread.worker.postMessage({ kind: "PATCH", patch } satisfies ToThread);
      this.#go();
    });
    worker.unref();
    return thread;
  }

  #free(thread: Thread): Asked | null {
    const { asked } = thread;
    if (thread.timer) clearTimeout(thread.timer);
    thread.asked = null;
    thread.timer = null;
    return asked;
  }
}
