// A network as plain arrays, and how one is made of a list of ties. It knows no actors and no days: nodes are numbers.
// The arrays may lie in memory that threads share; nothing here writes into them once they are made.

/** Compressed sparse rows: the ties that leave node u are those at offsets[u] to offsets[u + 1], by their other end. */
export interface Network {
  readonly size: number;
  /** size + 1 places in `peers`, the first 0. */
  readonly offsets: Int32Array;
  /** Sorted within a row; no peer twice, and no node its own. An undirected network has each tie in both rows. */
  readonly peers: Int32Array;
  /** Beside `peers`, above 0. */
  readonly weights: Float64Array;
}

/** The same rows for whoever asks who points at whom: an O(ties) counting sort, which leaves rows sorted. */
export function reversed({ size, offsets, peers, weights }: Network): Network {
  const back = rowsFor(size, peers);
  const next = back.offsets.slice();
  for (let node = 0; node < size; node++) {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const place = next[peers[at]!]!++;
      back.peers[place] = node;
      back.weights[place] = weights[at]!;
    }
  }
  return back;
}

/** Ties in any order, parallel ones and loops among them: loops are left out, and the weights of parallel ties add up. */
export function networkOf(
  size: number,
  sources: ArrayLike<number>,
  targets: ArrayLike<number>,
  weights: ArrayLike<number>,
): Network {
  const loose = rowsFor(size, sources);
  const next = loose.offsets.slice();
  for (let tie = 0; tie < sources.length; tie++) {
    const place = next[sources[tie]!]!++;
    loose.peers[place] = targets[tie]!;
    loose.weights[place] = weights[tie]!;
  }
  // Turned round twice, the rows are sorted.
  return merged(reversed(reversed(loose)));
}

/** Every tie both ways, its weight the sum of the two directions. */
export function undirected(network: Network): Network {
  const { size, offsets, peers, weights } = network;
  const starts = new Int32Array(peers.length);
  for (let node = 0; node < size; node++) starts.fill(node, offsets[node], offsets[node + 1]);
  const twice = <Numbers extends Int32Array | Float64Array>(both: Numbers, one: Numbers, other: Numbers): Numbers => {
    both.set(one);
    both.set(other, one.length);
    return both;
  };
  const count = 2 * peers.length;
  return networkOf(
    size,
    twice(new Int32Array(count), starts, peers),
    twice(new Int32Array(count), peers, starts),
    twice(new Float64Array(count), weights, weights),
  );
}

/** Empty rows, long enough for the ties that `ends` names. */
function rowsFor(size: number, ends: ArrayLike<number>): Network {
  const offsets = new Int32Array(size + 1);
  for (let tie = 0; tie < ends.length; tie++) offsets[ends[tie]! + 1]!++;
  for (let node = 0; node < size; node++) offsets[node + 1]! += offsets[node]!;
  return { size, offsets, peers: new Int32Array(ends.length), weights: new Float64Array(ends.length) };
}

/** Packs sorted rows to the front: parallel ties become one, loops none. */
function merged({ size, offsets, peers, weights }: Network): Network {
  const packed = new Int32Array(size + 1);
  let count = 0;
  for (let node = 0; node < size; node++) {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      if (peers[at] === node) continue;
      if (count > packed[node]! && peers[count - 1] === peers[at]) weights[count - 1]! += weights[at]!;
      else {
        peers[count] = peers[at]!;
        weights[count++] = weights[at]!;
      }
    }
    packed[node + 1] = count;
  }
  return { size, offsets: packed, peers: peers.slice(0, count), weights: weights.slice(0, count) };
}
