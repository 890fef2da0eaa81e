// Requests that want to go on as something else than HTTP: only a WebSocket at one path is taken up. It knows no message that
// comes over it.
import { IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { Refusal } from "../core/refusal";
import { refuseKeyInAddress } from "./authentication";
import { type ErrorFace, statusOf } from "./errors";

const PATH = "/graphql";

/**
 * A request as node:http makes it, but one that is only an upgrade where it asks for a WebSocket. Many clients offer HTTP/2 with
 * their first request (`Upgrade: h2c`) and expect to be answered as if they had not.
 */
export class UpgradableRequest extends IncomingMessage {
  declare _isUpgrade: boolean;

  get upgrade(): boolean {
    return this._isUpgrade && this.headers.upgrade?.toLowerCase() === "websocket";
  }

  set upgrade(isUpgrade: boolean) {
    this._isUpgrade = isUpgrade;
  }
}

/** Refuses requests that are not to become sockets, and tells so whether this one is. */
export function isTakenUp(request: IncomingMessage, socket: Duplex, face: ErrorFace, isStopping: boolean): boolean {
  // Without a listener, a reader who leaves in the middle would end the process.
  socket.on("error", () => undefined);
  try {
    if (isStopping) throw new Refusal("NOT_READY", "The node is stopping");
    refuseKeyInAddress(request);
    const [path] = (request.url ?? "").split("?", 1);
    if (path !== PATH) throw new Refusal("NOT_FOUND", `WebSockets are served at ${PATH} alone`);
    return true;
  } catch (error) {
    const told = face.told(error);
    const status = statusOf([told]);
    const body = JSON.stringify({ errors: [told] });
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      "connection: close",
      "content-type: application/json; charset=utf-8",
      `content-length: ${Buffer.byteLength(body)}`,
    ];
    socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
    return false;
  }
}
