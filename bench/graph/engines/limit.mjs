// The limit: loops over typed arrays for exactly these four questions and this one day, without an abstraction in the way. Nobody
// could ship it (it cannot change, explain, hide or turn anything); it tells how far an engine is from what the machine can do.
// Actors are relabelled by degree, so that hubs share cache lines; what is read together lies together: [actor, weight's bits].
import { PAGE_RANK, HOPS, readPrepared, startsOf } from "../prepared.mjs";

const TOP = 50;

/** Actors by falling degree, and each actor's place in that order. */
function ordered({ actors, pairs, ties }) {
  const degrees = new Int32Array(actors);
  for (const keys of [pairs[0], ties[0], ties[1]]) for (const actor of keys) degrees[actor] += 1;
  const order = Int32Array.from(degrees.keys()).sort((a, b) => degrees[b] - degrees[a] || a - b);
  const rank = new Int32Array(actors);
  order.forEach((actor, place) => (rank[actor] = place));
  return { order, rank };
}

/** Rows of [other, weight as float32 bits], by key. */
function packed(keys, others, weightOf, count) {
  const starts = startsOf(keys, count);
  const next = starts.slice();
  const entries = new Int32Array(keys.length * 2);
  const weights = new Float32Array(entries.buffer);
  for (let i = 0; i < keys.length; i += 1) {
    const at = 2 * next[keys[i]]++;
    entries[at] = others[i];
    weights[at + 1] = weightOf(i);
  }
  return { starts, entries, weights };
}

/** Others alone, in rising order: what lies close in memory is read one after the other. */
function listed(keys, others, count) {
  const { starts, entries } = packed(keys, others, () => 0, count);
  const neighbours = entries.filter((_, index) => index % 2 === 0);
  for (let key = 0; key < count; key += 1) neighbours.subarray(starts[key], starts[key + 1]).sort();
  return { starts, neighbours };
}

function joined(one, other) {
  const both = new Int32Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Each key as often as its count says. */
function repeated(keys, counts) {
  const all = new Int32Array(counts.reduce((sum, count) => sum + count, 0));
  for (let i = 0, at = 0; i < keys.length; at += counts[i++]) all.fill(keys[i], at, at + counts[i]);
  return all;
}

/** The TOP highest of `values`, equal ones by `names`; a heap whose root is the lowest that is still among them. */
function topOf(values, names, candidates, count) {
  const heap = new Int32Array(TOP);
  let size = 0;
  let floor = 0;
  const below = (a, b) => values[a] < values[b] || (values[a] === values[b] && names[a] > names[b]);
  for (let i = 0; i < count; i += 1) {
    const candidate = candidates === null ? i : candidates[i];
    const value = values[candidate];
    if (value === 0 || value < floor) continue;
    let at;
    if (size < TOP) {
      for (at = size++; at > 0; at = (at - 1) >> 1) {
        const parent = heap[(at - 1) >> 1];
        if (!below(candidate, parent)) break;
        heap[at] = parent;
      }
    } else {
      if (!below(heap[0], candidate)) continue;
      for (at = 0; ;) {
        let child = 2 * at + 1;
        if (child >= TOP) break;
        if (child + 1 < TOP && below(heap[child + 1], heap[child])) child += 1;
        if (!below(heap[child], candidate)) break;
        heap[at] = heap[child];
        at = child;
      }
    }
    heap[at] = candidate;
    if (size === TOP) floor = values[heap[0]];
  }
  const best = heap.subarray(0, size).sort((a, b) => (below(a, b) ? 1 : -1));
  return Array.from(best, (place) => [names[place], values[place]]);
}

/** Sums over walks: `hops` times from the frontier over `rows`, each arrival summed in `total`. */
function walker({ starts, entries, weights }, count) {
  const total = new Float32Array(count);
  const reached = new Int32Array(count);
  let frontier = new Int32Array(count);
  let following = new Int32Array(count);
  let current = new Float32Array(count);
  let next = new Float32Array(count);

  /** `seeded` actors of `current` are in `frontier`. Returns how many lie in `reached`, or -1: then whoever has a total. */
  function walk(seeded, hops) {
    let size = seeded;
    let known = 0;
    for (let i = 0; i < size; i += 1) {
      const actor = frontier[i];
      reached[known++] = actor;
      total[actor] = current[actor];
    }
    for (let hop = 1; hop <= hops; hop += 1) {
      let edges = 0;
      for (let i = 0; i < size; i += 1) edges += starts[frontier[i] + 1] - starts[frontier[i]];
      if (hop === hops && edges > count >> 2) {
        // The last hop reaches a good part of everybody: no list of whom, the totals are looked through instead.
        for (let actor = 0; actor < count; actor += 1) {
          const passed = current[actor];
          if (passed === 0) continue;
          current[actor] = 0;
          const end = 2 * starts[actor + 1];
          for (let at = 2 * starts[actor]; at < end; at += 2) total[entries[at]] += passed * weights[at + 1];
        }
        return -1;
      }
      let found = 0;
      for (let i = 0; i < size; i += 1) {
        const actor = frontier[i];
        const passed = current[actor];
        current[actor] = 0;
        const end = 2 * starts[actor + 1];
        for (let at = 2 * starts[actor]; at < end; at += 2) {
          const other = entries[at];
          const had = next[other];
          if (had === 0) following[found++] = other;
          next[other] = had + passed * weights[at + 1];
        }
      }
      for (let i = 0; i < found; i += 1) {
        const actor = following[i];
        if (total[actor] === 0) reached[known++] = actor;
        total[actor] += next[actor];
      }
      [frontier, following, current, next, size] = [following, frontier, next, current, found];
    }
    for (let i = 0; i < size; i += 1) current[frontier[i]] = 0;
    return known;
  }

  return {
    total,
    reached,
    walk,
    seed(place, actor, weight) {
      frontier[place] = actor;
      current[actor] = weight;
    },
    clear(known) {
      if (known < 0) total.fill(0);
      else for (let i = 0; i < known; i += 1) total[reached[i]] = 0;
    },
  };
}

function distances({ starts, neighbours }, count) {
  // Who was met from which end, by the number of the question: nothing to clear between questions.
  const marks = new Int32Array(count);
  let question = 0;
  let near = new Int32Array(count);
  let far = new Int32Array(count);
  let next = new Int32Array(count);
  return (from, to) => {
    if (from === to) return 0;
    if (question > 1 << 29) marks.fill((question = 0));
    question += 2;
    let [mine, theirs] = [question, question + 1];
    let [nearSize, farSize] = [1, 1];
    let [nearEdges, farEdges] = [starts[from + 1] - starts[from], starts[to + 1] - starts[to]];
    [near[0], far[0], marks[from], marks[to]] = [from, to, mine, theirs];
    for (let length = 1; ; length += 1) {
      if (nearEdges > farEdges) {
        [near, far, nearSize, farSize] = [far, near, farSize, nearSize];
        [nearEdges, farEdges, mine, theirs] = [farEdges, nearEdges, theirs, mine];
      }
      let found = 0;
      let edges = 0;
      for (let i = 0; i < nearSize; i += 1) {
        const end = starts[near[i] + 1];
        for (let at = starts[near[i]]; at < end; at += 1) {
          const other = neighbours[at];
          const mark = marks[other];
          if (mark === theirs) return length;
          if (mark === mine) continue;
          marks[other] = mine;
          next[found++] = other;
          edges += starts[other + 1] - starts[other];
        }
      }
      if (found === 0) return null;
      [near, next, nearSize, nearEdges] = [next, near, found, edges];
    }
  };
}

function ranker({ starts, neighbours }, sources, count) {
  const sending = new Int32Array(count);
  for (let i = 0; i < sources.length; i += 1) sending[sources[i]] += 1;
  const dangling = Int32Array.from(sending.keys()).filter((actor) => sending[actor] === 0);
  const share = Float32Array.from(sending, (ties) => (ties === 0 ? 0 : 1 / ties));
  const scores = new Float32Array(count);
  const sent = new Float32Array(count);
  return () => {
    scores.fill(1 / count);
    for (let iteration = 0; iteration < PAGE_RANK.iterations; iteration += 1) {
      let lost = 0;
      for (let i = 0; i < dangling.length; i += 1) lost += scores[dangling[i]];
      for (let actor = 0; actor < count; actor += 1) sent[actor] = scores[actor] * share[actor];
      const base = (1 - PAGE_RANK.damping + PAGE_RANK.damping * lost) / count;
      let at = 0;
      for (let actor = 0; actor < count; actor += 1) {
        const end = starts[actor + 1];
        let sum = 0;
        for (; at < end; at += 1) sum += sent[neighbours[at]];
        scores[actor] = base + PAGE_RANK.damping * sum;
      }
    }
    return scores;
  };
}

const bytesOf = (...arrays) => arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);

export function open({ prepared: directory }) {
  const prepared = readPrepared(directory);
  const { actors, policies, pairs, damping, seeds } = prepared;
  const { order, rank } = ordered(prepared);
  const places = (numbers) => numbers.map((actor) => rank[actor]);
  const [from, to, step] = [places(pairs[0]), places(pairs[1]), (i) => pairs[2][i] * damping[pairs[1][i]]];
  const toThem = packed(to, from, step, actors);
  const fromThem = packed(from, to, step, actors);
  const [sources, targets, counts] = [places(prepared.ties[0]), places(prepared.ties[1]), prepared.ties[2]];
  const neighbours = listed(joined(sources, targets), joined(targets, sources), actors);
  const everySource = repeated(sources, counts);
  const cited = listed(repeated(targets, counts), everySource, actors);
  const involved = places(seeds[1]);
  const byPolicy = packed(seeds[0], involved, (i) => seeds[2][i], policies);
  const byActor = packed(involved, seeds[0], (i) => seeds[2][i], actors);

  const towards = walker(toThem, actors);
  const outwards = walker(fromThem, actors);
  const distance = distances(neighbours, actors);
  const pageRank = ranker(cited, everySource, actors);
  const scores = new Float32Array(policies);
  const scored = new Int32Array(policies);
  const policyNames = Int32Array.from(scores.keys());

  return {
    influencers(policy) {
      const { starts, entries, weights } = byPolicy;
      let count = 0;
      for (let at = 2 * starts[policy]; at < 2 * starts[policy + 1]; at += 2)
        towards.seed(count++, entries[at], weights[at + 1]);
      const known = towards.walk(count, HOPS - 1);
      const top = topOf(towards.total, order, known < 0 ? null : towards.reached, known < 0 ? actors : known);
      towards.clear(known);
      return top;
    },
    influences(actor, hops = HOPS) {
      outwards.seed(0, rank[actor], 1);
      const known = outwards.walk(1, hops - 1);
      const { total, reached } = outwards;
      const { starts, entries, weights } = byActor;
      let count = 0;
      for (let i = 0, end = known < 0 ? actors : known; i < end; i += 1) {
        const place = known < 0 ? i : reached[i];
        const score = total[place];
        if (score === 0) continue;
        const last = 2 * starts[place + 1];
        for (let at = 2 * starts[place]; at < last; at += 2) {
          const policy = entries[at];
          const had = scores[policy];
          if (had === 0) scored[count++] = policy;
          scores[policy] = had + score * weights[at + 1];
        }
      }
      outwards.clear(known);
      const top = topOf(scores, policyNames, scored, count);
      for (let i = 0; i < count; i += 1) scores[scored[i]] = 0;
      return { count, top };
    },
    shortestPath: (one, other) => distance(rank[one], rank[other]),
    pageRank: () => topOf(pageRank(), order, null, actors),
    memory: () => ({
      bytes:
        [toThem, fromThem, byPolicy, byActor].reduce((sum, { starts, entries }) => sum + bytesOf(starts, entries), 0) +
        [neighbours, cited].reduce((sum, rows) => sum + bytesOf(rows.starts, rows.neighbours), 0),
    }),
  };
}
