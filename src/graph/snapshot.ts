// The graph as one consistent reading of the records: who is tied to whom, who is involved in what. Actors and subjects
// (policies and reforms) go by number here, and by uuid outside. It knows no question.
import { Names } from "./names";
import { Rows } from "./rows";
import type { Patch, SnapshotMemory } from "./snapshot.memory";

/** A thread's own view of the snapshot: the shared memory, with what has changed since it was built. */
export class Snapshot {
  readonly ties: Rows;
  readonly involved: Rows;
  readonly involvedIn: Rows;
  readonly actors: Names;
  readonly subjects: Names;
  #position: string;
  #actorCount: number;
  #subjectCount: number;
  #reforms: ReadonlyMap<number, readonly number[]> | null = null;

  constructor(readonly memory: SnapshotMemory) {
    const { actorsSince, policyOf } = memory;
    this.ties = new Rows(memory.ties, actorsSince.length);
    this.involved = new Rows(memory.involved, policyOf.length);
    this.involvedIn = new Rows(memory.involvedIn, actorsSince.length);
    this.actors = new Names(memory.actors);
    this.subjects = new Names(memory.subjects);
    this.#position = memory.position;
    this.#actorCount = memory.actorCount;
    this.#subjectCount = memory.subjectCount;
  }

  /** The last entry of the ledger that it reflects. */
  get position(): string {
    return this.#position;
  }

  get actorCount(): number {
    return this.#actorCount;
  }

  get subjectCount(): number {
    return this.#subjectCount;
  }

  /** The most actors there can be before it is built anew. */
  get actorsMax(): number {
    return this.memory.actorsSince.length;
  }

  /** The numbers of a policy's reforms. */
  reformsOf(policy: number): readonly number[] {
    this.#reforms ??= this.#groupReforms();
    return this.#reforms.get(policy) ?? [];
  }

  apply(patch: Patch): void {
    for (const replacement of patch.ties) this.ties.replace(replacement);
    for (const replacement of patch.involved) this.involved.replace(replacement);
    for (const replacement of patch.involvedIn) this.involvedIn.replace(replacement);
    this.actors.learn(this.#actorCount, patch.actorCount);
    this.subjects.learn(this.#subjectCount, patch.subjectCount);
    this.#position = patch.position;
    this.#actorCount = patch.actorCount;
    this.#subjectCount = patch.subjectCount;
    this.#reforms = null;
  }

  #groupReforms(): Map<number, number[]> {
    const { policyOf } = this.memory;
    const reforms = new Map<number, number[]>();
    for (let subject = 0; subject < this.#subjectCount; subject += 1) {
      const policy = policyOf[subject]!;
      if (policy === subject) continue;
      const found = reforms.get(policy);
      if (found) found.push(subject);
      else reforms.set(policy, [subject]);
    }
    return reforms;
  }
}
