// The explorer in a real browser: it opens ready questions, follows subscriptions, and a link restores what was asked.
import type { Page } from "playwright-core";
import { addressOf } from "../../web/src/api/explorer-address";
import { questions } from "../../web/src/gallery/questions";
import { words } from "../../web/src/home/words";
import { anActor, say } from "../support/following";
import { describePages } from "./browser";

const firstQuestion = questions[0]!;
const LOOK = { height: 1800 };

describePages("the explorer", (pages) => {
  let page: Page;

  /** Opens an address and waits for the editor to hold text; returns it without the editor's own kinds of spaces. */
  async function openExplorer(address: string, look: object = LOOK): Promise<string> {
    page = await pages.open(address, look);
    return textOf(".graphiql-query-editor .view-lines");
  }

  async function textOf(selector: string): Promise<string> {
    const lines = page.locator(selector).first();
    await lines.filter({ hasText: /\S/ }).waitFor();
    return (await lines.innerText()).replaceAll("\u00a0", " ");
  }

  test("the pages are served under a policy that allows this origin alone", async () => {
    page = await pages.open("/");
    for (const path of ["/", "/graphiql", "/graphiql/"]) {
      const response = await page.goto(pages.node.url + path);
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
        await say(pages.node.ledger, anActor(slug, { visibility, website: `https://example.org/${n}` }));
      }
    };
    await openExplorer(addressOf({ query: asked.query, variables: '{"after": null}' }));
    await follow();
    await writeUntilItShows("seen-by-everybody", "PUBLIC");
    await page.getByRole("button", { name: /^Stop query/ }).click();
    const { authorization } = await pages.node.as("CURATOR");
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
    await page.goto(pages.node.url + addressOf(asked));
    const text = await textOf(".graphiql-query-editor .view-lines");
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
    await page.getByRole("heading", { level: 1, name: words.en.tagline }).waitFor();
    expect(await page.title()).toBe(words.en.pageTitle);
  });

  test("on a telephone the answer stands below the editor, and nothing is wider than the window", async () => {
    await openExplorer("/graphiql", { width: 390, height: 844 });
    const editor = await page.locator(".graphiql-editors").boundingBox();
    const answer = await page.locator(".graphiql-response").boundingBox();
    expect(answer!.y).toBeGreaterThanOrEqual(editor!.y + editor!.height);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
  });

  test("a ready question of the home page opens in the explorer, filled in and answered", async () => {
    const question = questions.find(({ variables }) => variables?.["text"])!;
    page = await pages.open("/", LOOK);
    await page.getByRole("link", { name: question.name }).click();
    expect(await textOf(".graphiql-query-editor .view-lines")).toContain(question.operation);
    expect(await textOf(".graphiql-editor-tool .view-lines")).toContain(question.variables!["text"]);
    await page.locator(".graphiql-response .view-lines").filter({ hasText: '"data"' }).waitFor();
    expect(await textOf(".graphiql-response .view-lines")).not.toContain('"errors"');
  });

  test("a link never changes a record unasked", async () => {
    const change = questions.find(({ query }) => /^mutation /m.test(query))!;
    let asked = 0;
    await openExplorer(addressOf({ query: change.query, operationName: change.operation, answered: true }));
    page.on("request", (request) => void (asked += Number(request.postData()?.includes("mutation") ?? false)));
    await page.waitForTimeout(1_000);
    expect(asked).toBe(0);
    expect((await page.locator(".graphiql-response .view-lines").first().innerText()).trim()).toBe("");
  });
});
