// Every page with real data in it: 178 years of Swiss votes, their reforms, and who recommended what. Names are long, lists
// are long, and most of what the demonstration has is missing: what looks well with two dozen actors must look well here.
import { existsSync } from "node:fs";
import path from "node:path";
import { importAll } from "../../src/exchange/import/import.service";
import { mappedFiles } from "../../src/exchange/mapping/mapping.files";
import type { TestNode } from "../support/node";
import { describePages } from "./browser";

const ROOT = path.resolve(__dirname, "../..");
const DATA = path.resolve(ROOT, process.env.COUNTERWEIGHT_DATA ?? "../shared/data", "swissvotes");
const FILE = path.join(DATA, "swissvotes.ch.csv");

async function load(node: TestNode): Promise<void> {
  const mapping = path.join(ROOT, "data/mappings/swissvotes.yaml");
  const { sources } = await mappedFiles(mapping, [FILE], node.ledger.types);
  await importAll(node.ledger, sources, { origin: "local", isWhole: true });
}

const ADDRESSES = [
  ["home", "/"],
  ["find", "/find?kind=Reform"],
  ["an actor", "/actors/ch-sps"],
  ["a reform", "/reforms/swissvotes-100"],
  ["the network", "/network"],
  ["the triangle of actors", "/triangle"],
  ["a source", "/sources/swissvotes"],
  ["the forms", "/edit/involvement"],
] as const;

if (existsSync(FILE)) {
  describePages("the pages with all Swiss federal votes", testPages, { demo: false, load });
} else {
  const reason = "its file is not at hand; COUNTERWEIGHT_DATA can name the folder";
  console.warn(`skipped: the pages with all Swiss federal votes: ${reason}`);
  test(`the pages with all Swiss federal votes (SKIPPED: ${reason})`, () => expect(existsSync(FILE)).toBe(false));
}

function testPages(pages: Parameters<Parameters<typeof describePages>[1]>[0]): void {
  test.each(ADDRESSES)(
    "%s shows without a failure, a barrier, or anything wider than a telephone",
    async (_what, address) => {
      for (const look of [
        { theme: "light", width: 1280 },
        { theme: "dark", width: 390 },
      ] as const) {
        const page = await pages.open(address, look);
        await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
        await page.waitForLoadState("networkidle");
        await page.locator(".state.loading").first().waitFor({ state: "detached" });
        expect(await page.locator(".state.failure").allInnerTexts()).toEqual([]);
        expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(look.width);
        expect(await pages.barriers(page)).toEqual([]);
      }
    },
  );
}
