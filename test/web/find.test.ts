// The find page in a real browser: results by kind and by former names, lists with their filters and files, all from a link,
// in both themes and on a phone; with the demonstration data and, for paging, with made-up actors.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { importFile } from "../../src/exchange/import/import.service";
import { anActor } from "../support/builders";
import type { TestNode } from "../support/node";
import { describePages } from "./browser";

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const hasNoOverflow = (page: Page) =>
  page.evaluate<boolean>("document.documentElement.scrollWidth <= window.innerWidth");
const textOf = (page: Page) => page.locator("main").innerText();

describePages("finding in the demonstration data", (pages) => {
  const totalOf = async (field: string) => {
    const { body } = await pages.node.ask(`{ list: ${field} { totalCount } }`);
    return (body.data! as unknown as { list: { totalCount: number } }).list.totalCount;
  };

  test("a former name finds the actor, and the page tells which name matched", async () => {
    const page = await pages.open("/find?text=Wereldsolidariteit");
    await page.locator(".found li").first().waitFor();
    const first = await page.locator(".found li").first().innerText();
    expect(first).toContain("We Social Movements");
    expect(first).toContain("also called Wereldsolidariteit");
    expect(await page.locator(".found a").first().getAttribute("href")).toMatch(/^\/actors\//);
    const total = await totalOf(`search(text: "Wereldsolidariteit")`);
    expect(await textOf(page)).toContain(`${total} records are called something like`);
  });

  test("kinds are facets: each with its number, and a click shows that kind alone", async () => {
    const page = await pages.open("/find?text=travail");
    const actors = await totalOf(`search(text: "travail", types: [Actor])`);
    await page.getByRole("button", { name: `Actors ${actors}`, exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get("type") === "Actor");
    await page
      .getByRole("status")
      .filter({ hasText: new RegExp(`^${actors} record`) })
      .waitFor();
    expect(await page.locator(".found li").count()).toBe(Math.min(20, actors));
  });

  test("what is not there leads to other spellings, and to adding it under its name", async () => {
    const page = await pages.open("/find?text=Zzyzxqq%20wvk");
    const link = page.getByRole("link", { name: "Add “Zzyzxqq wvk” as an actor" });
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe("/edit/actor?name=Zzyzxqq+wvk");
    expect(await textOf(page)).toContain("Try another spelling");
  });

  test("typing and Enter search; then back to everything", async () => {
    const page = await pages.open("/find");
    await page.getByLabel("Name or title, in any language").fill("Solidaris");
    await page.keyboard.press("Enter");
    await page.locator(".found li").first().waitFor();
    expect(parameter(page, "text")).toBe("Solidaris");
    await page.getByRole("button", { name: "Browse everything instead" }).click();
    await page.locator("table").waitFor();
    expect(parameter(page, "text")).toBeNull();
  });

  test("lists by kind: filters stand in the address and in the file's address", async () => {
    const page = await pages.open("/find");
    await page.getByLabel("Kind").selectOption("TRADE_UNION");
    await page.getByLabel("Country or region").selectOption("BE");
    const total = await totalOf(`actors(filter: { kind: [TRADE_UNION], jurisdiction: ["BE"] })`);
    await page.getByText(`${total} of ${total} shown.`).waitFor();
    expect(parameter(page, "kind")).toBe("TRADE_UNION");
    const file = await page.getByRole("link", { name: "Download as CSV" }).getAttribute("href");
    expect(file).toBe("/actors.csv?kind=TRADE_UNION&jurisdiction=BE");
    const csv = await (await fetch(pages.node.url + file)).text();
    expect(csv.trim().split("\r\n")).toHaveLength(total + 1);
    await page.getByLabel("Sector").selectOption("STATE");
    await page.getByText("Nothing here is like this.").waitFor();
    await page.getByRole("button", { name: "Without filters" }).click();
    await page.getByText(/of \d+ shown/).waitFor();
    expect(new URL(page.url()).searchParams.has("kind")).toBe(false);
  });

  test.each([
    ["Policy", "policies"],
    ["Reform", "reforms"],
    ["Source", "sources"],
  ])("a link to %s shows all of them", async (type, field) => {
    const total = await totalOf(field);
    const page = await pages.open(`/find?type=${type}`);
    await page.getByText(`${Math.min(50, total)} of ${total} shown.`).waitFor();
    expect(await page.locator("tbody tr").count()).toBe(Math.min(50, total));
  });

  test("reforms are narrowed by outcome and stage; a filter that nobody knows filters nothing", async () => {
    const page = await pages.open("/find?type=Reform");
    await page.getByLabel("Outcome").selectOption("ADOPTED");
    await page.waitForURL((url) => url.searchParams.get("outcome") === "ADOPTED");
    const file = page.getByRole("link", { name: "Download as CSV" });
    const nothing = page.getByText("Nothing here is like this.");
    await file.or(nothing).waitFor();
    const adopted = await totalOf(`reforms(filter: { outcome: [ADOPTED] })`);
    expect(await page.locator("tbody tr").count()).toBe(adopted);
    const unknown = await pages.open("/find?type=Reform&outcome=NO_SUCH_OUTCOME");
    const total = await totalOf("reforms");
    await unknown.getByText(`${total} of ${total} shown.`).waitFor();
  });

  test.each(["light", "dark"] as const)("has no barriers, and fits a phone, %s", async (theme) => {
    for (const address of ["/find", "/find?type=Reform", "/find?text=travail", "/find?text=zzyzxqq"]) {
      const page = await pages.open(address, { theme, width: 390 });
      await page
        .getByRole("status")
        .filter({ hasText: /shown|called/ })
        .waitFor();
      await page.waitForLoadState("networkidle");
      expect(await pages.barriers(page)).toEqual([]);
      expect(await hasNoOverflow(page)).toBe(true);
    }
  });

  test.each([
    ["fr", "fiches ont un nom proche"],
    ["nl", "fiches hebben een naam die lijkt op"],
  ] as const)("speaks %s", async (language, sentence) => {
    const page = await pages.open("/find?text=Wereldsolidariteit", { language });
    await page.locator(".found li").first().waitFor();
    expect(await textOf(page)).toContain(sentence);
  });
});

const MANY = 120;

const DATASET = { record: "Dataset", format: "counterweight/1", name: "made-up", title: "Made up" };
async function loadMany(node: TestNode): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "many-"));
  const file = path.join(folder, "many.ndjson");
  const records = Array.from({ length: MANY }, (_, index) =>
    anActor({ slug: `neighbours-${index}`, name: `Neighbours of street ${index}` }),
  );
  writeFileSync(file, [DATASET, ...records].map((record) => JSON.stringify(record)).join("\n"));
  await importFile(node.ledger, file, { origin: "local" });
  rmSync(folder, { recursive: true });
}

describePages(
  "finding among many",
  (pages) => {
    test("lists and results go on page by page, to the end", async () => {
      const page = await pages.open("/find");
      await page.getByText(`50 of ${MANY} shown.`).waitFor();
      await page.getByRole("button", { name: "Show more (70 left)" }).click();
      await page.getByRole("button", { name: "Show more (20 left)" }).click();
      await page.getByText(`${MANY} of ${MANY} shown.`).waitFor();
      expect(await page.locator("tbody tr").count()).toBe(MANY);
      expect(await page.getByRole("button", { name: /Show more/ }).count()).toBe(0);
      const found = await pages.open("/find?text=Neighbours%20of%20street");
      await found.getByRole("button", { name: /Show more/ }).click();
      await found.locator(".found li").nth(39).waitFor();
      expect(await found.locator(".found li").count()).toBe(40);
    });
  },
  { load: loadMany, demo: false },
);
