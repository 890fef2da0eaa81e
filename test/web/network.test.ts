// The network page in a browser: what is chosen stands in the address, filters hide, a path is found, and what is seen is saved.
import { readFileSync } from "node:fs";
import type { Download, Page } from "playwright-core";
import { words } from "../../web/src/network/words";
import { describePages, takeFirstSuggestion } from "./browser";

const say = words.en;

describePages("the network page", (pages) => {
  /** Opens the page and waits for the first picture. */
  async function open(address = "/network", look = {}): Promise<Page> {
    const page = await pages.open(address, { height: 1400, ...look });
    // The page's policy forbids the browser to wait for an expression by itself.
    while (!(await page.evaluate<number>("performance.getEntriesByName('network-drawn').length")))
      await page.waitForTimeout(50);
    return page;
  }
  const sentence = (page: Page) => page.locator(".sentence").innerText();
  const save = async (page: Page, name: string): Promise<string> => {
    const download: Promise<Download> = page.waitForEvent("download");
    await page.getByRole("button", { name, exact: true }).click();
    return readFileSync(await (await download).path(), "latin1");
  };

  test("draws every actor and tie, and says in words what is drawn", async () => {
    const page = await open();
    expect(await sentence(page)).toContain(say.shown(24, 17));
    // Something other than the ground was painted.
    const picture = await page.locator(".network-canvas").screenshot();
    expect(new Set(picture.subarray(1_000)).size).toBeGreaterThan(100);
  });

  test("chooses an actor found by name, shows its ties with their evidence, and keeps it in the address", async () => {
    const page = await open();
    await page.getByRole("combobox", { name: say.find }).fill("wereldsolidariteit");
    await takeFirstSuggestion(page);
    await page.locator(".chosen").getByRole("link", { name: "We Social Movements" }).waitFor();
    await page.waitForURL((url) => /^actor_/.test(url.searchParams.get("actor") ?? ""));
    await page.locator(".chosen .evidence summary").first().click();
    await page.locator(".chosen blockquote").first().waitFor();
    await page.locator(".network-canvas").focus();
    await page.keyboard.press("Escape");
    await page.locator(".chosen").waitFor({ state: "detached" });
    await page.waitForURL((url) => !url.searchParams.has("actor"));
    expect(await page.getByText(say.chooseHint).count()).toBe(1);
  });

  test("a link restores surroundings; what lies beyond is hidden and counted", async () => {
    const page = await open("/network?actor=wsm&hops=1");
    expect(await sentence(page)).toContain(say.shown(5, 5));
    expect(await sentence(page)).toContain(say.hiddenToo(19));
    await page.getByLabel(say.surroundings).selectOption("0");
    await page.getByText(say.shown(24, 17)).waitFor();
    await page.waitForURL((url) => !url.searchParams.has("hops"));
  });

  test("filters by sector and by type of tie, by keyboard, and a link restores them", async () => {
    const page = await open();
    await page.locator("summary").filter({ hasText: say.sectors }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox", { name: /^State/ }).focus();
    await page.keyboard.press("Space");
    await page.getByText(say.someOf(3, 4)).waitFor();
    await page.waitForURL((url) => url.searchParams.has("sector"));
    const told = await sentence(page);
    expect(told).not.toContain(say.shown(24, 17));
    await page.reload();
    await page.getByText(told.split("\n")[0]!.slice(0, 20)).first().waitFor();
    expect(await sentence(page)).toBe(told);
  });

  test("finds the shortest path between two actors and reads it step by step", async () => {
    const page = await open();
    for (const [box, name] of [
      [say.from, "We Social Movements"],
      [say.to, "Solidaris"],
    ] as const) {
      await page.getByRole("combobox", { name: box, exact: true }).fill(name);
      await takeFirstSuggestion(page);
    }
    await page.locator(".steps li").first().waitFor();
    expect(await page.locator(".steps li").count()).toBe(2);
    await page.waitForURL((url) => url.searchParams.has("from") && url.searchParams.has("to"));
    expect(await sentence(page)).toMatch(/We Social Movements → .+ → Solidaris/);
    await page.reload();
    await page.locator(".steps li").first().waitFor();
    expect(await page.locator(".steps li").count()).toBe(2);
  });

  test("sizes by a figure of the node", async () => {
    const page = await open();
    const asked = page.waitForResponse((response) => Boolean(response.request().postData()?.includes("MostCentral")));
    await page.getByLabel(say.size).selectOption("BETWEENNESS");
    const answer = (await (await asked).json()) as { data: { centralities: { edges: unknown[] } } };
    expect(answer.data.centralities.edges.length).toBeGreaterThan(10);
    await page.waitForURL((url) => url.searchParams.get("size") === "BETWEENNESS");
  });

  test("saves what is seen as PNG, SVG, GraphML and CSV", async () => {
    const page = await open("/network?actor=wsm&hops=1");
    expect((await save(page, "PNG")).slice(1, 4)).toBe("PNG");
    expect((await save(page, "SVG")).match(/<svg/g)).toHaveLength(1);
    expect((await save(page, "GraphML")).match(/<node /g)).toHaveLength(5);
    expect((await save(page, say.csvActors)).trim().split("\r\n")).toHaveLength(6);
    expect((await save(page, say.csvTies)).trim().split("\r\n")).toHaveLength(6);
  });

  test("says the same in tables, from which an actor can be chosen", async () => {
    const page = await open();
    await page.getByText(say.tables).click();
    await page.getByRole("table").first().getByRole("button", { name: "We Social Movements" }).click();
    await page.locator(".chosen").waitFor();
    expect(await page.getByRole("table").count()).toBe(2);
  });

  test("the picture as a query is answered in the explorer", async () => {
    const page = await open();
    await page.getByRole("link", { name: say.asQuery }).click();
    const response = page.locator(".graphiql-response .view-lines").filter({ hasText: '"data"' });
    await response.waitFor();
    expect(await response.innerText()).not.toContain('"errors"');
  });

  test.each(["light", "dark"] as const)(
    "has no barriers that axe finds, %s, wide and on a telephone",
    async (theme) => {
      for (const width of [1280, 390]) {
        const page = await open("/network?actor=wsm", { theme, width });
        await page.locator(".chosen").waitFor();
        expect(await pages.barriers(page)).toEqual([]);
        expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      }
    },
  );
});

describePages(
  "the network page of an empty node",
  (pages) => {
    test("says that nothing is there, and where to begin", async () => {
      const page = await pages.open("/network");
      await page.getByText(say.empty).waitFor();
      expect(await page.getByRole("link", { name: say.addActor }).getAttribute("href")).toBe("/edit/actor");
    });
  },
  { demo: false },
);
