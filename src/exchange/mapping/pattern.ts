// Regular expressions that somebody else wrote: only those that cannot run away, and only on short text.

const SOURCE_CHARACTERS_MAX = 300;
const OPEN_REPEATS_MAX = 3;
export const TEXT_CHARACTERS_MAX = 200;

/**
 * Why a pattern is not taken, or null. Backtracking explodes where a repetition stands within another, so groups are not repeated; with at
 * most three open repetitions of single characters the work stays within the cube of a short text's length.
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
  return openRepeats > OPEN_REPEATS_MAX
    ? `has more than ${OPEN_REPEATS_MAX} open repetitions, which can run away`
    : null;
}

/** null where it does not fit, or where the text is longer than any that a pattern is for. */
export const matched = (pattern: RegExp, text: string): RegExpExecArray | null =>
  text.length > TEXT_CHARACTERS_MAX ? null : pattern.exec(text);
