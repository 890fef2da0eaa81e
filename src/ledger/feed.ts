// Following the ledger from a place in it: entries in their order, none twice and none left out, as they are committed by any
// process. It holds nothing of what it passes on: the ledger is the truth, and `seq` the place to come back to. Commits
// become visible in the order of their numbers, because the lock that gives numbers is held until the commit.
import type { Visibility } from "../core/context";
import { Refusal } from "../core/refusal";
import { Turns } from "../core/turns";
import type { Database } from "../database/database";
import { entriesIn, ledgerEnd, type Window } from "./feed.sql";
import type { LedgerEntry } from "./history.types";
import type { WakeUp } from "./wake-up";

export interface FeedEntry extends Omit<LedgerEntry, "origin"> {
  /** Whether somebody asserts the record still, or it goes on as another: then its loader says who sees it. */
  readonly stands: boolean;
}

export type Following = Omit<Window, "upTo" | "limit">;

/** Entries that one statement looks through, and that it returns at most. */
const WINDOW_ENTRIES = 1_000;
const PAGE_ENTRIES = 100;
const SEQ = /^(0|[1-9]\d{0,17})$/;

export class Feed {
  /** Of those who follow, few read at once, however many are told of a commit: half of the connections are for questions. */
  readonly turns: Turns;
  readonly #waiting = new Set<() => void>();
  /** As far as this process knows. */
  #end = 0n;
  #looking: Promise<void> | null = null;
  /** Whether there may be more than was looked for last. */
  #isAwake = false;

  constructor(
    private readonly database: Database,
    private readonly wakeUp: WakeUp,
  ) {
    this.turns = new Turns(Math.ceil(database.options.poolSize / 2));
  }

  /** The place to begin at: behind a `seq`, or, without one, behind all that there is now. Refuses BAD_CURSOR. */
  async placeOf(seq: string | null): Promise<bigint> {
    if (seq !== null && !SEQ.test(seq)) {
      throw new Refusal("BAD_CURSOR", "after: give the `seq` of an entry, or 0 for the beginning");
    }
    await this.#lookForEnd();
    const after = seq === null ? this.#end : BigInt(seq);
    if (after > this.#end) throw new Refusal("BAD_CURSOR", `after: this ledger has only come to ${this.#end}`);
    return after;
  }

  /** What this reader may see of what was appended behind a place, and of what is appended from now on, until the signal. */
  async *follow(following: Following, sees: readonly Visibility[], signal: AbortSignal): AsyncGenerator<FeedEntry> {
    let { after } = following;
    while (await this.#reaches(after + 1n, signal)) {
      const last = after + BigInt(WINDOW_ENTRIES);
      const upTo = last < this.#end ? last : this.#end;
      const behind = { ...following, after };
      const page = await this.turns.run(() => this.#entries(behind, upTo, sees));
      for (const entry of page) {
        if (signal.aborted) return;
        yield entry;
      }
      after = page.length < PAGE_ENTRIES ? upTo : BigInt(page.at(-1)!.seq);
    }
  }

  /** One entry as it is for a reader now; null where it is not there for it. */
  async entry(seq: string, sees: readonly Visibility[]): Promise<FeedEntry | null> {
    const following = { after: BigInt(seq) - 1n, types: null, subjects: null };
    return (await this.#entries(following, BigInt(seq), sees))[0] ?? null;
  }

  /** Afterwards nothing is read any more, once those who follow have ended. */
  async close(): Promise<void> {
    await this.wakeUp.stop();
    await this.#looking;
  }

  #entries(following: Following, upTo: bigint, sees: readonly Visibility[]): Promise<FeedEntry[]> {
    return this.database.rows(entriesIn({ ...following, upTo, limit: PAGE_ENTRIES }, sees));
  }

  /** Waits until the ledger reaches a place; false when the signal comes first. */
  async #reaches(seq: bigint, signal: AbortSignal): Promise<boolean> {
    this.wakeUp.start(this.#wake);
    while (this.#end < seq && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const go = () => {
          this.#waiting.delete(go);
          signal.removeEventListener("abort", go);
          resolve();
        };
        this.#waiting.add(go);
        signal.addEventListener("abort", go);
        this.#look();
      });
    }
    return !signal.aborted;
  }

  readonly #wake = (): void => {
    this.#isAwake = true;
    this.#look();
  };

  /** However many wait, one statement looks; where nobody does, who comes next. */
  #look(): void {
    if (!this.#isAwake || this.#looking || !this.#waiting.size) return;
    this.#isAwake = false;
    // A database that cannot be reached is no reason to end: the next wake-up comes.
    this.#looking = this.#lookForEnd().catch(() => undefined);
    void this.#looking.then(() => {
      this.#looking = null;
      this.#look();
    });
  }

  async #lookForEnd(): Promise<void> {
    const [row] = await this.database.rows<{ seq: string }>(ledgerEnd);
    const end = BigInt(row!.seq);
    if (end <= this.#end) return;
    this.#end = end;
    for (const go of [...this.#waiting]) go();
  }
}
