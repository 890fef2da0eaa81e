// A thread that answers questions of the graph, one after the other. Snapshots and patches come in the same line as
// questions: so a question is answered from one state of the graph, and the next may find another.
import { parentPort } from "node:worker_threads";
import { Deadline, QuestionTooLong } from "./deadline";
import { Desk } from "./desk";
import type { FromThread, ToThread } from "./messages";
import { QUESTIONS, type QuestionName } from "./question-table";

let desk: Desk | null = null;

function answer({ name, question, limitMs }: Extract<ToThread, { kind: "QUESTION" }>): FromThread {
  try {
    const ask = QUESTIONS[name as QuestionName] as (desk: Desk, question: unknown, deadline: Deadline) => unknown;
    return { kind: "ANSWER", answer: ask(desk!, question, new Deadline(limitMs)), position: desk!.snapshot.position };
  } catch (error) {
    desk!.clear();
    if (error instanceof QuestionTooLong) return { kind: "TOO_LONG" };
    return { kind: "FAILED", message: String(error instanceof Error ? error.stack : error) };
  }
}

parentPort!.on("message", (message: ToThread) => {
  if (message.kind === "SNAPSHOT") desk = new Desk(message.memory);
  else if (message.kind === "PATCH") desk!.apply(message.patch);
  else parentPort!.postMessage(answer(message));
});
