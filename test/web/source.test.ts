// The source page, in a browser before a node with the demonstration data.
import { LANGUAGES } from "../../web/src/language/languages";
import { words as records } from "../../web/src/records/words";
import { words } from "../../web/src/source/words";
import { words as states } from "../../web/src/states/words";
import { writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importFile } from "../../src/exchange/import/import.service";
import type { TestNode } from "../support/node";
import { describePages } from "./browser";

const INTERVIEW = "/sources/interview-wsm-2019";

/** A source that has neither passages nor claims, and an address that is no web page. */
async function load(node: TestNode): Promise<void> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "counterweight-source-")), "source.ndjson");
  const lines = [
    { record: "Dataset", format: "counterweight/1", name: "bare", title: "Made up" },
    { record: "Source", slug: "bare-report", kind: "REPORT", title: "A bare report" },
  ];
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
  await importFile(node.ledger, file, { origin: "local" });
}

describePages(
  "the source page",
  (pages) => {
    test("tells what the source is and who is credited, and how to cite it", async () => {
      const page = await pages.open(INTERVIEW);
      await page.getByRole("heading", { level: 1, name: /Si on veut survivre comme ONG/ }).waitFor();
      const fact = page.locator(".fact").filter({ hasText: "Interviewee" });
      expect(await fact.innerText()).toContain("André Kiekens");
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.getByText(records.en.cite, { exact: true }).click();
      await page.getByRole("button", { name: records.en.copy }).click();
      await page.getByRole("status").filter({ hasText: records.en.copied }).waitFor();
      expect(await page.evaluate("navigator.clipboard.readText()")).toContain("Si on veut survivre comme ONG");
    });

    test("quotes the passages in their own language, and goes on page by page", async () => {
      const page = await pages.open(INTERVIEW);
      const excerpts = page.locator("#excerpts");
      const quotes = excerpts.locator("blockquote");
      await quotes.first().waitFor();
      expect(await quotes.first().getAttribute("lang")).toBe("fr");
      const shown = await quotes.count();
      await excerpts.getByRole("button", { name: states.en.more }).click();
      await quotes.nth(shown).waitFor();
      expect(await quotes.count()).toBeGreaterThan(shown);
      expect(await excerpts.getByRole("link", { name: words.en.addExcerpt }).getAttribute("href")).toMatch(
        /^\/edit\/excerpt\?source=source_[0-9a-f]{32}$/,
      );
    });

    test("shows what is claimed, by whom and how it stands, with what speaks against it", async () => {
      const page = await pages.open(INTERVIEW);
      const disputed = page.locator("#claims > ul > li").filter({ hasText: "Disputed" });
      await disputed.first().waitFor();
      await disputed.first().getByRole("link", { name: "André Kiekens" }).waitFor();
      await disputed.first().locator("summary").click();
      await disputed.first().locator(".relation-CONTESTS").first().waitFor();
      expect(await disputed.first().locator(".status.contested").count()).toBe(1);
    });

    test("links out without telling from where, and only to web pages", async () => {
      const page = await pages.open("/sources/acodev-wsm-2019");
      const link = page.getByRole("link", { name: words.en.readIt });
      await link.waitFor();
      expect(await link.getAttribute("rel")).toBe("noopener noreferrer");
      expect(await link.getAttribute("href")).toMatch(/^https:\/\/acodev\.be\//);
      await page.goto(pages.node.url + INTERVIEW);
      await page.locator("#excerpts blockquote").first().waitFor();
      expect(await page.getByRole("link", { name: words.en.readIt }).count()).toBe(0);
    });

    test("says what a bare source lacks, and that a source is not known", async () => {
      const page = await pages.open("/sources/bare-report");
      await page.getByText(words.en.excerptsNone).waitFor();
      await page.getByText(words.en.claimsNone).waitFor();
      expect(await page.locator("main blockquote").count()).toBe(0);
      await page.goto(`${pages.node.url}/sources/no-such-source`);
      await page.getByRole("heading", { level: 1, name: words.en.noSuchTitle }).waitFor();
    });

    test.each(LANGUAGES)("speaks %s and fits a phone", async (language) => {
      const page = await pages.open(INTERVIEW, { language, width: 390 });
      await page.getByRole("heading", { name: words[language].claimsTitle }).waitFor();
      await page.locator("#claims blockquote").first().waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    });

    test.each(["light", "dark"] as const)("has no barriers in the %s theme", async (theme) => {
      const page = await pages.open(INTERVIEW, { theme });
      await page.locator("#claims blockquote").first().waitFor();
      await page.locator("#claims details").first().locator("summary").click();
      await page.waitForLoadState("networkidle");
      expect(await pages.barriers(page)).toEqual([]);
    });
  },
  { load },
);
