// The actor page, in a browser before a node with the demonstration data: what it tells of an actor, and what one can do there.
import { dependences } from "../../web/src/actor/dependence.measure";
import { words } from "../../web/src/actor/words";
import { ternaryPoint, TERNARY_HEIGHT } from "../../web/src/pictures/ternary-geometry";
import { words as pictures } from "../../web/src/pictures/words";
import { words as records } from "../../web/src/records/words";
import { writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importFile } from "../../src/exchange/import/import.service";
import { LANGUAGES } from "../../web/src/language/languages";
import type { TestNode } from "../support/node";
import { describePages, takeFirstSuggestion } from "./browser";

/** Two origins that differ about one made-up actor. */
async function load(node: TestNode): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "counterweight-actor-"));
  for (const [origin, existence] of [
    ["harbour-node", "1921/.."],
    ["island-node", "1925/.."],
  ] as const) {
    const lines = [
      { record: "Dataset", format: "counterweight/1", name: "disagreement", title: "Made up" },
      {
        record: "Actor",
        id: "actor_00000000000040008000000000000d15",
        slug: "disputed-union",
        kind: "TRADE_UNION",
        names: [{ value: "Disputed Union", lang: "en", kind: "OFFICIAL" }],
        existence,
        sectorPosition: { state: 0.4, economy: 0, civilSociety: 0.6 },
      },
    ];
    const file = path.join(folder, `${origin}.ndjson`);
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
    await importFile(node.ledger, file, { origin });
  }
}

describePages(
  "the actor page",
  (pages) => {
    test("tells the names of an actor with their times, and its place in the triangle", async () => {
      const page = await pages.open("/actors/wsm");
      await page.getByRole("heading", { level: 1, name: "We Social Movements" }).waitFor();
      const names = page.locator("section.picture").filter({ hasText: words.en.namesTitle }).first();
      await names.getByText(pictures.en.asTable).click();
      const former = names.getByRole("row").filter({ hasText: "Wereldsolidariteit" });
      expect(await former.innerText()).toMatch(/Former name.*Dutch.*until 15 October 2019/s);
      await page.getByText(words.en.placeCorner("We Social Movements", "Civil society")).waitFor();
    });

    test("shows each tie in its direction, with the passage it rests on once it is asked for", async () => {
      const page = await pages.open("/actors/wsm");
      const ties = page.locator("#ties");
      await ties.getByRole("heading", { name: /is a member of/ }).waitFor();
      const officer = ties.locator(".group").filter({ hasText: "has as officer" });
      const tie = officer.getByRole("listitem").filter({ hasText: "André Kiekens" });
      expect(await tie.locator("blockquote").count()).toBe(0);
      await tie.locator("summary").focus();
      await page.keyboard.press("Enter");
      await tie.locator("blockquote").first().waitFor();
    });

    test("a tie leads to the page of the partner", async () => {
      const page = await pages.open("/actors/wsm");
      await page.locator("#ties").getByRole("link", { name: "Mouvement Ouvrier Chrétien" }).click();
      await page.getByRole("heading", { level: 1, name: "Mouvement Ouvrier Chrétien" }).waitFor();
      expect(new URL(page.url()).pathname).toMatch(/^\/actors\/[a-z0-9-]+$/);
    });

    test("puts what it is involved in on the side where it stands", async () => {
      const page = await pages.open("/actors/wsm");
      const side = (name: string) => page.locator(`#involvements .side-${name}`);
      await side("for").getByRole("link", { name: "Decent work" }).waitFor();
      await side("against")
        .getByRole("link", { name: /Reform of cooperation/ })
        .waitFor();
      expect(
        await side("for")
          .getByRole("link", { name: /Reform of cooperation/ })
          .count(),
      ).toBe(0);
    });

    test("explains an influence by its paths, each step with its tie and its evidence", async () => {
      const page = await pages.open("/actors/andre-kiekens");
      const policy = page.locator("#influences .paths > ul > li").first();
      await policy.locator("summary").first().click();
      const steps = policy.locator(".steps").first();
      await steps.getByRole("link", { name: "We Social Movements" }).first().waitFor();
      expect(await steps.innerText()).toContain("is an officer of");
      await steps.locator("summary").first().click();
      await steps.locator("blockquote").first().waitFor();
    });

    test("says whom it depends on, with the formula and a table", async () => {
      const page = await pages.open("/actors/wsm");
      const part = page.locator("#dependence");
      await part.getByText(words.en.dependenceFormula).waitFor();
      await part.getByText(pictures.en.asTable).click();
      expect(await part.getByRole("row").count()).toBeGreaterThan(2);
      const { searchParams } = new URL((await part.locator("a.tool").getAttribute("href"))!, pages.node.url);
      expect(searchParams.get("query")).toContain("relationshipTypes");
    });

    test("the day stands in the address, and the address restores it", async () => {
      const page = await pages.open("/actors/wsm");
      await page.getByLabel(words.en.asOf).fill("1960-01-01");
      await page.getByText(words.en.tiesNone(true)).waitFor();
      await page.waitForURL((url) => url.searchParams.get("asOf") === "1960-01-01");
      const again = await pages.open("/actors/wsm?asOf=1960-01-01");
      await again.getByText(words.en.tiesNone(true)).waitFor();
      await again.getByRole("button", { name: words.en.allTimes }).click();
      await again.locator("#ties .group").first().waitFor();
      expect(new URL(again.url()).searchParams.get("asOf")).toBeNull();
    });

    test("shows what each origin says of a disputed actor, side by side, and marks what differs", async () => {
      const page = await pages.open("/actors/disputed-union");
      const versions = page.locator("#versions");
      const differing = versions.getByRole("row").filter({ hasText: records.en.differs });
      await differing.first().waitFor();
      expect(await differing.count()).toBe(1);
      expect(await differing.innerText()).toMatch(/since 1921.*since 1925/s);
    });

    test("says that an actor is not known, and finds another by keyboard", async () => {
      const page = await pages.open("/actors/no-such-actor");
      await page.getByRole("heading", { level: 1, name: words.en.noSuchTitle }).waitFor();
      await page.getByRole("combobox", { name: words.en.findActor }).fill("Oxfam");
      await takeFirstSuggestion(page);
      await page.getByRole("heading", { level: 1, name: /Oxfam/ }).waitFor();
      expect(new URL(page.url()).pathname).toMatch(/^\/actors\/oxfam/);
    });

    test("leads to its forms, its history and its network", async () => {
      const page = await pages.open("/actors/wsm");
      const tools = page.locator(".record-tools");
      await tools.waitFor();
      const links = await page.evaluate(
        "[...document.querySelectorAll('.record-tools a')].map((link) => link.getAttribute('href'))",
      );
      const id = /actor_[0-9a-f]{32}/.exec(String(links))![0];
      expect(links).toEqual([
        `/history/${id}`,
        `/edit/actor?id=${id}`,
        `/edit/relationship?source=${id}`,
        "/network?actor=wsm",
        `/record/${id}.jsonld`,
      ]);
    });

    test.each(LANGUAGES)("speaks %s and fits a phone", async (language) => {
      const page = await pages.open("/actors/wsm", { language, width: 390 });
      await page.getByRole("heading", { name: words[language].dependenceTitle }).waitFor();
      await page.getByRole("heading", { name: words[language].influencesTitle }).waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    });

    test.each(["light", "dark"] as const)("has no barriers, all of it opened, in the %s theme", async (theme) => {
      for (const address of ["/actors/wsm", "/actors/disputed-union"]) {
        const page = await pages.open(address, { theme });
        await page.getByRole("heading", { name: words.en.strategyTitle }).waitFor();
        await page.locator("#dependence").waitFor();
        await page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true; })");
        await page.waitForLoadState("networkidle");
        expect(await pages.barriers(page)).toEqual([]);
      }
    });
  },
  { load },
);

describe("dependence", () => {
  const [a, b, c] = [{ id: "a" }, { id: "b" }, { id: "c" }];
  const types = [
    { type: "FUNDS", forward: 0.8, backward: 0.1 },
    { type: "OPPOSES", forward: 0, backward: 0 },
  ];

  test("weighs a tie by the direction that runs to the actor, times how sure it is", () => {
    const ties = [
      { type: "FUNDS", confidence: 0.5, source: b, target: a },
      { type: "FUNDS", confidence: 1, source: a, target: c },
    ];
    expect(dependences("a", ties, types)).toEqual([
      { partner: b, weight: expect.closeTo(0.4) as number, ties: 1 },
      { partner: c, weight: expect.closeTo(0.1) as number, ties: 1 },
    ]);
  });

  test("takes several ties to one partner together as chances, and leaves out what carries nothing", () => {
    const ties = [
      { type: "FUNDS", confidence: 1, source: b, target: a },
      { type: "FUNDS", confidence: 1, source: a, target: b },
      { type: "OPPOSES", confidence: 1, source: c, target: a },
    ];
    expect(dependences("a", ties, types)).toEqual([
      { partner: b, weight: expect.closeTo(1 - 0.2 * 0.9) as number, ties: 2 },
    ]);
  });
});

test("the corners of the triangle are those of the three forces, and its middle is where they weigh alike", () => {
  const corner = (state: number, economy: number, civilSociety: number) =>
    ternaryPoint({ state, economy, civilSociety }, 100);
  expect(corner(1, 0, 0)).toEqual({ x: 50, y: 0 });
  expect(corner(0, 1, 0)).toEqual({ x: 0, y: 100 * TERNARY_HEIGHT });
  expect(corner(0, 0, 1)).toEqual({ x: 100, y: 100 * TERNARY_HEIGHT });
  const middle = ternaryPoint({ state: 1 / 3, economy: 1 / 3, civilSociety: 1 / 3 }, 100);
  expect(middle.x).toBeCloseTo(50);
  expect(middle.y).toBeCloseTo((200 / 3) * TERNARY_HEIGHT);
});
