// Structured log, one JSON object a line on standard error. It never carries reader addresses, query texts or names of
// persons: an organisation under watch must be able to hand its logs to whoever repairs its server.
import pino, { type Logger } from "pino";

export type Log = Logger;

/** `level` as in LOG_LEVEL. */
export function makeLog(level: string): Log {
  return pino(
    { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}
