// The triangle by plain loops over plain data: the oracle of the SQL. It shares the formulas of shares, and nothing else.
import { newUuid, typedId } from "../../src/core/ids";
import { type BalanceMeasures, balanceOf, type Shares } from "../../src/triangle/triangle.measure";
import { ROLE_WEIGHTS, type InvolvementRole } from "../../src/reforms/reform.kinds";

type Years = { readonly from?: number; readonly until?: number };
type Seen = "PUBLIC" | "PRIVATE";

export interface PlainActor {
  readonly uuid: string;
  readonly position: Shares | null;
  readonly isVertex: boolean;
  readonly jurisdiction: string | null;
  readonly exists: Years;
  readonly visibility: Seen;
}

export interface PlainPolicy {
  readonly uuid: string;
  readonly jurisdiction: string | null;
  readonly theme: string | null;
  readonly visibility: Seen;
  /** One reform each. */
  readonly reform: { readonly uuid: string; readonly begun: Years; readonly visibility: Seen };
}

export interface PlainInvolvement {
  readonly uuid: string;
  readonly actor: PlainActor;
  readonly policy: PlainPolicy;
  readonly inReform: boolean;
  readonly role: InvolvementRole;
  readonly intensity: number | null;
  readonly confidence: number;
  readonly valid: Years;
  readonly visibility: Seen;
}

export interface PlainWorld {
  readonly themes: readonly { readonly uuid: string; readonly broader: string | null; readonly visibility: Seen }[];
  readonly actors: readonly PlainActor[];
  readonly policies: readonly PlainPolicy[];
  readonly involvements: readonly PlainInvolvement[];
}

export interface PlainQuestion {
  readonly place: string;
  readonly themeId: string | null;
  readonly policyId: string | null;
  readonly reformId: string | null;
  readonly weightBy: "COUNT" | "INVOLVEMENT";
  readonly day: string;
}

const begun = ({ from }: Years, day: string): boolean => from === undefined || `${from}-01-01` <= day;
const lasts = ({ until }: Years, day: string): boolean => until === undefined || `${until}-12-31` >= day;
const isIn = (jurisdiction: string | null, place: string): boolean =>
  place === "" || jurisdiction === place || Boolean(jurisdiction?.startsWith(`${place}-`));
const isOpen = ({ visibility }: { readonly visibility: Seen }): boolean => visibility === "PUBLIC";

export class PlainTriangle {
  constructor(
    private readonly world: PlainWorld,
    private readonly question: PlainQuestion,
  ) {}

  private isAbout(policy: PlainPolicy, theme: string): boolean {
    for (let at = policy.theme; at !== null;) {
      const found = this.world.themes.find(({ uuid }) => uuid === at)!;
      if (!isOpen(found)) return false;
      if (at === theme) return true;
      at = found.broader;
    }
    return false;
  }

  /** Visible involvements begun by the day. */
  private get involvements(): readonly PlainInvolvement[] {
    const { day } = this.question;
    return this.world.involvements.filter(
      (each) =>
        [each, each.policy, ...(each.inReform ? [each.policy.reform] : [])].every(isOpen) &&
        begun(each.valid, day) &&
        (!each.inReform || begun(each.policy.reform.begun, day)),
    );
  }

  private meets({ policy, inReform }: PlainInvolvement): readonly [theme: boolean, policy: boolean, reform: boolean] {
    const { themeId, policyId, reformId } = this.question;
    return [
      themeId === null || this.isAbout(policy, themeId),
      policyId === null || policy.uuid === policyId,
      reformId === null || (inReform && policy.reform.uuid === reformId),
    ];
  }

  /** What each actor of the selection weighs. */
  private weights(): readonly (readonly [PlainActor, number])[] {
    const { place, themeId, policyId, reformId, weightBy, day } = this.question;
    const names = [themeId, policyId, reformId].some((id) => id !== null);
    return this.world.actors
      .filter((actor) => isOpen(actor) && begun(actor.exists, day) && lasts(actor.exists, day))
      .filter((actor) => isIn(actor.jurisdiction, place))
      .flatMap((actor) => {
        const own = this.involvements.filter((each) => each.actor === actor);
        const belongs = [themeId, policyId, reformId].every(
          (id, at) => id === null || own.some((each) => this.meets(each)[at]),
        );
        if (!belongs) return [];
        if (weightBy === "COUNT") return [[actor, 1] as const];
        const weight = own
          .filter((each) => (names ? this.meets(each).every(Boolean) : isIn(each.policy.jurisdiction, place)))
          .reduce((sum, each) => sum + ROLE_WEIGHTS[each.role] * (each.intensity ?? 1) * each.confidence, 0);
        return weight > 0 ? [[actor, weight] as const] : [];
      });
  }

  answer(): BalanceMeasures & { actorCount: number; unplacedCount: number; weights: Record<string, number> } {
    const all = this.weights();
    const placed = all.filter(([{ isVertex, position }]) => !isVertex && position !== null);
    const sumOf = (sector: keyof Shares) => placed.reduce((sum, [actor, w]) => sum + w * actor.position![sector], 0);
    const sums = { state: sumOf("state"), economy: sumOf("economy"), civilSociety: sumOf("civilSociety") };
    return {
      ...balanceOf(sums),
      actorCount: placed.length,
      unplacedCount: all.length - placed.length,
      weights: Object.fromEntries(placed.map(([{ uuid }, weight]) => [uuid, weight])),
    };
  }
}

const edtf = ({ from, until }: Years): string | undefined =>
  from === undefined && until === undefined ? undefined : `${from ?? ".."}/${until ?? ".."}`;

/** The world in the import format. */
export function recordsOf({ themes, actors, policies, involvements }: PlainWorld): object[] {
  const title = { en: "A title" };
  return [
    ...themes.map(({ uuid, broader, visibility }) => ({
      ...{ record: "Theme", id: typedId("theme", uuid), slug: `theme-${uuid}`, name: title, visibility },
      broader: broader === null ? undefined : typedId("theme", broader),
    })),
    ...actors.map(({ uuid, position, isVertex, jurisdiction, exists, visibility }) => ({
      ...{ record: "Actor", id: typedId("actor", uuid), slug: `actor-${uuid}`, kind: "NGO", visibility },
      ...{ names: [{ value: uuid, kind: "OFFICIAL" }], existence: edtf(exists) },
      sectorPosition: position ?? undefined,
      triangleVertex: isVertex ? "STATE" : undefined,
      jurisdiction: jurisdiction ?? undefined,
    })),
    ...policies.flatMap(({ uuid, jurisdiction, theme, visibility, reform }) => [
      {
        ...{ record: "Policy", id: typedId("policy", uuid), slug: `policy-${uuid}`, kind: "LAW", title, visibility },
        jurisdiction: jurisdiction ?? undefined,
        themes: theme === null ? [] : [typedId("theme", theme)],
      },
      {
        ...{ record: "Reform", id: typedId("reform", reform.uuid), slug: `reform-${reform.uuid}`, title },
        ...{ policy: typedId("policy", uuid), begun: edtf(reform.begun), visibility: reform.visibility },
      },
    ]),
    ...involvements.map(({ uuid, actor, policy, inReform, intensity, valid, ...rest }) => ({
      ...{ record: "Involvement", ...rest, id: typedId("involvement", uuid), stance: "SUPPORT" },
      ...{ actor: typedId("actor", actor.uuid), policy: typedId("policy", policy.uuid), valid: edtf(valid) },
      reform: inReform ? typedId("reform", policy.reform.uuid) : undefined,
      intensity: intensity ?? undefined,
    })),
  ];
}

export const fresh = <Fields extends object>(fields: Fields): Fields & { uuid: string } => ({
  ...fields,
  uuid: newUuid(),
});
