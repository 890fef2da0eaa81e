// How many others a node is tied to, and how strongly: the plainest of the centralities (Freeman 1978; for weights Barrat and
// others 2004).
import type { Network } from "./network";

export interface Degrees {
  /** To how many others its ties point, and from how many others ties point at it. */
  readonly out: Int32Array;
  readonly in: Int32Array;
  /** The weights of those ties, summed. */
  readonly outStrength: Float64Array;
  readonly inStrength: Float64Array;
}

export function degrees({ size, offsets, peers, weights }: Network): Degrees {
  const found: Degrees = {
    out: new Int32Array(size),
    in: new Int32Array(size),
    outStrength: new Float64Array(size),
    inStrength: new Float64Array(size),
  };
  for (let node = 0; node < size; node++) {
    found.out[node] = offsets[node + 1]! - offsets[node]!;
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const peer = peers[at]!;
      found.in[peer]!++;
      found.outStrength[node]! += weights[at]!;
      found.inStrength[peer]! += weights[at]!;
    }
  }
  return found;
}
