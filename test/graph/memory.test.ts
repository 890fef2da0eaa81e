// The pieces of the graph in memory, each against the plainest thing that does the same.
import fc from "fast-check";
import { Names, uuidOfBytes } from "../../src/graph/names";
import { best, rankKey } from "../../src/graph/ranking";
import * as layout from "../../src/graph/records.layout";
import { Rows } from "../../src/graph/rows";
import { fillSlots, slotsFor, UUID_BYTES, UuidIndex } from "../../src/graph/uuid-index";
import { ROLES, STANCES, TIE_TYPES } from "../../src/graph/vocabulary";

const DAY_MS = 86_400_000;
/** Days since 2000-01-01, as Postgres counts, from before the year 1500 to after 2217. */
const postgresDay = fc.integer({ min: -300_000, max: 300_000 });
const isoDay = (day: number) => new Date(Date.UTC(2000, 0, 1) + day * DAY_MS).toISOString().slice(0, 10);
const isTold = (day: number) => {
  const year = Number(isoDay(day).slice(0, 4));
  return isoDay(day).length === 10 && year >= 1500 && year <= 2216;
};
const units = fc.integer({ min: 0, max: 10_000 });
const level = fc.nat({ max: layout.LEVELS.length - 1 });
const key = fc.nat({ max: layout.KEY_MASK });

describe("the layout of records", () => {
  it("gives back what was packed into a word", () => {
    fc.assert(
      fc.property(
        key,
        fc.nat({ max: 63 }),
        fc.nat({ max: layout.DAY_MASK }),
        units,
        units,
        fc.nat({ max: 15 }),
        level,
        (...packed) => {
          const [peer, kind, day, share, intensity, stance, seenBy] = packed;
          // As they come out of shared memory.
          const [word0, word1, word2, word3] = Int32Array.of(
            layout.keyed(peer, kind),
            layout.since(day, share),
            layout.dayAndLevel(day, seenBy),
            layout.stanceWord(intensity, stance, seenBy),
          ) as unknown as [number, number, number, number];
          expect([layout.keyOf(word0), layout.kindOf(word0)]).toEqual([peer, kind]);
          expect([layout.beginsOf(word1), layout.unitsOf(word1)]).toEqual([day, share]);
          expect([layout.endsOf(word2), layout.levelOf(word2)]).toEqual([day, seenBy]);
          expect([layout.intensityOf(word3), layout.stanceOf(word3), layout.levelOf(word3)]).toEqual([
            intensity,
            stance,
            seenBy,
          ]);
        },
      ),
    );
  });

  it("counts days alike whether they come as text or from Postgres, and keeps their order", () => {
    fc.assert(
      fc.property(postgresDay.filter(isTold), postgresDay, (told, any) => {
        const number = layout.dayNumber(isoDay(told));
        expect(layout.beginsOn(told)).toBe(number);
        expect(layout.endsOn(told)).toBe(number);
        expect(number).toBeGreaterThan(layout.ALWAYS);
        expect(number).toBeLessThan(layout.NEVER);
        expect(Math.sign(layout.beginsOn(any) - number) * Math.sign(any - told)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("takes days that it cannot tell for the first or the last, and none for always and open", () => {
    expect(layout.dayNumber("1500-01-01")).toBe(1);
    for (const day of ["0001-01-01", "1499-12-31"]) expect(layout.dayNumber(day)).toBe(1);
    for (const day of ["2300-01-01", "9999-12-31"]) expect(layout.dayNumber(day)).toBe(layout.DAY_MASK - 1);
    expect(layout.beginsOn(-300_000)).toBe(1);
    expect(layout.beginsOn(300_000)).toBe(layout.NEVER);
    expect(layout.endsOn(300_000)).toBe(layout.OPEN);
    expect([layout.beginsOn(null), layout.endsOn(null)]).toEqual([layout.ALWAYS, layout.OPEN]);
  });

  it("keeps four decimals of a share", () => {
    for (let share = 0; share <= 10_000; share += 1) expect(layout.inUnits(share / 10_000)).toBe(share);
  });

  it("finds the later of two days and the stricter of two levels, whatever else is in the words", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: layout.DAY_MASK }),
        level,
        fc.nat({ max: layout.DAY_MASK }),
        level,
        (day, seenBy, other, otherBy) => {
          const [one, two] = [layout.dayAndLevel(day, seenBy), layout.dayAndLevel(other, otherBy)];
          expect(layout.laterOf(one, two)).toBe(Math.max(day, other));
          expect(layout.stricterOf(one, two)).toBe(Math.max(seenBy, otherBy));
        },
      ),
    );
  });

  it("has room for every word of the vocabulary, and for none of a 33rd type unseen", () => {
    expect(TIE_TYPES.length).toBeLessThanOrEqual(32);
    expect(ROLES.length).toBeLessThanOrEqual(64);
    expect(STANCES.length).toBeLessThanOrEqual(16);
    expect(layout.LEVELS.length).toBeLessThanOrEqual(4);
    expect(layout.kindOf(layout.keyed(0, 2 * 31 + 1))).toBe(63);
    expect(layout.kindOf(layout.keyed(0, 2 * 32))).not.toBe(64);
  });
});

describe.each([
  ["width 2", [2]],
  ["width 3", [3]],
  ["widths 2, 3 and 3 by turns", [2, 3, 3]],
])("rows of %s", (_name, widths) => {
  const NODES = 3;
  const KEYS = 5;
  const ROOM = 4_000;

  it("hold what replacements made of them, in the order of their keys", () => {
    const rows = NODES * widths.length;
    const record = fc.record({
      row: fc.nat({ max: rows + widths.length - 1 }),
      key: fc.nat({ max: KEYS }),
      count: fc.nat({ max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), fc.array(record, { maxLength: 40 }), (built, replaced) => {
        let next = 0;
        const made = (row: number, at: number) =>
          [layout.keyed(at, (next += 1) % 64), next, next].slice(0, widths[row % widths.length]);
        /** By row and key, the records. */
        const model = new Map<number, Map<number, number[][]>>();
        const keep = (row: number, at: number, records: number[][]) =>
          model.set(row, new Map(model.get(row) ?? []).set(at, records));
        for (const { row, key: at, count } of built.filter(({ row }) => row < rows)) {
          keep(
            row,
            at,
            Array.from({ length: count }, () => made(row, at)),
          );
        }
        const flat = (row: number) =>
          [...(model.get(row) ?? [])].sort(([one], [other]) => one - other).flatMap(([, records]) => records.flat());
        const words = new Int32Array(ROOM);
        const offsets = new Int32Array(rows + 1);
        for (let row = 0; row < rows; row += 1) {
          words.set(flat(row), offsets[row]);
          offsets[row + 1] = offsets[row]! + flat(row).length;
        }
        const tested = new Rows({ offsets, words, widths }, NODES + 1);
        let end = offsets[rows]!;
        for (const { row, key: at, count } of replaced) {
          const records = Array.from({ length: count }, () => made(row, at));
          words.set(records.flat(), end);
          tested.replace({ row, key: at, begin: end, end: end + records.flat().length });
          end += records.flat().length;
          keep(row, at, records);
        }
        for (let row = 0; row < rows + widths.length; row += 1) {
          const pieces = [...tested.pieces(row)];
          const found: number[] = [];
          for (let at = 0; at < pieces.length; at += 2) found.push(...words.subarray(pieces[at], pieces[at + 1]));
          expect(found).toEqual([...Int32Array.from(flat(row))]);
          const node = Math.floor(row / widths.length);
          if (tested.isAsBuilt(node)) expect(pieces).toEqual([offsets[row], offsets[row + 1]]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const uuid = fc.oneof(
  fc.uuid(),
  // Made one after the other, or by hand: alike but for a few digits, wherever these stand.
  fc.nat({ max: 40 }).map((n) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`),
  fc.nat({ max: 40 }).map((n) => `${n.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`),
);
const bytesOf = (text: string) => Buffer.from(text.replaceAll("-", ""), "hex");

describe("uuids by number", () => {
  it("are found again, and no others, however many there are", () => {
    fc.assert(
      fc.property(fc.uniqueArray(uuid, { maxLength: 200 }), fc.array(uuid, { maxLength: 50 }), (known, asked) => {
        const index = new UuidIndex();
        for (const each of known) index.add(bytesOf(each), 0);
        const numbers = new Map(known.map((each, number) => [each, number]));
        for (const each of [...known, ...asked]) expect(index.find(bytesOf(each), 0)).toBe(numbers.get(each) ?? -1);
        expect(index.uuids.length).toBe(UUID_BYTES * known.length);
      }),
    );
  });

  it("are found beyond where the table had to grow", () => {
    const index = new UuidIndex();
    const bytes = Buffer.alloc(UUID_BYTES + 5);
    for (let number = 0; number < 5_000; number += 1) {
      bytes.writeUInt32BE(number, 9);
      expect(index.find(bytes, 5)).toBe(-1);
      expect(index.add(bytes, 5)).toBe(number);
    }
    for (let number = 0; number < 5_000; number += 1) {
      bytes.writeUInt32BE(number, 9);
      expect(index.find(bytes, 5)).toBe(number);
    }
  });

  it("are known from the beginning or learnt later, and compare as their texts do", () => {
    fc.assert(
      fc.property(fc.uniqueArray(uuid, { minLength: 2, maxLength: 60 }), fc.nat({ max: 60 }), (all, cut) => {
        const first = all.slice(0, cut);
        const uuids = new Uint8Array(UUID_BYTES * all.length);
        const slots = new Int32Array(slotsFor(first.length));
        first.forEach((each, number) => uuids.set(bytesOf(each), UUID_BYTES * number));
        fillSlots(uuids, slots, first.length);
        const names = new Names({ uuids, slots });
        all.slice(cut).forEach((each, at) => {
          expect(names.find(each)).toBeLessThan(0);
          names.write(first.length + at, each);
        });
        names.learn(first.length, all.length);
        all.forEach((each, number) => {
          expect([names.find(each), names.uuidOf(number)]).toEqual([number, each]);
          expect(uuidOfBytes(bytesOf(each))).toBe(each);
          const next = (number + 1) % all.length;
          expect(Math.sign(names.compare(number, next))).toBe(each < all[next]! ? -1 : 1);
        });
      }),
    );
  });
});

describe("the best of many", () => {
  const scored = fc.uniqueArray(
    fc.record({
      uuid,
      score: fc.oneof(fc.constantFrom(0.5, 0.5 + 2 ** -52, 0.25), fc.double({ min: 1e-9, max: 9, noNaN: true })),
    }),
    {
      selector: (each) => each.uuid,
      maxLength: 40,
    },
  );
  const setUp = (all: readonly { uuid: string; score: number }[]) => {
    const uuids = new Uint8Array(UUID_BYTES * all.length);
    all.forEach((each, number) => uuids.set(bytesOf(each.uuid), UUID_BYTES * number));
    const slots = new Int32Array(slotsFor(all.length));
    fillSlots(uuids, slots, all.length);
    return {
      names: new Names({ uuids, slots }),
      nodes: Int32Array.from(all.keys()),
      scores: Float64Array.from(all.map(({ score }) => score)),
      sorted: all
        .map((each, node) => ({ node, key: rankKey(each.score), uuid: each.uuid }))
        .sort((one, other) => other.key - one.key || (one.uuid < other.uuid ? -1 : 1)),
    };
  };

  it("are those that sorting all of them puts first, page by page", () => {
    fc.assert(
      fc.property(scored, fc.integer({ min: 1, max: 7 }), (all, first) => {
        const { names, nodes, scores, sorted } = setUp(all);
        let after: { key: number; uuid: string } | null = null;
        for (let from = 0; from <= sorted.length; from += first) {
          const page = best(nodes, scores, names, first, after);
          const expected = sorted.slice(from, from + first);
          expect(page).toEqual(expected.map(({ node, key: rank }) => ({ node, key: rank })));
          const last = expected.at(-1);
          if (last) after = { key: last.key, uuid: last.uuid };
        }
      }),
    );
  });

  it("are equal where scores differ by rounding alone", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (score) => {
        expect(Math.abs(rankKey(score) - score)).toBeLessThanOrEqual(score * 2 ** -39);
        expect(rankKey(rankKey(score))).toBe(rankKey(score));
      }),
    );
  });
});
