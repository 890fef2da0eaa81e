// Ids that say what they identify, and cursors that fit one list in one order only.
import { v5 } from "uuid";
import { derivedUuid, newUuid, parseTypedId, typedId, typeNameOf, uuidOf } from "../../src/core/ids";
import { checkedPageSize, decodeCursor, encodeCursor } from "../../src/core/paging";

const UUID = "0190f3c2-1111-7222-8333-444455556666";

describe("ids", () => {
  it("carry their type and come back", () => {
    expect(typedId("actor", UUID)).toBe("actor_0190f3c2111172228333444455556666");
    expect(parseTypedId("civic_space_event_0190f3c2111172228333444455556666")).toEqual({
      prefix: "civic_space_event",
      uuid: UUID,
    });
    expect(typeNameOf("civic_space_event")).toBe("CivicSpaceEvent");
    expect(parseTypedId(typedId("actor", newUuid()))?.prefix).toBe("actor");
  });

  it.each([
    "",
    "wsm",
    "policy_0190f3c2111172228333444455556666",
    "actor_0190F3C2111172228333444455556666",
    `actor_${"0".repeat(31)}`,
  ])("%j is no actor's id", (text) => {
    expect(() => uuidOf("actor", text)).toThrow(expect.objectContaining({ code: "BAD_ID" }));
  });

  it("derived from a data set are the same everywhere and differ by type and key", () => {
    expect(derivedUuid("interview-2019", "Actor", "wsm")).toBe(derivedUuid("interview-2019", "Actor", "wsm"));
    const distinct = new Set([
      derivedUuid("a", "Actor", "b"),
      derivedUuid("a", "Policy", "b"),
      derivedUuid("a", "Actor", "c"),
      derivedUuid("b", "Actor", "b"),
      derivedUuid("aA", "ctor", "b"),
    ]);
    expect(distinct.size).toBe(5);
  });

  it("derived from a data set are UUIDs of version 5, as every implementation makes them", () => {
    for (const key of ["wsm", "Zürich", "x".repeat(300)]) {
      const name = JSON.stringify(["interview-2019", "Actor", key]);
      expect(derivedUuid("interview-2019", "Actor", key)).toBe(v5(name, "8b0f5a52-41cf-5f3c-9c39-7d1f0b6d2c11"));
    }
  });
});

describe("cursors", () => {
  const refused = expect.objectContaining({ code: "BAD_CURSOR" });

  it("come back as they went", () => {
    const position = { order: "NAME", value: "solidarité", uuid: UUID };
    expect(decodeCursor(encodeCursor(position), "NAME", "text")).toEqual(position);
  });

  it.each([
    ["%%%", "text"],
    ["", "text"],
    [encodeCursor({ order: "SLUG", value: "a", uuid: UUID }), "text"],
    [encodeCursor({ order: "NAME", value: "a\u0000", uuid: UUID }), "text"],
    [encodeCursor({ order: "NAME", value: "a", uuid: "not-a-uuid" }), "text"],
    [encodeCursor({ order: "NAME", value: "1; DROP TABLE actor", uuid: UUID }), "double precision"],
    [encodeCursor({ order: "NAME", value: "2015-99-01", uuid: UUID }), "date"],
    [encodeCursor({ order: "NAME", value: "2015-99-01 00:00:00.000+00", uuid: UUID }), "timestamptz"],
    [encodeCursor({ order: "NAME", value: "2024-01-01 00:00:00+99", uuid: UUID }), "timestamptz"],
    [Buffer.from("[1,2,3]").toString("base64url"), "text"],
  ] as const)("%s is refused in an order by %s", (cursor, type) => {
    expect(() => decodeCursor(cursor, "NAME", type)).toThrow(refused);
  });

  it("take what Postgres prints for a moment", () => {
    const value = "2026-11-23 10:58:58.950123+00";
    expect(decodeCursor(encodeCursor({ order: "CHANGED", value, uuid: UUID }), "CHANGED", "timestamptz").value).toBe(
      value,
    );
  });
});

describe("page sizes", () => {
  it.each([0, -1, 101, 1.5, Number.NaN])("%d is refused", (first) => {
    expect(() => checkedPageSize(first)).toThrow(expect.objectContaining({ code: "PAGE_TOO_LARGE" }));
  });

  it("1 and 100 are the ends of what is taken", () => {
    expect([checkedPageSize(1), checkedPageSize(100)]).toEqual([1, 100]);
  });
});
