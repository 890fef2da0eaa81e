// What a client may ask, as the specification writes it: parsed, bounded, and refused by name where it does not fit.
import { z } from "zod";
import { Refusal } from "../core/refusal";
import { refuseUnstorable } from "../core/text";
import { propertyOf } from "./properties.terms";
import { isType } from "./types.terms";

const BATCH_QUERIES_MAX = 50;
const CANDIDATES_MAX = 50;
const CANDIDATES_DEFAULT = 10;
/** As long as a title may be. */
const TEXT_CHARACTERS_MAX = 1_000;
const EXTENDED_IDS_MAX = 200;
const SHOWN_CHARACTERS_MAX = 60;

const text = z.string().max(TEXT_CHARACTERS_MAX);
const value = z
  .union([text, z.number(), z.boolean(), z.strictObject({ id: text, name: text.optional() })])
  .transform((given) => String(typeof given === "object" ? given.id : given));
const type = text.refine(isType, { message: "is no type of this service: see /reconcile/suggest/type" });
const pid = text.refine((id) => propertyOf(id) !== null, {
  message: "is no property of this service: see /reconcile/suggest/property",
});

const question = z
  .strictObject({
    query: text.default(""),
    type: z.union([type.transform((one) => [one]), z.array(type).max(20)]).default([]),
    type_strict: z.enum(["any", "should", "all"]).default("any"),
    limit: z.number().int().min(1).max(CANDIDATES_MAX).default(CANDIDATES_DEFAULT),
    properties: z
      .array(z.strictObject({ pid, v: z.union([value.transform((one) => [one]), z.array(value).max(20)]) }))
      .max(20)
      .default([]),
  })
  .refine(({ query, properties }) => query !== "" || properties.length > 0, { message: "needs a query or properties" });

export type Question = z.infer<typeof question>;

const extension = z.strictObject({
  ids: z.array(text).max(EXTENDED_IDS_MAX),
  properties: z
    .array(
      z.strictObject({
        id: pid,
        settings: z
          .object({ limit: z.coerce.number().int().min(0).max(1_000).default(0) })
          .transform(({ limit }) => limit)
          .default(0),
      }),
    )
    .max(50),
});

export type Extension = z.infer<typeof extension>;

/** The union's own sentence says nothing; that of its nearest branch does. */
function complaintOf(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  const nearest =
    issue.code === "invalid_union" ? issue.errors.flat().sort((a, b) => b.path.length - a.path.length) : [];
  const inner = nearest.find(({ code }) => code === "custom") ?? nearest[0];
  if (!inner) return { path: issue.path, message: issue.message };
  const { path, message } = complaintOf(inner);
  return { path: [...issue.path, ...path], message };
}

function fitted<Form extends z.ZodType>(form: Form, given: unknown, place: string): z.infer<Form> {
  const { success, data, error } = form.safeParse(given);
  if (!success) {
    const { path, message } = complaintOf(error.issues[0]!);
    throw new Refusal("BAD_USER_INPUT", `${[place, ...path.map(String)].join(".")}: ${message}`);
  }
  refuseUnstorable(data, place);
  return data;
}

function objectIn(json: string, place: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw new Refusal("BAD_REQUEST", `${place} is not JSON`);
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    throw new Refusal("BAD_USER_INPUT", `${place}: a JSON object is expected`);
  return parsed as Record<string, unknown>;
}

/** The questions by the keys that the client gave them. */
export function questionsIn(json: string): [key: string, question: Question][] {
  const batch = Object.entries(objectIn(json, "queries"));
  if (batch.length > BATCH_QUERIES_MAX) {
    const message = `queries: ${batch.length} are more than ${BATCH_QUERIES_MAX} in one batch`;
    throw new Refusal("BAD_USER_INPUT", message, { max: BATCH_QUERIES_MAX });
  }
  return batch.map(([key, given]) => [key, fitted(question, given, key.slice(0, SHOWN_CHARACTERS_MAX))]);
}

export const extensionIn = (json: string): Extension => fitted(extension, objectIn(json, "extend"), "extend");

const CURSOR_MAX = 1_000;
const prefixForm = z.strictObject({
  prefix: z.string().max(200).default(""),
  cursor: z.coerce.number().int().min(0).max(CURSOR_MAX).default(0),
});

export type Beginning = z.infer<typeof prefixForm>;

/** What was typed so far, and how many suggestions to pass over. */
export const beginningIn = (address: URLSearchParams): Beginning =>
  fitted(
    prefixForm,
    { prefix: address.get("prefix") ?? undefined, cursor: address.get("cursor") || undefined },
    "the address",
  );

const proposalForm = z.strictObject({
  type: type.optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

export const proposalIn = (address: URLSearchParams): z.infer<typeof proposalForm> =>
  fitted(
    proposalForm,
    { type: address.get("type") || undefined, limit: address.get("limit") || undefined },
    "the address",
  );
