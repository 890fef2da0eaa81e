// Regular expressions that somebody else wrote: only those that cannot run away, and only on short text.

const SOURCE_CHARACTERS_MAX = 300;
const OPEN_REPEATS_MAX = 3;
const CHOICES_MAX = 100;
export const TEXT_CHARACTERS_MAX = 200;

/**
 * Why a pattern is not taken, or null. Backtracking explodes where a repetition stands within another, so groups are not repeated; with at
 * most three open repetitions of single characters the work stays within the cube of a short text's length. Alternatives and optional
 * parts that follow each other multiply it, so their choices are counted too.
 */
export function whyUnsafe(source: string): string | null {
  if (source.length > SOURCE_CHARACTERS_MAX) return `is longer than ${SOURCE_CHARACTERS_MAX} characters`;
  try {
    new RegExp(source, "u");
  } catch (error) {
    return (error as Error).message.replace(/^Invalid regular expression: /, "is no regular expression: ");
  }
  const bare = source.replace(/\\./g, "x").replace(/\[[^\]]*\]/g, "x");
  if (/\)[*+{]/.test(bare)) return "repeats a group, which can run away: repeat single characters, as \\d+";
  if (/\\[1-9k]/.test(source)) return "refers back to a group, which can run away";
  const openRepeats = bare.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  if (openRepeats > OPEN_REPEATS_MAX) return `has more than ${OPEN_REPEATS_MAX} open repetitions, which can run away`;
  return choicesOf(bare) > CHOICES_MAX
    ? `leaves more than ${CHOICES_MAX} choices by | and ?, which can run away`
    : null;
}

/** In how many ways alternatives can be taken and optional parts be there, at most. */
function choicesOf(bare: string): number {
  const open = [1];
  let choices = 1;
  for (const [mark] of bare.matchAll(/[(|)]|(?<![(*+?}])\?/g)) {
    if (mark === "(") open.push(1);
    else if (mark === ")") choices *= open.pop()!;
    else if (mark === "|") open.push(open.pop()! + 1);
    else choices *= 2;
  }
  return choices * open[0]!;
}

/** null where it does not fit, or where the text is longer than any that a pattern is for. */
export const matched = (pattern: RegExp, text: string): RegExpExecArray | null =>
  text.length > TEXT_CHARACTERS_MAX ? null : pattern.exec(text);
