// The page of a policy or reform in a real browser: what it shows, its keys, and what a link restores.
import type { Page } from "playwright-core";
import { words } from "../../web/src/reform/words";
import { words as influence } from "../../web/src/reform/words.influence";
import type { TestNode } from "../support/node";
import { describePages } from "./browser";

const POLICY = "/policies/cooperation-belge";
const REFORM = "/reforms/reforme-cooperation-2015";
/** Here two actors influence each other: paths go in circles. */
const CIRCLES = "/policies/implication-secteur-prive";
const UNDATED = "/policies/travail-decent";

/** What opened and closed civic space while the reform was under way, and what did long before. */
async function addCivicSpace(node: TestNode): Promise<void> {
  const events = [
    { kind: "CONSULTATION", occurred: "2015-09-01" },
    { kind: "DEFUNDING", occurred: "2016~" },
    { kind: "BAN", occurred: "1914" },
  ];
  for (const event of events) {
    const { body } = await node.ask(
      `mutation Add($input: CreateCivicSpaceEventInput!) {
        createCivicSpaceEvent(input: $input) { civicSpaceEvent { id } userErrors { code message } }
      }`,
      { input: { ...event, jurisdiction: "BE", target: "dgd" } },
      await node.as("CURATOR"),
    );
    if (!JSON.stringify(body).includes('"id"')) throw new Error(JSON.stringify(body));
  }
}

const places = (page: Page) => page.locator(".ranking li a[href^='/actors/']").allInnerTexts();

async function settled(page: Page): Promise<void> {
  await page.locator(".ribbon").first().waitFor();
  await page.locator("svg.stances").waitFor();
}

describePages(
  "the page of a policy or reform",
  (pages) => {
    test("a policy names its reforms, a reform its policy and what it gave rise to", async () => {
      const page = await pages.open(POLICY);
      await page.locator(`.about a[href='${REFORM}']`).click();
      await page.locator(`.about a[href='${POLICY}']`).waitFor();
      expect(await page.locator(".about a[href^='/policies/']").count()).toBeGreaterThan(1);
      expect(await page.locator(".about").innerText()).toContain("Adopted");
      await page.locator(`.about a[href='${CIRCLES}']`).click();
      await page.locator(`.about a[href='${REFORM}']`).waitFor();
      expect(await page.locator("h1").innerText()).toContain("companies");
    });

    test("the timeline has stages and who acted, with a table; what has no date is listed below", async () => {
      const page = await pages.open(REFORM);
      await page.locator("svg.timeline .InvolvementRole").first().waitFor();
      expect(await page.locator("svg.timeline .ReformStage").count()).toBe(3);
      expect(await page.locator("svg.timeline .InvolvementRole").allTextContents()).toEqual(
        expect.arrayContaining([expect.stringContaining("Alexander De Croo")]),
      );
      // The year 2015 is possible, no day of it certain; the day of adoption is.
      expect(await page.locator("svg.timeline .ReformStage .possible").count()).toBe(3);
      expect(await page.locator("svg.timeline .ReformStage .certain").count()).toBe(1);
      await page.locator(".undated").getByRole("link", { name: "We Social Movements" }).waitFor();
    });

    test("civic space of the same place and time is on the same axis: opening and closing by shape and in words", async () => {
      const page = await pages.open(REFORM);
      await page.locator("svg.timeline .CivicSpaceEventKind").first().waitFor();
      expect(await page.locator("svg.timeline .CivicSpaceEventKind").count()).toBe(2);
      const shape = (effect: string) => page.locator(`svg.timeline .${effect} .sign`).getAttribute("d");
      expect(await shape("OPENING")).not.toBe(await shape("CLOSING"));
      await page.locator(".picture .as-table > summary").first().click();
      const table = await page.locator(".picture table").first().innerText();
      expect(table).toContain(`(${words.en.opening})`);
      expect(table).toContain(`(${words.en.closing})`);
      expect(table).not.toContain("1914");
      expect(await pages.barriers(page)).toEqual([]);
    });

    test("nothing dated is a sentence, not an empty axis", async () => {
      const page = await pages.open(UNDATED);
      await page.getByText(words.en.timelineNothing).waitFor();
      expect(await page.locator("svg.timeline").count()).toBe(0);
    });

    test("everybody stands on a side, with evidence on demand", async () => {
      const page = await pages.open(CIRCLES);
      await settled(page);
      expect(await page.locator(".side-for li").count()).toBe(2);
      expect(await page.locator(".side-against li").count()).toBe(2);
      expect(await page.locator(".side-unknown li").count()).toBe(1);
      await page.locator(".side-against .evidence summary").first().click();
      await page.locator(".side-against blockquote").first().waitFor();
    });

    test("ribbons are reached by keys, and open a tie with its quotation; the address keeps it", async () => {
      const page = await pages.open(CIRCLES);
      await settled(page);
      await page.locator(".ribbon[tabindex='0']").focus();
      const name = () => page.evaluate<string>("document.activeElement.getAttribute('aria-label')");
      const first = await name();
      await page.keyboard.press("ArrowRight");
      expect(await name()).not.toBe(first);
      await page.keyboard.press("Home");
      expect(await name()).toBe(first);
      await page.keyboard.press("Enter");
      await page.locator(".tie-panel blockquote").first().waitFor();
      await page.locator(".tie-panel figcaption a[href^='/sources/']").first().waitFor();
      await page.waitForURL((url) => url.searchParams.has("tie"));
      await page.reload();
      await page.locator(".tie-panel blockquote").first().waitFor();
      expect(await page.locator(".ribbon[aria-pressed='true']").count()).toBeGreaterThan(0);
      await page.getByRole("button", { name: influence.en.close }).click();
      await page.getByText(influence.en.panelHint).waitFor();
    });

    test("without an actor the ranking is another one: beside the first, in the address, restored, and put back", async () => {
      const page = await pages.open(CIRCLES);
      await settled(page);
      const before = await places(page);
      await page.getByRole("button", { name: influence.en.leaveOutNamed("We Social Movements") }).click();
      await page.locator("svg.slope").waitFor();
      await page.waitForURL((url) => url.searchParams.get("without") === "wsm");
      expect(await page.locator("svg.slope").innerHTML()).toContain(influence.en.gone);
      expect(await places(page)).toEqual(before);
      await page.reload();
      await page.locator("svg.slope").waitFor();
      await page.getByRole("button", { name: influence.en.putBack("We Social Movements") }).waitFor();
      await page.getByRole("button", { name: influence.en.reset }).click();
      await page.waitForURL((url) => !url.searchParams.has("without"));
      expect(await page.locator("svg.slope").count()).toBe(0);
    });

    test("without a type of tie, too", async () => {
      const page = await pages.open(CIRCLES);
      await settled(page);
      await page.getByLabel(influence.en.withoutTies).selectOption("MEMBER_OF");
      await page.locator("svg.slope").waitFor();
      await page.waitForURL((url) => url.searchParams.get("withoutTies") === "MEMBER_OF");
      expect(await page.locator(".what-if .sentence").innerText()).toMatch(/instead of 18/);
    });

    test("how influence is measured stands in the address; what the node refuses is said", async () => {
      const page = await pages.open(`${CIRCLES}?maxHops=1`);
      await settled(page);
      expect((await places(page)).length).toBe(4);
      await page.getByLabel(influence.en.maxHops).selectOption("2");
      await page.waitForURL((url) => url.searchParams.get("maxHops") === "2");
      await page.locator(".ranking li").nth(9).waitFor();
      pages.forgive(/status of 400/);
      await page.goto(`${pages.node.url}${CIRCLES}?maxHops=99`);
      await page.getByRole("alert").first().waitFor();
      expect(await page.getByRole("alert").first().innerText()).not.toBe("");
    });

    test.each([
      ["/policies/no-such-policy", words.en.unknownPolicy("no-such-policy")],
      ["/reforms/no-such-reform", words.en.unknownReform("no-such-reform")],
    ])("%s says that there is none", async (path, sentence) => {
      const page = await pages.open(path);
      await page.getByText(sentence).waitFor();
      expect(await page.locator("h1").count()).toBe(1);
    });

    test.each(["light", "dark"] as const)(
      "has no barriers in the %s theme, with a tie and a comparison open",
      async (theme) => {
        const page = await pages.open(`${CIRCLES}?without=wsm`, { theme });
        await settled(page);
        await page.locator(".ribbon[tabindex='0']").press("Enter");
        await page.locator(".tie-panel blockquote").first().waitFor();
        await page.locator("svg.slope").waitFor();
        for (const summary of await page.locator(".as-table > summary").all()) await summary.click();
        expect(await pages.barriers(page)).toEqual([]);
      },
    );

    test.each(["fr", "nl"] as const)("fits a phone in %s, with everything open", async (language) => {
      const page = await pages.open(`${CIRCLES}?without=wsm`, { language, width: 390 });
      await settled(page);
      await page.getByRole("heading", { name: words[language].stances }).waitFor();
      await page.locator("svg.slope").waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
      expect(await pages.barriers(page)).toEqual([]);
    });
  },
  { load: addCivicSpace },
);
