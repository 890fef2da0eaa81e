// What goes out on one socket, and how much of it waits there because its reader is slow. It knows no message.
import type { WebSocket } from "ws";

export class Outlet {
  readonly #waiting = new Set<() => void>();

  constructor(
    readonly socket: WebSocket,
    readonly waitingBytesMax: number,
  ) {
    socket.once("close", () => this.#release());
  }

  /** Sends, or does nothing where nobody listens any more. */
  send(text: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.socket.send(text, () => {
      if (!this.isFull) this.#release();
    });
  }

  get isFull(): boolean {
    return this.socket.readyState === this.socket.OPEN && this.socket.bufferedAmount > this.waitingBytesMax;
  }

  /** Resolves once no more waits than may; false when that takes too long. */
  async drained(withinMs: number): Promise<boolean> {
    if (!this.isFull) return true;
    return new Promise((resolve) => {
      const settle = (drained: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(release);
        resolve(drained);
      };
      const release = () => settle(true);
      const timer = setTimeout(settle, withinMs, false);
      this.#waiting.add(release);
    });
  }

  /** Reads nothing more from a client that asks but does not read what it is answered, until it does. */
  brake(): void {
    if (!this.isFull || this.socket.isPaused) return;
    this.socket.pause();
    this.#waiting.add(() => this.socket.resume());
  }

  #release(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const release of waiting) release();
  }
}
