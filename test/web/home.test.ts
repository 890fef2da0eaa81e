// The home page, and what every page has around it: search, languages, themes, the key.
import { LANGUAGES } from "../../web/src/language/languages";
import { words as frame } from "../../web/src/frame/words";
import { words } from "../../web/src/home/words";
import { words as states } from "../../web/src/states/words";
import { describePages, takeFirstSuggestion } from "./browser";

describePages("the home page", (pages) => {
  test("tells what the node holds, what changed, and where to begin", async () => {
    const page = await pages.open("/");
    const actors = page.locator(".figures div").filter({ hasText: words.en.actors }).locator("dd");
    expect(Number(await actors.innerText())).toBeGreaterThanOrEqual(20);
    await page.locator(".changes li").first().waitFor();
    expect(await page.locator(".changes li").count()).toBe(12);
    await page.getByRole("link", { name: words.en.reformsTitle, exact: true }).waitFor();
    expect(await page.locator(".card.list li a[href^='/reforms/']").count()).toBeGreaterThan(0);
  });

  test("finds a name with a typing error, by keyboard alone, and goes to its page", async () => {
    const page = await pages.open("/");
    await page.getByRole("combobox", { name: words.en.search }).focus();
    await page.keyboard.type("wereldsolidaritiet");
    await takeFirstSuggestion(page);
    await page.waitForURL((url) => url.pathname.startsWith("/actors/"));
    expect(new URL(page.url()).pathname).toBe("/actors/wsm");
  });

  test("without a suggestion, Enter searches for the text", async () => {
    const page = await pages.open("/");
    await page.getByRole("combobox", { name: words.en.search }).fill("no such name at all");
    await page.getByText("Nothing is called “no such name at all”.").last().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/find");
    expect(new URL(page.url()).searchParams.get("text")).toBe("no such name at all");
  });

  test("on other pages, / leads to the search in the head", async () => {
    const page = await pages.open("/find");
    await page.getByRole("search").first().waitFor();
    await page.keyboard.press("/");
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe("combobox");
  });

  test.each(LANGUAGES)("speaks %s, and keeps the choice in its address and for the next page", async (language) => {
    const page = await pages.open("/", { language: language === "en" ? "fr" : "en" });
    await page.locator(`.languages button[lang=${language}]`).click();
    await page.getByRole("heading", { level: 1, name: words[language].tagline }).waitFor();
    expect(new URL(page.url()).searchParams.get("lang")).toBe(language);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    await page.goto(`${pages.node.url}/find`);
    await page.getByRole("link", { name: frame[language].network }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
  });

  test("takes the browser's language when nothing says another", async () => {
    const page = await pages.open("/", { language: "nl" });
    await page.getByRole("heading", { level: 1, name: words.nl.tagline }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("nl");
  });

  test("is light or dark as the reader chooses, against the system", async () => {
    const page = await pages.open("/", { theme: "light" });
    const ground = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const light = await ground();
    await page.getByLabel(frame.en.theme).selectOption("dark");
    expect(await ground()).not.toBe(light);
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await ground()).not.toBe(light);
  });

  test("says so when the node does not answer, and asks again when told to", async () => {
    pages.forgive(/net::ERR_FAILED/);
    const page = await pages.open("/find");
    let broken = true;
    await page.route("**/graphql", (route) => (broken ? route.abort() : route.continue()));
    await page.goto(pages.node.url);
    await page.getByText(states.en.unreachable).first().waitFor();
    broken = false;
    // Each part of the page asks again for itself; one that has recovered has no button any more.
    const retry = page.getByRole("button", { name: states.en.retry });
    while ((await retry.count()) > 0)
      await retry
        .first()
        .click({ timeout: 2_000 })
        .catch(() => undefined);
    await page.locator(".figures").waitFor();
    expect(await page.getByText(states.en.unreachable).count()).toBe(0);
  });

  test("takes a key, says what it may do, refuses a wrong one in words, and forgets it", async () => {
    pages.forgive(/status of 401/);
    const page = await pages.open("/");
    const { authorization } = await pages.node.as("CONTRIBUTOR");
    await page.getByRole("button", { name: frame.en.enterKey }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(frame.en.key, { exact: true }).fill("cw_wrong");
    await dialog.getByRole("button", { name: frame.en.useKey }).click();
    await dialog.getByRole("alert").waitFor();
    await dialog.getByLabel(frame.en.key, { exact: true }).fill(authorization.replace("Bearer ", ""));
    await dialog.getByRole("button", { name: frame.en.useKey }).click();
    await dialog.getByText("This tab acts as “test CONTRIBUTOR”").waitFor();
    expect(page.url()).not.toContain("cw_");
    await dialog.getByRole("button", { name: frame.en.forgetKey }).click();
    await page.getByRole("button", { name: frame.en.enterKey }).waitFor({ state: "attached" });
    expect(await page.evaluate("sessionStorage.length")).toBe(0);
  });

  test.each(["light", "dark"] as const)(
    "has no barriers that axe finds, %s, wide and on a telephone",
    async (theme) => {
      for (const width of [1280, 390]) {
        const page = await pages.open("/", { theme, width });
        await page.locator(".changes li").first().waitFor();
        expect(await pages.barriers(page)).toEqual([]);
        expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      }
    },
  );
});
