// A real browser before a real node, for the tests of pages: what no page may ever do is watched in every test (another
// host asked, an error in the console, the content security policy broken), and axe-core looks for barriers.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { startNode, type TestNode } from "../support/node";

const executablePath = [process.env["CHROMIUM"], "/usr/bin/chromium"].find((path) => path && existsSync(path));
const BUILD = path.resolve(__dirname, "../../scripts/build.mjs");
const WAIT_TIMEOUT_MS = 30_000;
const START_TIMEOUT_MS = 240_000;
const TEST_TIMEOUT_MS = 120_000;

const FLAGS = [
  "--no-sandbox",
  // WebGL without a graphics card: the network is drawn by the processor.
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface Look {
  readonly language?: "en" | "fr" | "nl";
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
}

export interface Pages {
  readonly node: TestNode;
  /** A page in a fresh context: nothing remembered, no key. Closed after the test. */
  open(path: string, look?: Look): Promise<Page>;
  /** Puts a key into the page's tab, as the dialog does, and loads the page again. */
  useKey(page: Page, role: "READER" | "CONTRIBUTOR" | "CURATOR" | "ADMIN"): Promise<void>;
  /** Violations of WCAG 2.2 A and AA on the page as it stands, as "rule: element". */
  barriers(page: Page): Promise<string[]>;
  /** What the tests of this moment expect to see in the console: a page whose node is cut off, say. */
  forgive(pattern: RegExp): void;
}

/** Tests of pages: skipped aloud where no browser is, and failing in CI. `load` fills the node before the first test. */
export function describePages(
  name: string,
  tests: (pages: Pages) => void,
  {
    load,
    settings = {},
    demo = true,
  }: { load?: (node: TestNode) => Promise<void>; settings?: Record<string, string>; demo?: boolean } = {},
): void {
  if (!executablePath) {
    console.log(`SKIPPED: ${name} was not tested, because no chromium was found ($CHROMIUM, /usr/bin/chromium).`);
    test(`${name}: a browser is there wherever a skipped test would go unnoticed`, () => {
      expect(process.env["CI"] ? "CI without chromium: install it or set CHROMIUM" : "").toBe("");
    });
    return;
  }
  describe(name, () => {
    jest.setTimeout(TEST_TIMEOUT_MS);
    let node: TestNode;
    let browser: Browser;
    let contexts: BrowserContext[] = [];
    let offences: string[] = [];
    let forgiven: RegExp[] = [];

    beforeAll(async () => {
      // As `npm start` does: nothing to do where they are fresh.
      execFileSync(process.execPath, [BUILD, "--pages-only"], { stdio: "ignore" });
      node = await startNode({ demo, settings });
      await load?.(node);
      browser = await chromium.launch({ executablePath, args: FLAGS });
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      await browser?.close();
      await node?.stop();
    });
    afterEach(async () => {
      await Promise.all(contexts.map((context) => context.close()));
      const found = offences.filter((offence) => !forgiven.some((pattern) => pattern.test(offence)));
      [contexts, offences, forgiven] = [[], [], []];
      expect(found).toEqual([]);
    });

    const watch = (context: BrowserContext, page: Page) => {
      context.on("request", (request) => {
        const { protocol, origin } = new URL(request.url());
        if (!["data:", "blob:"].includes(protocol) && origin !== node.url)
          offences.push(`asked another host: ${request.url()}`);
      });
      page.on("console", (message) => {
        // The browser says of each drawing without a graphics card that it is slow.
        if (message.type() === "error" && !/GPU stall|GL Driver/.test(message.text()))
          offences.push(`console: ${message.text()} ${message.location().url}`);
      });
      page.on("pageerror", (error) => offences.push(`exception: ${error.message}`));
    };

    tests({
      get node() {
        return node;
      },
      async open(path, look = {}) {
        const { language = "en", theme = "light", width = 1280, height = 900, reducedMotion = true } = look;
        const context = await browser.newContext({
          locale: { en: "en-GB", fr: "fr-BE", nl: "nl-BE" }[language],
          colorScheme: theme,
          viewport: { width, height },
          reducedMotion: reducedMotion ? "reduce" : "no-preference",
          acceptDownloads: true,
        });
        contexts.push(context);
        context.setDefaultTimeout(WAIT_TIMEOUT_MS);
        const page = await context.newPage();
        watch(context, page);
        await page.goto(node.url + path);
        return page;
      },
      async useKey(page, role) {
        const { authorization } = await node.as(role);
        const key = authorization.replace("Bearer ", "");
        await page.evaluate(`sessionStorage.setItem("counterweight-key", ${JSON.stringify(key)})`);
        await page.reload();
      },
      barriers: barriersOn,
      forgive: (pattern) => void forgiven.push(pattern),
    });
  });
}

/** Takes the first suggestion with the keyboard, as people do: looks that it answers what was typed, goes to it, looks again, Enter. */
export async function takeFirstSuggestion(page: Page, named = ""): Promise<void> {
  await page.locator(".suggestions[aria-busy=false] [role=option]").first().filter({ hasText: named }).waitFor();
  // While the list is late, arrows lead nowhere.
  while (!(await page.locator(".suggestions [data-highlighted]").count())) {
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(50);
  }
  await page.keyboard.press("Enter");
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

async function barriersOn(page: Page): Promise<string[]> {
  // Evaluated, not added as a script element: the page's policy allows none, and that is as it should be.
  await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const results = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: { type: "tag", values: ${JSON.stringify(tags)} } })`,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ""}`),
  );
}
