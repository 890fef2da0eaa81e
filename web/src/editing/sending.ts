// Sending a filled form, and every way in which that can end. Nothing typed is lost in any of them.
import { useQueryClient } from "@tanstack/react-query";
import { useState, type Dispatch, type SetStateAction } from "react";
import { ask, NodeError } from "../api/ask";
import { useLanguage } from "../language/language";
import { compose } from "./compose";
import { differencesOf, type Difference } from "./conflict";
import { nameIn, type Kind, type Values } from "./field";
import type { Filling } from "./filling";
import { closeNames } from "./likenesses";
import { WRITE, type Complaint, type Submission } from "./questions";
import { startOf, type Start } from "./start";

export interface Written {
  readonly id: string;
  readonly slug: string | null;
  /** An earlier sending, whose answer was lost, had been written already; what was changed since was not. */
  readonly isEarlier: boolean;
}

export type Outcome =
  | { readonly state: "filling" | "sending" | "unchanged" | "twin" }
  | { readonly state: "refused"; readonly complaints: readonly Complaint[] }
  | { readonly state: "conflict"; readonly theirs: Start; readonly differences: readonly Difference[] }
  | { readonly state: "failed"; readonly error: Error }
  | { readonly state: "written"; readonly written: Written };

const LOST = ["UNREACHABLE", "NO_ANSWER"];

export function useSending(kind: Kind, setFilling: Dispatch<SetStateAction<Filling>>, done: () => void) {
  const [outcome, setOutcome] = useState<Outcome>({ state: "filling" });
  const answers = useQueryClient();
  const language = useLanguage();

  /** Beside whatever is typed meanwhile. */
  const keep = (unanswered: Submission | null) => setFilling((now) => ({ ...now, unanswered }));

  async function write(submission: Submission) {
    const { writeRecords } = await ask(WRITE, { input: submission });
    return writeRecords;
  }

  function finish(filling: Filling, submission: Submission, id: string, isEarlier: boolean): Outcome {
    const content = Object.values(submission.records[0] as Record<string, Values>)[0];
    const slug = content?.["slug"] ?? filling.was?.["slug"];
    done();
    void answers.invalidateQueries();
    return { state: "written", written: { id, slug: typeof slug === "string" ? slug : null, isEarlier } };
  }

  async function attempt(filling: Filling, acknowledged: boolean): Promise<Outcome> {
    const { submission, missing, nothingChanged, placed } = compose(kind, filling);
    if (nothingChanged) return { state: "unchanged" };
    if (missing.length) return { state: "refused", complaints: missing };
    const name = nameIn(kind, filling.values);
    if (!filling.was && kind.named && !acknowledged && !filling.unanswered) {
      if ((await closeNames(name, kind.named.type)).length) return { state: "twin" };
    }
    // Kept before it is sent: whoever loads the page again while it is on its way sends the same.
    keep(filling.unanswered ?? submission);
    const { ids, userErrors } = await write(submission);
    if (!userErrors.length) return finish(filling, submission, ids[0]!, false);
    if (userErrors.some(({ code }) => code === "SUBMISSION_REUSED") && filling.unanswered) {
      const earlier = await write(filling.unanswered);
      if (earlier.ids[0]) return finish(filling, filling.unanswered, earlier.ids[0], true);
    }
    // Refused is not written: it may be sent in other words.
    keep(null);
    if (filling.id && filling.was && userErrors.some(({ code }) => code === "STALE_VERSION")) {
      const theirs = await startOf(kind, filling.id, language);
      if (theirs)
        return {
          state: "conflict",
          theirs,
          differences: differencesOf(kind, filling.was, filling.values, theirs.values),
        };
    }
    return { state: "refused", complaints: placed(userErrors) };
  }

  async function send(filling: Filling, acknowledged: boolean): Promise<void> {
    setOutcome({ state: "sending" });
    try {
      setOutcome(await attempt(filling, acknowledged));
    } catch (error) {
      if (!(error instanceof NodeError)) throw error;
      // What certainly was not done is not waited for.
      if (!LOST.includes(error.code)) keep(null);
      setOutcome({ state: "failed", error });
    }
  }

  /** Goes on from their version, with what one decided of each field. */
  function settle(filling: Filling, theirs: Start, taken: Values): Promise<void> {
    const settled = {
      ...filling,
      values: { ...filling.values, ...taken },
      was: theirs.values,
      version: theirs.version,
    };
    setFilling(settled);
    return send(settled, true);
  }

  return { outcome, send, settle, reset: () => setOutcome({ state: "filling" }) };
}
