// Everything that has a place on the timeline of a reform, in one form. Knows no drawing.
import type { NamedActor } from "../records/record-names";
import type { CivicSpaceEvent, Course, Extent, Involvement } from "./questions";

export interface Entry {
  readonly key: string;
  /** The vocabulary that `value` is from; at the same time what kind of entry this is. */
  readonly kind: "ReformStage" | "InvolvementRole" | "CivicSpaceEventKind";
  readonly value: string;
  readonly extent: Extent | null;
  readonly actor: NamedActor | null;
  readonly stance: string | null;
  readonly effect: "OPENING" | "CLOSING" | null;
  readonly note: string | null;
  /** Named where the page has several. */
  readonly reform: Pick<Course, "__typename" | "id" | "slug" | "title" | "disputed"> | null;
}

const NOBODY = { actor: null, stance: null, effect: null, note: null, reform: null };

export function entriesOf(
  courses: readonly Course[],
  involvements: readonly Involvement[],
  events: readonly CivicSpaceEvent[],
): Entry[] {
  const several = courses.length > 1;
  return [
    ...courses.flatMap((reform) =>
      reform.stages.map(({ stage, occurred, note }, index) => ({
        ...NOBODY,
        ...{ key: `${reform.id}-${index}`, kind: "ReformStage" as const, value: stage, extent: occurred, note },
        reform: several ? reform : null,
      })),
    ),
    ...involvements.map(({ id, role, stance, valid, actor, note, reform }) => ({
      ...NOBODY,
      ...{ key: id, kind: "InvolvementRole" as const, value: role, extent: valid, actor, stance, note },
      reform: several ? reform : null,
    })),
    ...events.map(({ id, kind, effect, occurred, target, description }) => ({
      ...NOBODY,
      ...{ key: id, kind: "CivicSpaceEventKind" as const, value: kind, extent: occurred, actor: target, effect },
      note: description,
    })),
  ];
}

/** Those of one lane that share their dates stand at one place: a vote has a hundred parties on one day. */
export function sameDates(entries: readonly Entry[]): Entry[][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = entry.kind === "InvolvementRole" ? `${entry.extent?.text}` : entry.key;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}
