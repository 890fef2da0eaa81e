// Network strategies against plain enumeration, on drawn worlds with persons, corners of the triangle, hidden records, opposition,
// parallel ties, and ties and actors that begin and end.
import fc from "fast-check";
import type { Visibility } from "../../src/core/context";
import { derivedUuid } from "../../src/core/ids";
import { PARTNERSHIP_TYPES } from "../../src/networks/partnership.types";
import { strategyByMoment, strategyCoverageByMoment } from "../../src/networks/strategy.loaders";
import type { RelationshipType } from "../../src/relationships/relationship-types";
import { aTie, anActor } from "../support/builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

const RUNS = 40;
const DAYS = ["1990-06-30", "2005-06-30", "2020-06-30"];

let testing: TestDatabase;
beforeAll(async () => {
  testing = await openTestDatabase();
});
afterAll(() => testing.close());

interface Years {
  readonly from?: number;
  readonly until?: number;
}

const years: fc.Arbitrary<Years> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ from: fc.integer({ min: 1980, max: 2015 }) }) },
  { weight: 1, arbitrary: fc.record({ until: fc.integer({ min: 1980, max: 2015 }) }) },
  { weight: 1, arbitrary: fc.integer({ min: 1980, max: 2015 }).map((from) => ({ from, until: from + 10 })) },
);
const visibility = fc.constantFrom<Visibility>("PUBLIC", "PUBLIC", "PUBLIC", "PUBLIC", "NODE");
const SECTORS = [null, [1, 0, 0], [0, 0, 1], [0, 0, 1], [0.5, 0, 0.5], [0.2, 0.5, 0.3]] as const;

const actors = fc.array(
  fc.record({
    kind: fc.constantFrom("NGO", "NGO", "TRADE_UNION", "NGO", "PERSON"),
    isCorner: fc.nat({ max: 11 }).map((drawn) => drawn === 0),
    country: fc.constantFrom(null, "BE", "BE-WAL", "FR"),
    sector: fc.constantFrom(...SECTORS),
    exists: years,
    visibility,
  }),
  { minLength: 2, maxLength: 9 },
);
type PlainActor = (typeof actors extends fc.Arbitrary<(infer Each)[]> ? Each : never) & { slug: string };

// Types that join persons and organisations alike.
const TYPES = ["ADVISES", "CONSULTS", "DIALOGUE_WITH", "FACILITATES", "REGULATES", "RECOGNISES"] as const;
const ties = fc.array(
  fc.record({
    source: fc.nat(),
    target: fc.nat(),
    type: fc.constantFrom<RelationshipType>(...TYPES),
    valid: years,
    visibility,
  }),
  { maxLength: 30 },
);
interface PlainTie {
  readonly source: PlainActor;
  readonly target: PlainActor;
  readonly type: RelationshipType;
  readonly valid: Years;
  readonly visibility: Visibility;
}

const edtf = ({ from, until }: Years) => (from ?? until) && `${from ?? ".."}/${until ?? ".."}`;
const holdsOn = (day: string, { from = -Infinity, until = Infinity }: Years) =>
  from <= Number(day.slice(0, 4)) && Number(day.slice(0, 4)) <= until;

/** What a reader sees of a centre's network on a day, counted by going through all pairs. */
function strategyIn(all: readonly PlainTie[], centre: PlainActor, day: string, sees: readonly Visibility[]) {
  const stands = all.filter(
    ({ source, target, type, valid, ...tie }) =>
      source !== target &&
      PARTNERSHIP_TYPES.includes(type) &&
      [valid, source.exists, target.exists].every((each) => holdsOn(day, each)) &&
      [tie, source, target].every((each) => sees.includes(each.visibility)),
  );
  const isTied = (one: PlainActor, other: PlainActor) =>
    stands.some((tie) => (tie.source === one && tie.target === other) || (tie.source === other && tie.target === one));
  const everybody = [...new Set(all.flatMap(({ source, target }) => [source, target]))];
  const partnersOf = (actor: PlainActor) =>
    everybody.filter((other) => other.kind !== "PERSON" && !other.isCorner && isTied(actor, other));
  const partners = partnersOf(centre);
  const inside = partners.map((partner) => partners.filter((other) => isTied(partner, other)));
  const pairs = inside.flatMap((others, at) =>
    others.filter((other) => partners.indexOf(other) > at).map((other) => [partners[at]!, other] as const),
  );
  const [n, t] = [partners.length, pairs.length];
  const country = (actor: PlainActor) => actor.country?.slice(0, 2);
  const countries = ["BE", "FR"]
    .map((each) => ({ country: each, partners: partners.filter((partner) => country(partner) === each).length }))
    .filter((each) => each.partners)
    .sort((one, other) => other.partners - one.partners);
  const leads = (corner: number) =>
    partners.filter(({ sector }) => sector?.every((weight, at) => at === corner || weight < sector[corner]!)).length;
  const unplaced = partners.filter(({ sector }) => !sector).length;
  const means = [0, 1, 2].map((corner) => partners.reduce((sum, { sector }) => sum + (sector?.[corner] ?? 0), 0));
  const entropy = means
    .map((mean) => mean / (n - unplaced))
    .reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
  return {
    asOf: day,
    partnerCount: n,
    tiedPairs: t,
    density: n < 2 ? null : expect.closeTo(t / ((n * (n - 1)) / 2), 12),
    bypassShare: n ? expect.closeTo(t / (n + t), 12) : null,
    effectiveSize: n ? expect.closeTo(n - inside.reduce((sum, { length }) => sum + length, 0) / n, 12) : null,
    bilateralPartners: inside.filter(({ length }) => length === 0).length,
    meanPartnersOfPartners: n
      ? expect.closeTo(
          partners.reduce((sum, partner) => sum + partnersOf(partner).filter((other) => other !== centre).length, 0) /
            n,
          12,
        )
      : null,
    sectors: {
      ...{ state: leads(0), economy: leads(1), civilSociety: leads(2), unplaced },
      mixed: n - leads(0) - leads(1) - leads(2) - unplaced,
      evenness: n > unplaced ? expect.closeTo(entropy / Math.log(3), 9) : null,
    },
    countries,
    pairsAcrossCountries: pairs.filter((pair) => new Set(pair.map(country).filter(Boolean)).size === 2).length,
    coverage: stands.filter(({ source, target }) =>
      [source, target].every((end) => end === centre || partners.includes(end)),
    ).length,
  };
}

let worlds = 0;

it("are what going through all pairs finds, for every actor, day and reader", async () => {
  await fc.assert(
    fc.asyncProperty(actors, ties, async (drawn, drawnTies) => {
      const world = `w${(worlds += 1)}`;
      const plain = drawn.map((actor, at): PlainActor => ({ ...actor, slug: `${world}-${at}` }));
      const at = (index: number) => plain[index % plain.length]!;
      const plainTies = drawnTies
        .map(({ source, target, ...rest }): PlainTie => ({ ...rest, source: at(source), target: at(target) }))
        .filter(({ source, target }) => source !== target);
      await testing.load([
        ...plain.map(({ slug, kind, isCorner, country, sector, exists, visibility: seenBy }) =>
          anActor({
            ...{ slug, kind, existence: edtf(exists), visibility: seenBy, jurisdiction: country ?? undefined },
            ...(kind === "PERSON" ? { publicRole: { en: "Minister" } } : {}),
            ...(isCorner ? { triangleVertex: "STATE" } : {}),
            ...(sector ? { sectorPosition: { state: sector[0], economy: sector[1], civilSociety: sector[2] } } : {}),
          }),
        ),
        ...plainTies.map(({ source, target, type, valid, visibility: seenBy }) =>
          aTie(source.slug, target.slug, { type, valid: edtf(valid), visibility: seenBy }),
        ),
      ]);
      for (const sees of [["PUBLIC"], ["PUBLIC", "NODE"]] as const) {
        const context = testing.context({ sees });
        const args = { types: PARTNERSHIP_TYPES };
        for (const centre of plain.filter((actor) => sees.some((each) => each === actor.visibility))) {
          for (const day of DAYS) {
            const moment = { centre: derivedUuid("test", "Actor", centre.slug), day };
            const { centreId, types, ...found } = await context.loader(strategyByMoment, args).load(moment);
            expect([centreId, types]).toEqual([moment.centre, PARTNERSHIP_TYPES]);
            const { tieCount } = await context.loader(strategyCoverageByMoment, args).load(moment);
            expect({ ...found, coverage: tieCount }).toEqual(strategyIn(plainTies, centre, day, sees));
          }
        }
      }
    }),
    { numRuns: RUNS },
  );
}, 120_000);
