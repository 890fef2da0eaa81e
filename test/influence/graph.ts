// Small graphs for tests of influence: plain data with builders, and the records of the import format that they become.
import { newUuid, typedId } from "../../src/core/ids";
import type { Visibility } from "../../src/core/context";
import type { InvolvementRole, Stance } from "../../src/reforms/reform.kinds";
import type { RelationshipType } from "../../src/relationships/relationship-types";

/** First and last year; an absent one is open, both absent is undated. */
export interface Years {
  readonly from?: number;
  readonly until?: number;
}

export interface GraphActor {
  readonly uuid: string;
  readonly exists: Years;
  readonly visibility: Visibility;
}

export interface GraphTie {
  readonly uuid: string;
  readonly type: RelationshipType;
  readonly source: string;
  readonly target: string;
  readonly confidence: number;
  readonly valid: Years;
  readonly visibility: Visibility;
}

export interface GraphInvolvement {
  readonly uuid: string;
  readonly actor: string;
  readonly role: InvolvementRole;
  readonly stance: Stance;
  readonly intensity: number | null;
  readonly confidence: number;
  readonly valid: Years;
  readonly inReform: boolean;
  readonly visibility: Visibility;
}

/** One policy and one reform of it, with the actors around them. */
export interface Graph {
  readonly policy: string;
  readonly reform: { readonly uuid: string; readonly begun: Years; readonly visibility: Visibility };
  readonly actors: readonly GraphActor[];
  readonly ties: readonly GraphTie[];
  readonly involvements: readonly GraphInvolvement[];
}

export const anActor = (given: Partial<GraphActor> = {}): GraphActor => ({
  uuid: newUuid(),
  exists: {},
  visibility: "PUBLIC",
  ...given,
});

export const aTie = (
  source: string,
  target: string,
  type: RelationshipType,
  given: Partial<GraphTie> = {},
): GraphTie => ({ uuid: newUuid(), type, source, target, confidence: 1, valid: {}, visibility: "PUBLIC", ...given });

export const anInvolvement = (actor: string, given: Partial<GraphInvolvement> = {}): GraphInvolvement => ({
  uuid: newUuid(),
  actor,
  role: "INITIATOR",
  stance: "SUPPORT",
  intensity: null,
  confidence: 1,
  valid: {},
  inReform: false,
  visibility: "PUBLIC",
  ...given,
});

export const aGraph = (given: Partial<Graph> = {}): Graph => ({
  policy: newUuid(),
  reform: { uuid: newUuid(), begun: {}, visibility: "PUBLIC" },
  actors: [],
  ties: [],
  involvements: [],
  ...given,
});

const edtf = ({ from, until }: Years): string | undefined =>
  from === undefined && until === undefined ? undefined : `${from ?? ".."}/${until ?? ".."}`;

/** Slugs are `actor-…`, `policy-…` and `reform-…` with the uuid. */
export function recordsOf({ policy, reform, actors, ties, involvements }: Graph): object[] {
  const policyId = typedId("policy", policy);
  const reformId = typedId("reform", reform.uuid);
  const title = { en: "A law" };
  return [
    ...actors.map(({ uuid, exists, visibility }) => ({
      record: "Actor",
      id: typedId("actor", uuid),
      slug: `actor-${uuid}`,
      kind: "NGO",
      names: [{ value: uuid, kind: "OFFICIAL" }],
      existence: edtf(exists),
      visibility,
    })),
    ...ties.map(({ uuid, type, source, target, confidence, valid, visibility }) => ({
      record: "Relationship",
      id: typedId("relationship", uuid),
      type,
      source: typedId("actor", source),
      target: typedId("actor", target),
      confidence,
      valid: edtf(valid),
      visibility,
    })),
    { record: "Policy", id: policyId, slug: `policy-${policy}`, kind: "LAW", title },
    {
      record: "Reform",
      id: reformId,
      slug: `reform-${reform.uuid}`,
      policy: policyId,
      title,
      begun: edtf(reform.begun),
      visibility: reform.visibility,
    },
    ...involvements.map(({ uuid, actor, role, stance, intensity, confidence, valid, inReform, visibility }) => ({
      record: "Involvement",
      id: typedId("involvement", uuid),
      actor: typedId("actor", actor),
      policy: policyId,
      reform: inReform ? reformId : undefined,
      role,
      stance,
      intensity: intensity ?? undefined,
      confidence,
      valid: edtf(valid),
      visibility,
    })),
  ];
}
