// The influence measure by plain enumeration, as a reader of its definition would write it: every walk, every simple
// path, one by one. It shares no code with src/influence, only the published tables of base weights.
import type { Measure, Scope } from "../../src/influence/measure";
import { ROLE_WEIGHTS, STANCE_NUMBERS } from "../../src/reforms/reform.kinds";
import { RELATIONSHIP_TYPES } from "../../src/relationships/relationship-types";
import type { Graph, GraphInvolvement, GraphTie, Years } from "./graph";

const DAY_MS = 86_400_000;
const HALF_LIFE_YEARS = 10;

const hasBegun = ({ from }: Years, asOf: string) => from === undefined || `${String(from)}-01-01` <= asOf;

function ageYears({ until }: Years, asOf: string): number {
  if (until === undefined) return 0;
  return Math.max(0, (Date.parse(asOf) - Date.parse(`${until}-12-31`)) / DAY_MS / 365.25);
}

/** 1 − ∏ (1 − w) */
const together = (weights: readonly number[]) => 1 - weights.reduce((rest, weight) => rest * (1 - weight), 1);

export interface BrutePath {
  readonly actors: readonly string[];
  readonly score: number;
  readonly hops: number;
}

export interface BruteRank {
  readonly actor: string;
  readonly score: number;
  readonly hops: number;
  readonly netPush: number | null;
}

export class BruteForce {
  readonly #actors: readonly string[];
  readonly #ties: readonly GraphTie[];
  readonly #involvements: readonly GraphInvolvement[];

  constructor(
    graph: Graph,
    private readonly scope: Scope,
    private readonly measure: Measure,
  ) {
    const { asOf } = measure;
    const seen = (record: { visibility: string }) => record.visibility === "PUBLIC";
    this.#actors = graph.actors.filter((actor) => seen(actor) && hasBegun(actor.exists, asOf)).map(({ uuid }) => uuid);
    this.#ties = graph.ties.filter(
      (tie) =>
        seen(tie) &&
        hasBegun(tie.valid, asOf) &&
        this.#actors.includes(tie.source) &&
        this.#actors.includes(tie.target),
    );
    const reformCounts = seen(graph.reform) && hasBegun(graph.reform.begun, asOf);
    const inScope = { POLICY: [false], POLICY_AND_REFORMS: [false, true], REFORM: [true] }[scope];
    this.#involvements = graph.involvements.filter(
      (involvement) =>
        seen(involvement) &&
        inScope.includes(involvement.inReform) &&
        (!involvement.inReform || reformCounts) &&
        hasBegun(involvement.valid, asOf) &&
        this.#actors.includes(involvement.actor),
    );
  }

  tieWeight(tie: GraphTie, from: string): number {
    const { forward, backward } = this.measure.weights?.[tie.type] ?? RELATIONSHIP_TYPES[tie.type];
    const base = tie.source === from ? forward : backward;
    return base * tie.confidence * Math.pow(2, -ageYears(tie.valid, this.measure.asOf) / HALF_LIFE_YEARS);
  }

  tiesBetween(from: string, to: string): GraphTie[] {
    return this.#ties.filter(
      ({ source, target }) => (source === from && target === to) || (source === to && target === from),
    );
  }

  weight(from: string, to: string): number {
    return together(this.tiesBetween(from, to).map((tie) => this.tieWeight(tie, from)));
  }

  /** The tie that a step names. */
  strongestTie(from: string, to: string): string {
    const ranked = this.tiesBetween(from, to).sort(
      (a, b) => this.tieWeight(b, from) - this.tieWeight(a, from) || (a.uuid < b.uuid ? -1 : 1),
    );
    return ranked[0]!.uuid;
  }

  #isExcluded(actor: string): boolean {
    return this.measure.excluded?.includes(actor) ?? false;
  }

  damp(actor: string): number {
    if (this.#isExcluded(actor)) return 0;
    const strength = this.#actors.reduce((sum, other) => sum + (other === actor ? 0 : this.weight(actor, other)), 0);
    return this.measure.decay / Math.pow(Math.max(1, strength), this.measure.hubPenalty);
  }

  involvementWeight({ role, intensity, confidence }: GraphInvolvement): number {
    return ROLE_WEIGHTS[role] * (intensity ?? 1) * confidence;
  }

  #deedsOf(actor: string): GraphInvolvement[] {
    return this.#involvements.filter((deed) => deed.actor === actor && this.involvementWeight(deed) > 0);
  }

  /** The involvement that a path names. */
  strongestInvolvement(actor: string): string {
    const ranked = this.#deedsOf(actor).sort(
      (a, b) => this.involvementWeight(b) - this.involvementWeight(a) || (a.uuid < b.uuid ? -1 : 1),
    );
    return ranked[0]!.uuid;
  }

  /** W(v, p), and how much of it stands for and against. */
  #end(actor: string): { weight: number; signed: number; based: number } {
    const deeds = this.#deedsOf(actor);
    const weights = deeds.map((deed) => this.involvementWeight(deed));
    const weight = together(weights);
    const all = weights.reduce((sum, single) => sum + single, 0);
    let signed = 0;
    let based = 0;
    deeds.forEach((deed, index) => {
      const stance = STANCE_NUMBERS[deed.stance];
      if (stance === undefined) return;
      signed += (weight * stance * weights[index]!) / all;
      based += (weight * weights[index]!) / all;
    });
    return { weight, signed, based };
  }

  /** All sequences of neighbouring actors from `start` with at most so many actors. */
  #walks(start: string, actorsMax: number, mayStep: (walk: readonly string[], next: string) => boolean): string[][] {
    const found: string[][] = [];
    const goOn = (walk: string[]) => {
      found.push(walk);
      if (walk.length === actorsMax) return;
      for (const next of this.#actors) if (mayStep(walk, next)) goOn([...walk, next]);
    };
    if (this.#actors.includes(start)) goOn([start]);
    return found;
  }

  /** ∏ W over the walk's ties, times ∏ damp over the actors between its first and `last`, `last` included if asked. */
  #product(walk: readonly string[], lastIsIntermediate: boolean): number {
    let product = 1;
    for (let index = 1; index < walk.length; index++) {
      product *= this.weight(walk[index - 1]!, walk[index]!);
      if (index < walk.length - 1 || lastIsIntermediate) product *= this.damp(walk[index]!);
    }
    return product;
  }

  rank(actor: string): BruteRank | null {
    const sum = { score: 0, signed: 0, based: 0 };
    let hops = Infinity;
    const walks = this.#walks(actor, this.measure.maxHops, (walk, next) => this.weight(walk.at(-1)!, next) > 0);
    for (const walk of walks) {
      const end = this.#end(walk.at(-1)!);
      const product = this.#product(walk, true);
      if (product * end.weight === 0) continue;
      sum.score += product * end.weight;
      sum.signed += product * end.signed;
      sum.based += product * end.based;
      hops = Math.min(hops, walk.length);
    }
    if (sum.score === 0) return null;
    return { actor, score: sum.score, hops, netPush: sum.based === 0 ? null : sum.signed / sum.based };
  }

  ranking(): BruteRank[] {
    return this.#actors.flatMap((actor) => this.rank(actor) ?? []);
  }

  /** What lies on the counted walks of the ranking: how many actors are ranked, how many ties and involvements carry them. */
  coverage(): { actorCount: number; tieCount: number; involvementCount: number } {
    const ties = new Set<string>();
    const ends = new Set<string>();
    const ranking = this.ranking();
    for (const { actor } of ranking) {
      for (const walk of this.#walks(actor, this.measure.maxHops, (way, next) => this.weight(way.at(-1)!, next) > 0)) {
        if (this.#product(walk, true) * this.#end(walk.at(-1)!).weight === 0) continue;
        ends.add(walk.at(-1)!);
        walk.slice(1).forEach((to, at) => {
          for (const tie of this.tiesBetween(walk[at]!, to)) if (this.tieWeight(tie, walk[at]!) > 0) ties.add(tie.uuid);
        });
      }
    }
    const involvementCount = [...ends].reduce((sum, end) => sum + this.#deedsOf(end).length, 0);
    return { actorCount: ranking.length, tieCount: ties.size, involvementCount };
  }

  influencePaths(start: string): BrutePath[] {
    const simple = this.#walks(
      start,
      this.measure.maxHops,
      (walk, next) => !walk.includes(next) && !this.#isExcluded(next) && this.weight(walk.at(-1)!, next) > 0,
    );
    return simple.flatMap((actors) => {
      const { weight } = this.#end(actors.at(-1)!);
      return weight > 0 ? [{ actors, score: this.#product(actors, true) * weight, hops: actors.length }] : [];
    });
  }

  actorPaths(start: string, goal: string): BrutePath[] {
    const simple = this.#walks(
      start,
      this.measure.maxHops + 1,
      (walk, next) =>
        !walk.includes(next) &&
        walk.at(-1) !== goal &&
        (next === goal || !this.#isExcluded(next)) &&
        this.tiesBetween(walk.at(-1)!, next).length > 0,
    );
    return simple
      .filter((actors) => actors.length > 1 && actors.at(-1) === goal)
      .map((actors) => ({ actors, score: this.#product(actors, false), hops: actors.length - 1 }));
  }
}
