// What the node and the threads of its graph say to each other.
import type { Patch, SnapshotMemory } from "./snapshot.memory";

export type ToThread =
  | { readonly kind: "SNAPSHOT"; readonly memory: SnapshotMemory }
  | { readonly kind: "PATCH"; readonly patch: Patch }
  | { readonly kind: "QUESTION"; readonly name: string; readonly question: unknown; readonly limitMs: number };

/** One for each question, in their order. */
export type FromThread =
  | { readonly kind: "ANSWER"; readonly answer: unknown; readonly position: string }
  | { readonly kind: "TOO_LONG" }
  | { readonly kind: "FAILED"; readonly message: string };
