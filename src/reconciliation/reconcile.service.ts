// Answers a batch of names with candidates: found by name and by number, compared by what the table knows beside, scored.
// However many questions a batch has, it costs the same statements.
import type { Context } from "../core/context";
import { normaliseName } from "../core/text";
import { idOf, recordOf } from "../records/records";
import { Actor } from "../actors/actor.entity";
import { bearing, type CandidateRow, namedLike, type NameQuestion, type NumberQuestion } from "./candidates.sql";
import { type Found, type Scored, scored } from "./candidates.score";
import { agreement, identifierIn, isIdentifier, numbersIn, propertyOf } from "./properties.terms";
import type { Question } from "./questions.forms";
import { describe, isReconciled, kindIn, nameOf, type Reconciled, type Type, typesOf } from "./types.terms";

export interface Candidate extends Scored {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: readonly Type[];
}

/** Found before properties are compared, and more than asked for: what is second by name may be first by all. */
const MORE_FOUND = 20;

interface Lead {
  readonly uuid: string;
  readonly type: string;
  readonly name: number;
  readonly matched: string | null;
  readonly identified: boolean;
}

function nameQuestion({ query, type, type_strict: strict, limit }: Question, position: number): NameQuestion {
  const isOpen = strict === "should" || type.length === 0;
  const kinds = type.map(kindIn).filter((kind) => kind !== null);
  return {
    position,
    normal: normaliseName(query),
    types: isOpen ? null : type.filter((id) => kindIn(id) === null),
    kinds: isOpen ? null : kinds,
    most: limit + MORE_FOUND,
  };
}

function numberQuestions({ query, properties }: Question, position: number): NumberQuestion[] {
  const told = properties.filter(({ pid }) => isIdentifier(pid));
  const named = told.flatMap(({ pid, v }) => v.flatMap((each) => identifierIn(pid, each)));
  return [...numbersIn(query), ...named].map(({ scheme, value }) => ({ position, scheme, value }));
}

/** By name for all questions at once, and by number: two statements at most. */
async function leadsOf(questions: readonly Question[], context: Context): Promise<Map<string, Lead>[]> {
  const asked = questions.map(nameQuestion).filter(({ normal }) => normal !== "");
  const numbers = questions.flatMap(numberQuestions);
  const [named, numbered] = await Promise.all([
    asked.length ? context.reader.rows<CandidateRow>(namedLike(asked, context.sees)) : [],
    numbers.length ? context.reader.rows<{ position: number; uuid: string }>(bearing(numbers, context.sees)) : [],
  ]);
  const leads = questions.map(() => new Map<string, Lead>());
  for (const { position, uuid, type, matched, score } of named)
    leads[position]!.set(uuid, { uuid, type, name: score, matched, identified: false });
  for (const { position, uuid } of numbered) {
    const lead = leads[position]!.get(uuid) ?? { uuid, type: Actor.name, name: 0, matched: null };
    leads[position]!.set(uuid, { ...lead, identified: true });
  }
  return leads;
}

function hasTypes({ type, type_strict: strict }: Question, record: Reconciled): boolean {
  const own = typesOf(record).map(({ id }) => id);
  return strict === "all" ? type.every((id) => own.includes(id)) : type.some((id) => own.includes(id));
}

async function agreementsOf(question: Question, record: Reconciled, context: Context): Promise<Found["agreements"]> {
  const compared = await Promise.all(
    question.properties.map(async ({ pid, v }) => {
      const property = propertyOf(pid)!;
      return [pid, agreement(property, v, await property.valuesOf(record, context))] as const;
    }),
  );
  const spoken = compared.filter((pair): pair is readonly [string, boolean] => pair[1] !== null);
  // Where types must hold, nobody is here of whom they do not.
  const isTyped = question.type.length > 0 && question.type_strict === "should";
  const typed: [string, boolean][] = isTyped ? [["type", hasTypes(question, record)]] : [];
  return Object.fromEntries([...spoken, ...typed]);
}

async function answerTo(question: Question, leads: Iterable<Lead>, context: Context): Promise<Candidate[]> {
  const compared = await Promise.all(
    [...leads].map(async (lead) => {
      const record = await recordOf(context, lead.type, lead.uuid);
      if (!isReconciled(record)) return null;
      if (question.type.length && question.type_strict !== "should" && !hasTypes(question, record)) return null;
      return { ...lead, record, agreements: await agreementsOf(question, record, context) };
    }),
  );
  return scored(compared.filter((each) => each !== null))
    .slice(0, question.limit)
    .map(({ record, matched, score, match, features }) => {
      const name = nameOf(record, context);
      return {
        id: idOf(record.constructor.name, record.uuid),
        ...{ name, description: describe(record, context, matched === name ? null : matched) },
        ...{ score, match, type: typesOf(record), features },
      };
    });
}

/** For each question its candidates, best first. */
export async function reconcile(
  batch: readonly [key: string, question: Question][],
  context: Context,
): Promise<Record<string, { result: Candidate[] }>> {
  const questions = batch.map(([, question]) => question);
  const leads = await leadsOf(questions, context);
  const answers = await Promise.all(
    batch.map(async ([key, question], position) => {
      return [key, { result: await answerTo(question, leads[position]!.values(), context) }] as const;
    }),
  );
  return Object.fromEntries(answers);
}
