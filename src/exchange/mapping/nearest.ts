// Which of the known words somebody may have meant.

const SHOWN_MAX = 3;
const LENGTH_MAX = 100;

/** A sentence with the nearest, or an empty text where none is near. */
export function perhaps(word: string, known: Iterable<string>): string {
  const near = [...known]
    .filter((each) => Math.max(each.length, word.length) <= LENGTH_MAX)
    .map((each) => ({ each, distance: editDistance(word.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, distance }) => distance <= Math.max(2, Math.min(word.length, each.length) / 3))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, SHOWN_MAX);
  return near.length ? `; perhaps ${near.map(({ each }) => `"${each}"`).join(", ")}` : "";
}

/** Levenshtein: how many letters to add, drop or change. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
