// Conditions of a mapping: whether a row, a record or a part of it stands.
import type { Row } from "../files/table";
import type { Condition } from "./mapping.form";
import type { Path } from "./mapping.document";
import { TEXT_CHARACTERS_MAX } from "./pattern";
import type { Complain, Scope } from "./scope";

export type Test = (row: Row, complain: Complain) => boolean;

/** One condition, or several that must all hold; none always does. */
export function testOf(form: unknown, path: Path, scope: Scope): Test {
  if (form === undefined) return () => true;
  const conditions = (Array.isArray(form) ? form : [form]) as readonly Condition[];
  const tests = conditions.map((condition, index) => {
    scope.need(condition.column, [...path, ...(Array.isArray(form) ? [index] : []), "column"]);
    return oneOf(condition);
  });
  return (row, complain) => tests.every((test) => test(row, complain));
}

function oneOf({ column, is, not, present, matches }: Condition): Test {
  const texts = (row: Row): readonly string[] => {
    const cell = row.cell(column);
    return cell === undefined ? [] : typeof cell === "string" ? [cell] : cell;
  };
  if (present !== undefined) return (row) => texts(row).length > 0 === present;
  if (matches !== undefined) {
    const pattern = new RegExp(matches, "u");
    return (row, complain) =>
      texts(row).some((text) => {
        if (text.length <= TEXT_CHARACTERS_MAX) return pattern.test(text);
        complain("BAD_RECORD", `is longer than the ${TEXT_CHARACTERS_MAX} characters that \`matches\` looks at`, [
          column,
        ]);
        return false;
      });
  }
  const wanted = new Set([is ?? not!].flat().map(String));
  const isAmong = (row: Row) => texts(row).some((text) => wanted.has(text));
  return is === undefined ? (row) => !isAmong(row) : isAmong;
}
