// What an entry of a record's history changed: compared with what the same origin said before it, field by field, in words.
// Knows no page, and asks nothing.
import type { Language } from "../language/languages";
import { fieldsOf, isPayload, type NameOf } from "../records/payload";

export interface Entry {
  readonly seq: string;
  readonly op: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly origin: { readonly slug: string; readonly isThisNode: boolean };
  readonly payload: unknown;
}

export interface FieldChange {
  readonly property: string;
  readonly name: string;
  readonly gone: readonly string[];
  readonly fresh: readonly string[];
}

/**
 * The entry of this origin before `entries[index]`, newest first; undefined where there is none on the pages that are loaded.
 * Origins are compared with themselves: that another one differs is a disagreement, not a change.
 */
export const entryBefore = (entries: readonly Entry[], index: number): Entry | undefined =>
  entries.slice(index + 1).find(({ origin, op }) => origin.slug === entries[index]!.origin.slug && op === "ASSERT");

export function fieldChanges(
  before: unknown,
  after: unknown,
  type: string,
  language: Language,
  nameOf: NameOf,
): FieldChange[] {
  const fields = (payload: unknown) => fieldsOf(isPayload(payload) ? payload : {}, type, language, nameOf);
  const [old, fresh] = [fields(before), fields(after)];
  const names = new Map([...old, ...fresh].map(({ property, name }) => [property, name]));
  const lines = (of: typeof old, property: string) => of.find((field) => field.property === property)?.lines ?? [];
  return [...names]
    .map(([property, name]) => {
      const [was, is] = [lines(old, property), lines(fresh, property)];
      return {
        property,
        name,
        gone: was.filter((line) => !is.includes(line)),
        fresh: is.filter((line) => !was.includes(line)),
      };
    })
    .filter(({ gone, fresh: came }) => gone.length + came.length > 0);
}
