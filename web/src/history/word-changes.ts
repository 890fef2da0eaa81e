// What changed between two texts, word by word: the longest common subsequence of their words stays, the rest went or came.
// Knows no page.

export interface Piece {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** The table of the comparison has this many cells squared; longer texts are shown whole, before and after. */
const WORDS_MAX = 600;

export function wordChanges(before: string, after: string): Piece[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  if (old.length > WORDS_MAX || fresh.length > WORDS_MAX)
    return [
      { kind: "gone", text: before },
      { kind: "new", text: after },
    ];
  const common = commonLengths(old, fresh);
  const pieces: { kind: Piece["kind"]; text: string }[] = [];
  const add = (kind: Piece["kind"], word: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += word;
    else pieces.push({ kind, text: word });
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && old[i] === fresh[j]) {
      add("same", old[i]!);
      [i, j] = [i + 1, j + 1];
    } else if (j === fresh.length || (i < old.length && common[i + 1]![j]! >= common[i]![j + 1]!))
      add("gone", old[i++]!);
    else add("new", fresh[j++]!);
  }
  return pieces;
}

/** Each with the space behind it, so that joined they are the text again. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

/** `[i][j]`: how many words the texts from word i and from word j on have in common, in order. */
function commonLengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        old[i] === fresh[j] ? 1 + lengths[i + 1]![j + 1]! : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}
