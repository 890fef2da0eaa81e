// What every field of one form shares: whose record it is, and what stands against which field.
import { createContext, useContext } from "react";
import { fieldName } from "../language/vocabulary";
import { useLanguage } from "../language/language";
import type { Field, Value, Values } from "./field";
import type { Complaint } from "./questions";
import { helpOf } from "./field-help";

export interface FormState {
  readonly type: string;
  /** By the path of their field, as `names.0.value`. */
  readonly complaints: ReadonlyMap<string, readonly Complaint[]>;
  /** Sets other fields of the form: a reform brings its policy. */
  readonly change: (values: Values) => void;
}

export const FormContext = createContext<FormState>({ type: "", complaints: new Map(), change: () => undefined });

/** What a drawn field is given. `owner` is the type whose name for the field counts: the record's, or an item's input. */
export interface FieldProps<Kind extends Field = Field> {
  readonly field: Kind;
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly path: readonly string[];
  readonly owner?: string;
}

export const anchorOf = (path: readonly string[]): string => `field-${path.join("-")}`;

export function useField({ field, path, owner }: Pick<FieldProps, "field" | "path" | "owner">) {
  const form = useContext(FormContext);
  const language = useLanguage();
  const id = anchorOf(path);
  const complaints = form.complaints.get(path.join(".")) ?? [];
  const help = helpOf(field.name, owner ?? form.type, language);
  const describedBy = [help && `${id}-help`, complaints.length > 0 && `${id}-complaint`].filter(Boolean).join(" ");
  return {
    id,
    name: fieldName(field.name, language, owner ?? form.type),
    help,
    complaints,
    /** For the control itself. */
    described: {
      "aria-describedby": describedBy || undefined,
      "aria-invalid": complaints.length > 0 || undefined,
      "aria-required": field.required || undefined,
    },
  };
}
