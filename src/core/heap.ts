// Keeps long work small, so that it fits beside a database on a small machine. Imports and downloads throw away much and keep little, and
// V8 would let the heap grow to four times what is alive before it tidies up thoroughly. It knows no work.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** From the tidying at once on, the heap grows by so much before the next. */
export function keepHeapSmall(growingPercent: number): void {
  setFlagsFromString(`--heap-growing-percent=${growingPercent}`);
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

/** As V8 thinks best, which is fastest. */
export function letHeapGrow(): void {
  setFlagsFromString("--heap-growing-percent=0");
}
