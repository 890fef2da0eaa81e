// Open sockets and the answers in flight on them: who is silent for too long is cut off, and a stop lets what has begun
// come to its end. It knows no route.
import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

export class Connections {
  readonly #answering = new Map<Socket, Set<ServerResponse>>();

  constructor(
    readonly server: Server,
    readonly silenceMs: number,
  ) {
    server.on("connection", (socket) => {
      this.#answering.set(socket, new Set());
      socket.once("close", () => this.#answering.delete(socket));
    });
    server.setTimeout(silenceMs, (socket) => this.#onSilence(socket));
  }

  /** Counts an answer as in flight until it is out, or its reader has left. */
  add(response: ServerResponse): void {
    const { socket } = response;
    if (!socket) return;
    this.#answering.get(socket)?.add(response);
    response.once("close", () => this.#answering.get(socket)?.delete(response));
  }

  /** Stops listening, closes what is idle, waits for answers in flight, and after the deadline cuts them off. */
  async drain(deadlineMs: number): Promise<void> {
    // node:http itself closes the sockets on which nothing is being answered.
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const [socket, responses] of this.#answering) {
      for (const response of responses) {
        if (!response.headersSent) response.setHeader("connection", "close");
        response.once("close", () => this.#closeIfIdle(socket));
      }
    }
    const deadline = setTimeout(() => this.server.closeAllConnections(), deadlineMs);
    await closed;
    clearTimeout(deadline);
  }

  #closeIfIdle(socket: Socket): void {
    if (!this.#answering.get(socket)?.size) socket.destroySoon();
  }

  #onSilence(socket: Socket): void {
    const responses = [...(this.#answering.get(socket) ?? [])];
    // While the database thinks, silence is ours; the statement time-out ends that. Afterwards it is the reader's.
    const isThinking = responses.length > 0 && responses.every(({ headersSent }) => !headersSent);
    if (isThinking) socket.setTimeout(this.silenceMs);
    else socket.destroy();
  }
}
