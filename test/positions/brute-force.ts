// Small worlds of stances, the records that they become, and the measures of src/positions reckoned from them as a reader of
// their definitions would, one by one. It shares no code with the room.
import { newUuid, typedId } from "../../src/core/ids";
import type { ReformOutcome, Stance } from "../../src/reforms/reform.kinds";

type Openness = "PUBLIC" | "PRIVATE";

export interface PlainReform {
  readonly uuid: string;
  readonly policy: string;
  readonly outcome: ReformOutcome;
  /** Years of its ADOPTION and REJECTED stages, in order; null is undated. */
  readonly decided: readonly (readonly ["ADOPTION" | "REJECTED", number | null])[];
  readonly begun: number | null;
  readonly visibility: Openness;
}

export interface PlainStance {
  readonly actor: string;
  readonly policy: string;
  readonly reform: PlainReform | null;
  readonly stance: Stance;
  readonly year: number | null;
  readonly visibility: Openness;
}

export interface World {
  readonly actors: readonly { readonly uuid: string; readonly visibility: Openness }[];
  readonly policies: readonly { readonly uuid: string; readonly visibility: Openness }[];
  readonly reforms: readonly PlainReform[];
  readonly stances: readonly PlainStance[];
}

/** First and last year, both included; null is open. */
export interface Years {
  readonly from: number | null;
  readonly until: number | null;
}

export const policySlug = (uuid: string) => `policy-${uuid}`;

export function recordsOf({ actors, policies, reforms, stances }: World): object[] {
  const title = { en: "A law" };
  return [
    ...actors.map(({ uuid, visibility }) => ({
      ...{ record: "Actor", id: typedId("actor", uuid), slug: `actor-${uuid}`, kind: "NGO", visibility },
      names: [{ value: uuid, kind: "OFFICIAL" }],
    })),
    ...policies.map(({ uuid, visibility }) => ({
      ...{ record: "Policy", id: typedId("policy", uuid), slug: policySlug(uuid), kind: "LAW", title, visibility },
    })),
    ...reforms.map(({ uuid, policy, outcome, decided, begun, visibility }) => ({
      ...{ record: "Reform", id: typedId("reform", uuid), slug: `reform-${uuid}`, policy: typedId("policy", policy) },
      ...{ title, outcome, visibility, begun: begun === null ? undefined : `${begun}/..` },
      stages: decided.map(([stage, year]) => ({ stage, occurred: year === null ? undefined : `${year}` })),
    })),
    ...stances.map(({ actor, policy, reform, stance, year, visibility }) => ({
      ...{ record: "Involvement", id: typedId("involvement", newUuid()), role: "ADVOCATE", stance, visibility },
      ...{ actor: typedId("actor", actor), policy: typedId("policy", policy) },
      reform: reform ? typedId("reform", reform.uuid) : undefined,
      valid: year === null ? undefined : `${year}/..`,
    })),
  ];
}

const isWithin = (year: number | null, { from, until }: Years) =>
  (from === null && until === null) ||
  (year !== null && (from === null || year >= from) && (until === null || year <= until));

const latest = (years: readonly (number | null)[]): number | null => {
  const known = years.filter((year) => year !== null);
  return known.length ? Math.max(...known) : null;
};

const clear = ({ stance }: PlainStance) => stance === "SUPPORT" || stance === "OPPOSE";

/** Clear stances that exist for a reader of what is public. */
function seen({ actors, policies, stances }: World): PlainStance[] {
  const open = new Set(
    [...actors, ...policies].filter(({ visibility }) => visibility === "PUBLIC").map(({ uuid }) => uuid),
  );
  return stances.filter(
    (each) =>
      clear(each) &&
      each.visibility === "PUBLIC" &&
      open.has(each.actor) &&
      open.has(each.policy) &&
      (!each.reform || each.reform.visibility === "PUBLIC"),
  );
}

/** What each actor says of each concept; null where it says both. */
function opinionsOf(stances: readonly PlainStance[], actor: string): Map<string, Stance | null> {
  const opinions = new Map<string, Stance | null>();
  for (const { reform, policy, stance } of stances.filter((each) => each.actor === actor)) {
    const concept = reform?.uuid ?? policy;
    const before = opinions.get(concept);
    opinions.set(concept, before === undefined || before === stance ? stance : null);
  }
  return opinions;
}

export function bruteAttainment(world: World, actor: string, years: Years) {
  const decidedIn = ({ outcome, decided }: PlainReform) =>
    latest(decided.filter(([stage]) => (stage === "REJECTED") === (outcome === "REJECTED")).map(([, year]) => year));
  const ended = ["ADOPTED", "PARTLY_ADOPTED", "REJECTED"];
  const stances = seen(world).filter(
    ({ reform }) => reform && ended.includes(reform.outcome) && isWithin(decidedIn(reform), years),
  );
  const opinions = [...opinionsOf(stances, actor)].map(([uuid, stance]) => ({
    stance,
    outcome: world.reforms.find((reform) => reform.uuid === uuid)!.outcome,
  }));
  const counted = opinions.filter(({ stance, outcome }) => stance !== null && outcome !== "PARTLY_ADOPTED");
  const n = counted.length;
  const count = (which: (each: (typeof counted)[number]) => boolean) => counted.filter(which).length;
  const attained = count(({ stance, outcome }) => (stance === "SUPPORT") === (outcome === "ADOPTED"));
  const nSupport = count(({ stance }) => stance === "SUPPORT");
  const nAdopted = count(({ outcome }) => outcome === "ADOPTED");
  const nContradictory = opinions.filter(({ stance }) => stance === null).length;
  const counts = { n, attained, nSupport, nAdopted, nContradictory };
  const nPartlyAdopted = opinions.length - n - nContradictory;
  if (n === 0) {
    return { ...counts, nPartlyAdopted, rate: null, expectedRate: null, kappa: null, lower: null, upper: null };
  }
  const rate = attained / n;
  const [s, a] = [nSupport / n, nAdopted / n];
  const expectedRate = s * a + (1 - s) * (1 - a);
  const kappa = expectedRate === 1 ? null : (rate - expectedRate) / (1 - expectedRate);
  return { ...counts, nPartlyAdopted, rate, expectedRate, kappa, ...wilson(rate, n) };
}

/** The rates that a score test at 95 % would not reject, found by halving, as Wilson defines them. */
function wilson(rate: number, n: number) {
  const z = 1.959963984540054;
  const rejects = (guess: number) => Math.abs(rate - guess) > z * Math.sqrt((guess * (1 - guess)) / n);
  const edge = (outside: number) => {
    let [out, inside] = [outside, rate];
    for (let step = 0; step < 200; step++) {
      const middle = (out + inside) / 2;
      if (rejects(middle)) out = middle;
      else inside = middle;
    }
    return (out + inside) / 2;
  };
  return { lower: rate === 0 ? 0 : edge(0), upper: rate === 1 ? 1 : edge(1) };
}

export function bruteDiscourse(world: World, years: Years, mostActive: number) {
  const said = seen(world).filter(({ year, reform }) => isWithin(latest([year, reform?.begun ?? null]), years));
  const voices = world.actors
    .map(({ uuid }) => {
      const opinions = new Map([...opinionsOf(said, uuid)].filter(([, stance]) => stance !== null));
      return { actor: uuid, opinions };
    })
    .filter(({ opinions }) => opinions.size > 0)
    .sort((a, b) => b.opinions.size - a.opinions.size || (a.actor < b.actor ? -1 : 1))
    .slice(0, mostActive);
  const pairs = voices.flatMap((one, place) =>
    voices.slice(place + 1).flatMap((other) => {
      const shared = [...one.opinions.keys()].filter((concept) => other.opinions.has(concept));
      const agreements = shared.filter((concept) => one.opinions.get(concept) === other.opinions.get(concept)).length;
      const activity = (one.opinions.size + other.opinions.size) / 2;
      const disagreements = shared.length - agreements;
      return shared.length
        ? [
            {
              ...{ oneId: one.actor, otherId: other.actor, shared: shared.length, agreements, disagreements },
              ...{ congruence: agreements / activity, conflict: disagreements / activity },
            },
          ]
        : [];
    }),
  );
  return { voices, pairs };
}
