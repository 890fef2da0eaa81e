// An engine as the benchmark sees it: a process of its own that is asked one thing at a time, and ended once it takes too long.
import { fork } from "node:child_process";
import path from "node:path";

/** Objects of a million actors need more than Node's default heap. */
const NODE_OPTIONS = ["--max-old-space-size=12000", "--expose-gc"];
const CLOSING_SECONDS = 10;
/** An engine with a time limit of its own should be the first to tell. */
const GRACE_MS = 2_000;

/** The engine took longer than it was given. */
class TooLate extends Error {}
export const isLate = (error) => error instanceof TooLate;

export class EngineClient {
  #child = null;

  constructor(name, setting) {
    this.name = name;
    this.setting = setting;
  }

  /** Starts the process and opens the engine; tells how long that took, what it answers and how much memory it has. */
  async open(deadlineSeconds) {
    const script = path.join(import.meta.dirname, "engine.process.mjs");
    this.#child = fork(script, [this.name], { execArgv: NODE_OPTIONS, stdio: ["ignore", "inherit", "pipe", "ipc"] });
    this.said = "";
    this.#child.stderr.on("data", (text) => (this.said = (this.said + text).slice(-2_000)));
    return this.#order("open", this.setting, deadlineSeconds);
  }

  ask(question, given, deadlineSeconds) {
    return this.#order("ask", { question, given }, deadlineSeconds);
  }

  memory() {
    return this.#order("memory", null, 60);
  }

  /** Whether it can be asked; no more after it was too late. */
  get alive() {
    return this.#child !== null;
  }

  async #order(order, detail, seconds) {
    const child = this.#child;
    const told = await new Promise((resolve) => {
      const timer = setTimeout(() => settle({ late: true, stuck: true }), seconds * 1_000 + GRACE_MS);
      const ended = (code, signal) =>
        settle({ failed: `the process ended (${code ?? signal}). ${this.said}`, gone: true });
      const settle = (what) => {
        clearTimeout(timer);
        child.off("message", settle).off("exit", ended);
        resolve(what);
      };
      child.on("message", settle).on("exit", ended);
      child.send({ order, detail });
    });
    if (told.gone) this.#child = null;
    if (told.stuck) this.kill();
    if (told.late) throw new TooLate(`more than ${seconds} s`);
    if (told.failed) throw new Error(told.failed);
    return told.done ?? {};
  }

  kill() {
    this.#child?.kill("SIGKILL");
    this.#child = null;
  }

  async close() {
    if (!this.#child) return;
    const child = this.#child;
    await this.#order("close", null, CLOSING_SECONDS).catch(() => undefined);
    child.kill("SIGKILL");
    this.#child = null;
  }
}
