// The pages in a real browser, against a node with the demonstration data: they work, ask nothing of any other host,
// and keep within the content security policy.
import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { addressOf } from "../../web/src/graphiql/address";
import { questions } from "../../web/src/graphiql/questions";
import { catalogue } from "../../web/src/home/catalogue";
import { anActor, say } from "../support/following";
import { startNode } from "../support/node";

const executablePath = [process.env["CHROMIUM"], "/usr/bin/chromium"].find((path) => path && existsSync(path));
const WAIT_TIMEOUT_MS = 30_000;
const firstQuestion = questions[0]!;

if (executablePath) {
  describe("the pages", () => testPages(executablePath));
} else {
  console.log("SKIPPED: the pages were not tested, because no chromium was found ($CHROMIUM, /usr/bin/chromium).");
  test("a browser is there wherever a skipped test would go unnoticed", () => {
    expect(process.env["CI"] ? "CI without chromium: install it or set CHROMIUM" : "").toBe("");
  });
}

function testPages(executablePath: string): void {
  let node: Awaited<ReturnType<typeof startNode>>;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** What no page may ever do; every test ends by finding this empty. */
  let offences: string[];

  beforeAll(async () => {
    node = await startNode({ demo: true });
    browser = await chromium.launch({
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await node?.stop();
  });

  beforeEach(async () => {
    offences = [];
    context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 1800 } });
    context.setDefaultTimeout(WAIT_TIMEOUT_MS);
    context.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      const inPage = protocol === "data:" || protocol === "blob:";
      if (!inPage && origin !== node.url) offences.push(`asked another host: ${request.url()}`);
    });
    page = await context.newPage();
    // A policy that is broken shows as an error in the console.
    page.on("console", (message) => {
      if (message.type() === "error") offences.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => offences.push(`exception: ${error.message}`));
  });

  afterEach(async () => {
    await context.close();
    expect(offences).toEqual([]);
  });

  /** Opens an address and waits for the editor to hold text; returns it without the editor's own kinds of spaces. */
  async function openExplorer(address: string): Promise<string> {
    await page.goto(node.url + address);
    return textOf(".graphiql-query-editor .view-lines");
  }

  async function textOf(selector: string): Promise<string> {
    const lines = page.locator(selector).first();
    await lines.filter({ hasText: /\S/ }).waitFor();
    return (await lines.innerText()).replaceAll("\u00a0", " ");
  }

  test("both pages are served under a policy that allows this origin alone", async () => {
    for (const path of ["/", "/graphiql", "/graphiql/"]) {
      const response = await page.goto(node.url + path);
      expect(response?.status()).toBe(200);
      expect(response?.headers()["content-security-policy"]).toContain("default-src 'self'");
    }
  });

  test("the explorer opens with the first ready question, and Ctrl+Enter answers it", async () => {
    const text = await openExplorer("/graphiql");
    expect(text).toContain(firstQuestion.operation);
    await page.locator(".graphiql-query-editor .view-lines").click();
    await page.keyboard.press("Control+Enter");
    await page.locator(".graphiql-response .view-lines").filter({ hasText: "wsm" }).waitFor();
    expect(await textOf(".graphiql-response .view-lines")).not.toContain('"errors"');
  });

  test("the explorer follows what changes, over a socket, as far as the key in its headers sees", async () => {
    const asked = questions.find(({ operation }) => operation === "FollowWhatChanges")!;
    const written = (slug: string) => page.locator(".graphiql-response .view-lines").filter({ hasText: slug });
    const follow = async () => {
      await page.getByRole("button", { name: /^Execute query/ }).click();
      await page.getByRole("button", { name: /^Stop query/ }).waitFor();
    };
    /** Nobody is told when a subscription has begun: so something is written until it comes. */
    const writeUntilItShows = async (slug: string, visibility: string) => {
      for (let n = 0; !(await written(slug).isVisible()); n += 1) {
        await say(node.ledger, anActor(slug, { visibility, website: `https://example.org/${n}` }));
      }
    };
    await openExplorer(addressOf({ query: asked.query, variables: '{"after": null}' }));
    await follow();
    await writeUntilItShows("seen-by-everybody", "PUBLIC");
    await page.getByRole("button", { name: /^Stop query/ }).click();
    const { authorization } = await node.as("CURATOR");
    await page.getByRole("button", { name: "Headers" }).click();
    await page.locator(".graphiql-editor-tool .view-lines").nth(1).click();
    await page.keyboard.insertText(JSON.stringify({ Authorization: authorization }));
    await follow();
    await writeUntilItShows("seen-by-a-curator", "PRIVATE");
    expect(await textOf(".graphiql-response .view-lines")).toContain('"op": "ASSERT"');
  });

  test("the panel shows a question in its tab, and the address follows", async () => {
    await openExplorer("/graphiql");
    const last = questions.at(-1)!;
    await page.getByRole("button", { name: last.name }).click();
    await page.waitForURL((url) => url.searchParams.get("operationName") === last.operation);
    expect(new URL(page.url()).searchParams.get("query")).toBe(last.query);
  });

  test("a link restores its query and its variables, also over what the browser remembers", async () => {
    await openExplorer("/graphiql");
    const asked = {
      query: "query FromALink($text: String!) { search(text: $text, first: 1) { nodes { __typename } } }",
      variables: '{"text": "Wereldsolidariteit"}',
    };
    const text = await openExplorer(addressOf(asked));
    expect(text.replaceAll("\n", "")).toContain("FromALink");
    expect(await textOf(".graphiql-editor-tool .view-lines")).toContain("Wereldsolidariteit");
    await page.getByRole("button", { name: /^Execute query/ }).click();
    await page.locator(".graphiql-response .view-lines").filter({ hasText: "Actor" }).waitFor();
    // The page itself brings the address to its full form, and a reload changes nothing.
    await page.waitForURL((url) => url.searchParams.get("operationName") === "FromALink");
    const params = new URL(page.url()).searchParams;
    expect(params.get("query")).toBe(asked.query);
    expect(params.get("variables")).toBe(asked.variables);
    await page.reload();
    expect(await textOf(".graphiql-query-editor .view-lines")).toContain("FromALink");
  });

  test("the explorer's first stop of the keyboard leads home", async () => {
    await openExplorer("/graphiql");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/");
    expect(await page.title()).toBe(catalogue.en.pageTitle);
  });

  test("on a telephone the answer stands below the editor, and nothing is wider than the window", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openExplorer("/graphiql");
    const editor = await page.locator(".graphiql-editors").boundingBox();
    const answer = await page.locator(".graphiql-response").boundingBox();
    expect(answer!.y).toBeGreaterThanOrEqual(editor!.y + editor!.height);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await page.goto(`${node.url}/?lang=nl`);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
  });

  test("the home page counts what the node holds", async () => {
    await page.goto(node.url);
    await page.locator("#counts[data-state=held]").waitFor();
    expect(Number(await page.locator("#count-actors").innerText())).toBeGreaterThanOrEqual(20);
    expect(await page.locator("#node-origin").innerText()).not.toBe("–");
  });

  test("the home page says so when the node does not answer, and asks again when told to", async () => {
    let broken = true;
    await page.route("**/graphql", (route) => (broken ? route.abort() : route.continue()));
    await page.goto(node.url);
    await page.getByText(catalogue.en.countsUnreachable).waitFor();
    broken = false;
    await page.getByRole("button", { name: catalogue.en.retry }).click();
    await page.locator("#counts[data-state=held]").waitFor();
    expect(await page.getByText(catalogue.en.countsUnreachable).isVisible()).toBe(false);
    // The browser itself reports the request that was cut off.
    offences = offences.filter((offence) => !offence.includes("net::ERR_FAILED"));
  });

  test("the home page speaks three languages and keeps the choice in its address", async () => {
    await page.goto(node.url);
    for (const [language, button] of [
      ["fr", "Français"],
      ["nl", "Nederlands"],
      ["en", "English"],
    ] as const) {
      await page.getByRole("button", { name: button }).click();
      await page.getByRole("heading", { level: 1, name: catalogue[language].tagline }).waitFor();
      expect(new URL(page.url()).searchParams.get("lang")).toBe(language);
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
    }
    await page.goto(`${node.url}/?lang=fr`);
    await page.getByRole("heading", { level: 1, name: catalogue.fr.tagline }).waitFor();
  });

  test("the home page takes the browser's language when the address names none", async () => {
    const dutch = await browser.newContext({ locale: "nl-BE" });
    try {
      const dutchPage = await dutch.newPage();
      await dutchPage.goto(node.url);
      await dutchPage.getByRole("heading", { level: 1, name: catalogue.nl.tagline }).waitFor();
      expect(await dutchPage.locator("html").getAttribute("lang")).toBe("nl");
    } finally {
      await dutch.close();
    }
  });

  test("a ready question of the home page opens in the explorer, filled in", async () => {
    const question = questions.find(({ variables }) => variables?.["text"])!;
    await page.goto(node.url);
    await page.getByRole("link", { name: question.name }).click();
    expect(await textOf(".graphiql-query-editor .view-lines")).toContain(question.operation);
    expect(await textOf(".graphiql-editor-tool .view-lines")).toContain(question.variables!["text"]);
  });
}
