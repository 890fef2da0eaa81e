// The public face: schema/ is what the code prints, and a change of it does not break who relies on the last release.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { addTo, check, git, plant, removePlantedTrees } from "./planted-tree";

afterAll(removePlantedTrees);

describe("schema artefacts", () => {
  function lookAt(printed: Record<string, string>, committed: Record<string, string>) {
    const root = plant(Object.fromEntries(Object.entries(committed).map(([file, text]) => [`schema/${file}`, text])));
    const handedIn = path.join(root, "printed.json");
    writeFileSync(handedIn, JSON.stringify(printed));
    return check("schema-artefacts", root, "--printed", handedIn);
  }

  it("pass when committed as printed", async () => {
    const verdict = await lookAt({ "schema.graphql": "type A\n" }, { "schema.graphql": "type A\n" });
    expect(verdict).toMatchObject({ passed: true, said: "" });
  });

  it.each([
    ["a stale one", { "schema.graphql": "type A\ntype B\n" }, { "schema.graphql": "type A\n" }, "is stale, line 2"],
    ["one cut short", { "tables.sql": "one" }, { "tables.sql": "one\ntwo" }, "is stale, line 2"],
    ["a missing one", { "tables.sql": "one" }, {}, "schema/tables.sql is missing"],
    ["one that nothing prints", {}, { "old.graphql": "" }, "schema/old.graphql is printed by nothing"],
  ])("catch %s", async (_what, printed: Record<string, string>, committed: Record<string, string>, complaint) => {
    const verdict = await lookAt(printed, committed);
    expect(verdict.said).toContain(complaint);
    expect(verdict.passed).toBe(false);
  });
});

describe("breaking changes", () => {
  const actor = (fields: string) => ({
    "schema/schema.graphql": `type Query { actor: Actor }\ntype Actor { ${fields} }\n`,
  });

  function released(fields: string, now: string) {
    const root = plant({ ".gitignore": "node_modules\n", ...actor(fields) });
    git(root, "init", "-q");
    git(root, "add", "-A");
    git(root, "commit", "-q", "-m", "release");
    git(root, "tag", "-a", "v1.0.0", "-m", "v1.0.0");
    addTo(root, actor(now));
    return check("breaking-changes", root, "--today", "2026-06-01");
  }

  it("pass before the first release, and say so", async () => {
    const verdict = await check("breaking-changes", plant(actor("id: ID!")));
    expect(verdict).toMatchObject({ passed: true, said: "note: no release yet\n" });
  });

  it("pass an addition", async () => {
    expect(await released("id: ID!", "id: ID! name: String")).toMatchObject({ passed: true, said: "" });
  });

  it("pass the removal of what was deprecated half a year before", async () => {
    const old =
      'id: ID! name(lang: String @deprecated(reason: "gone since 2025-11-30")): String title: String @deprecated(reason: "Use name, since 2025-12-01.")';
    expect(await released(old, "id: ID! name: String")).toMatchObject({ passed: true, said: "" });
  });

  it.each([
    ["a removed field", "id: ID! name: String", "id: ID!", "Actor.name was removed"],
    ["a narrowed type", "id: ID! name: String", "id: ID! name: Int", "Actor.name changed type"],
    ["a new required argument", "id: ID! name: String", "id: ID! name(lang: String!): String", "lang"],
    [
      "a field removed too soon after its deprecation",
      'id: ID! name: String @deprecated(reason: "Use id, since 2026-03-01.")',
      "id: ID!",
      "Actor.name was removed",
    ],
  ])("catch %s", async (_what, before, now, complaint) => {
    const verdict = await released(before, now);
    expect(verdict.said).toContain(complaint);
    expect(verdict.said).toContain("breaks clients of v1.0.0");
    expect(verdict.passed).toBe(false);
  });

  it.each([
    ["a field", 'id: ID! name: String @deprecated(reason: "Use id.")', "Actor.name"],
    ["a field without any reason", "id: ID! name: String @deprecated", "Actor.name"],
    ["an argument", 'id(a: Int @deprecated(reason: "soon")): ID!', "Actor.id(a)"],
  ])("catch the undated deprecation of %s", async (_what, fields, where) => {
    const verdict = await check("breaking-changes", plant(actor(fields)));
    expect(verdict.said).toContain(`${where}: deprecated without`);
    expect(verdict.passed).toBe(false);
  });
});
