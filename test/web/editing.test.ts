// Editing as the secretary of an NGO does it: no mutation is ever seen, nothing typed is lost, and no twin is made unawares.
import type { Locator, Page } from "playwright-core";
import { words as page_ } from "../../web/src/edit/words";
import { words as forms } from "../../web/src/editing/words";
import { edtfOf, periodOf, plainDay, type Way } from "../../web/src/editing/period";
import { slugOf } from "../../web/src/editing/field";
import { describePages, type Pages, takeFirstSuggestion } from "./browser";

const form = forms.en;
const edit = page_.en;

/** Opens a form as somebody with a key of this role. */
async function openForm(
  pages: Pages,
  path: string,
  role: "READER" | "CONTRIBUTOR" | "CURATOR" = "CONTRIBUTOR",
  look = {},
): Promise<Page> {
  const page = await pages.open(path, look);
  await pages.useKey(page, role);
  return page;
}

const box = (page: Page | Locator, name: string | RegExp) => page.getByLabel(name, { exact: typeof name === "string" });
const send = (page: Page) => page.locator("button.primary[type=submit]").last().click();
async function isWritten(page: Page): Promise<void> {
  const obstacles = page.locator("main .failure");
  await page.getByRole("heading", { name: edit.written }).or(obstacles).first().waitFor();
  expect(await obstacles.allInnerTexts()).toEqual([]);
}
const writtenId = async (page: Page): Promise<string> => {
  const href = await page.locator(".written").getByRole("link", { name: edit.history }).getAttribute("href");
  return href!.split("/").at(-1)!;
};

async function fillActor(page: Page, name: string, kind = "NGO"): Promise<void> {
  await page.locator("#field-names-0-value").fill(name);
  await page.locator("#field-kind").selectOption(kind);
}

/** Types a name where the focus is and takes the first suggestion, looking before Enter as people do. */
async function typeAndTake(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await takeFirstSuggestion(page, text);
}

/** Types into a choice of records and takes the first suggestion, with the keyboard. */
async function choose(page: Page, choice: Locator, text: string): Promise<void> {
  await choice.focus();
  await typeAndTake(page, text);
}

async function data(
  pages: Pages,
  query: string,
  variables = {},
  role: "CONTRIBUTOR" | "CURATOR" = "CURATOR",
): Promise<never> {
  const { body } = await pages.node.ask(query, variables, await pages.node.as(role));
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data as never;
}

const CREATE = `mutation($input: CreateActorInput!) { createActor(input: $input) { actor { id version } userErrors { code } } }`;
async function anActor(pages: Pages, slug: string, name: string): Promise<{ id: string; version: number }> {
  const input = { slug, kind: "NGO", names: [{ value: name, lang: "en", kind: "OFFICIAL" }] };
  const { createActor } = await data(pages, CREATE, { input });
  return (createActor as { actor: { id: string; version: number } }).actor;
}

const ACTOR = `query($id: ID!) { actor(by: { id: $id }) { slug version website jurisdiction existence { text } names { value }
  sectorPosition { state economy civilSociety } evidence { grade excerpt { quote source { slug title } } } } }`;

describePages("editing", (pages) => {
  test("without a key, it says what a key is and how to get one; no form is shown", async () => {
    const page = await pages.open("/edit/actor");
    await page.getByText(edit.howKey).waitFor();
    expect(await page.locator("form.record-form").count()).toBe(0);
    expect(await page.locator("header .key").isVisible()).toBe(true);
    expect(await pages.barriers(page)).toEqual([]);
  });

  test("a reader's key is told that it only reads", async () => {
    const page = await openForm(pages, "/edit", "READER");
    await page.getByText(edit.readerOnly).waitFor();
    expect(await page.locator(".kinds a").count()).toBe(0);
  });

  test("a contributor adds an actor, with a quotation for it", async () => {
    const page = await openForm(pages, "/edit/actor");
    await fillActor(page, "Maison des Associations Imaginaires");
    await page.locator("#field-existence").selectOption("span");
    await page
      .locator(".period", { has: page.locator("#field-existence") })
      .getByRole("textbox")
      .first()
      .fill("1/3/1998");
    await page.getByText("since 1 March 1998").waitFor();
    await page.locator("#field-jurisdiction").fill("be-wal");
    for (const [corner, share] of [
      ["state", "10"],
      ["economy", "0"],
      ["civilSociety", "90"],
    ] as const) {
      await page.locator(`#field-sectorPosition-${corner}`).fill(share);
    }
    await page.getByRole("button", { name: "Add Evidence" }).click();
    await choose(page, page.locator("#field-evidence-0-newExcerpt-source input"), "si on veut survivre");
    await page.locator("#field-evidence-0-newExcerpt-quote").fill("la maison imaginaire");
    await page.locator("#field-evidence-0-grade").selectOption("HOOP");
    await send(page);
    await isWritten(page);
    const { actor } = await data(pages, ACTOR, { id: await writtenId(page) });
    expect(actor).toMatchObject({
      slug: "maison-des-associations-imaginaires",
      jurisdiction: "BE-WAL",
      existence: { text: "1998-03-01/.." },
      sectorPosition: { state: 0.1, economy: 0, civilSociety: 0.9 },
      evidence: [{ grade: "HOOP", excerpt: { quote: "la maison imaginaire", source: { slug: "interview-wsm-2019" } } }],
    });
  });

  test("a source that is not there yet is described in the same form, and written with what it is cited for", async () => {
    const page = await openForm(pages, "/edit/actor");
    await fillActor(page, "Guild of Lamplighters");
    await page.getByRole("button", { name: "Add Evidence" }).click();
    await page.getByRole("button", { name: form.makeSource }).click();
    const source = page.getByRole("group", { name: form.newSource });
    await source.locator("[id$=newSource-title]").fill("The lamps of Ghent");
    await source.locator("[id$=newSource-kind]").selectOption("BOOK");
    await page.locator("#field-evidence-0-newExcerpt-quote").fill("lit by the guild");
    await send(page);
    await isWritten(page);
    const { actor } = await data(pages, ACTOR, { id: await writtenId(page) });
    expect(actor).toMatchObject({
      evidence: [
        { excerpt: { quote: "lit by the guild", source: { slug: "the-lamps-of-ghent", title: "The lamps of Ghent" } } },
      ],
    });
  });

  test("a tie between two actors, by the keyboard alone", async () => {
    const page = await openForm(pages, "/edit/relationship");
    await page.locator("#field-source input").waitFor();
    const tabTo = async (selector: string) => {
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
      }
      throw new Error(`Tab never comes to ${selector}`);
    };
    await tabTo("#field-source input");
    await typeAndTake(page, "solsoc");
    await tabTo("#field-type");
    await page.keyboard.type("advises");
    await tabTo("#field-target input");
    await typeAndTake(page, "fonds voor ontwikkelings");
    await tabTo("form.record-form button[type=submit]");
    await page.keyboard.press("Enter");
    await isWritten(page);
    const { relationship } = await data(
      pages,
      `query($id: ID!) { relationship(id: $id) { type source { slug } target { slug } } }`,
      { id: await writtenId(page) },
    );
    expect(relationship).toMatchObject({ source: { slug: "solsoc" }, target: { slug: "fos" } });
    expect(await page.evaluate("document.activeElement.textContent")).toBe(edit.written);
  });

  test("what is there under a like name is shown, and nothing is sent until one says that it is another", async () => {
    const page = await openForm(pages, "/edit/actor");
    await fillActor(page, "We Social Movement");
    const same = page.getByRole("link", { name: form.thisIsIt }).first();
    await same.waitFor();
    expect(await same.getAttribute("href")).toMatch(/^\/edit\/actor\?id=actor_/);
    await send(page);
    await page.getByText(form.tickFirst).waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("no-twin");
    await page.keyboard.press("Space");
    await send(page);
    await isWritten(page);
  });

  test("a refused value is shown at its field, the summary leads there, and what was typed stays", async () => {
    const page = await openForm(pages, "/edit/actor");
    await fillActor(page, "Society for Odd Addresses");
    await page.locator("#field-website").fill("not an address");
    await send(page);
    await page.locator(".summary").waitFor();
    expect(await page.evaluate("document.activeElement.matches('.summary')")).toBe(true);
    await page.locator("#field-website-complaint").waitFor();
    expect(await page.locator("#field-website").getAttribute("aria-invalid")).toBe("true");
    expect(await pages.barriers(page)).toEqual([]);
    await page.locator(".summary").getByRole("button", { name: "Website" }).click();
    expect(await page.evaluate("document.activeElement.id")).toBe("field-website");
    expect(await page.locator("#field-names-0-value").inputValue()).toBe("Society for Odd Addresses");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("https://odd.example.org");
    await send(page);
    await isWritten(page);
  });

  test("what is missing is told before anything is sent", async () => {
    const page = await openForm(pages, "/edit/actor");
    let sent = 0;
    page.on("request", (request) => (sent += request.postData()?.includes("writeRecords") ? 1 : 0));
    await page.locator("#field-kind").waitFor();
    await send(page);
    await page.locator("#field-names-0-value-complaint").waitFor();
    expect(await page.locator("#field-kind-complaint").innerText()).toBe(form.missing.MISSING);
    expect(sent).toBe(0);
  });

  test("a correction sends what was changed alone, and emptied fields are emptied", async () => {
    const { id, version } = await anActor(pages, "corrected", "Corrected League");
    await data(pages, `mutation($input: UpdateActorInput!) { updateActor(input: $input) { userErrors { code } } }`, {
      input: { id, expectedVersion: version, website: "https://old.example.org", jurisdiction: "FR" },
    });
    const page = await openForm(pages, `/edit/actor?id=${id}`);
    await page.locator("#field-website").fill("");
    const request = page.waitForRequest((each) => each.postData()?.includes("writeRecords") ?? false);
    await send(page);
    const [record] = (await request).postDataJSON().variables.input.records;
    expect(record).toEqual({ updateActor: { id, expectedVersion: version + 1, website: null } });
    await isWritten(page);
    const { actor } = await data(pages, ACTOR, { id });
    expect(actor).toMatchObject({ website: null, jurisdiction: "FR", version: version + 2 });
  });

  test("another's change in between is shown field by field, and what one decides is written", async () => {
    const { id, version } = await anActor(pages, "contested", "Contested League");
    const page = await openForm(pages, `/edit/actor?id=${id}`);
    await page.locator("#field-website").fill("https://mine.example.org");
    await page.locator("#field-existence").selectOption("on");
    await page
      .locator(".period", { has: page.locator("#field-existence") })
      .getByRole("textbox")
      .fill("1999");
    await data(pages, `mutation($input: UpdateActorInput!) { updateActor(input: $input) { userErrors { code } } }`, {
      input: { id, expectedVersion: version, website: "https://theirs.example.org", jurisdiction: "NL" },
    });
    await send(page);
    await page.getByRole("heading", { name: form.conflictTitle }).waitFor();
    const website = page.getByRole("group", { name: /Website/ });
    expect(await website.innerText()).toContain("https://theirs.example.org");
    expect(await website.innerText()).toContain("https://mine.example.org");
    expect(await page.getByRole("group", { name: /Country or region/ }).innerText()).toContain("Netherlands");
    expect(await pages.barriers(page)).toEqual([]);
    await website.getByRole("radio", { name: new RegExp(form.theirs) }).check();
    await page.getByRole("button", { name: form.settle }).click();
    await isWritten(page);
    const { actor } = await data(pages, ACTOR, { id });
    expect(actor).toMatchObject({
      website: "https://theirs.example.org",
      jurisdiction: "NL",
      existence: { text: "1999" },
    });
  });

  test("sent again after a lost answer, it is written once; the draft outlives the page", async () => {
    pages.forgive(/ERR_FAILED|Failed to load resource/);
    const page = await openForm(pages, "/edit/actor");
    await fillActor(page, "Committee of the Lost Answer");
    let lost = 0;
    await page.route("**/graphql", async (route) => {
      if (lost || !route.request().postData()?.includes("writeRecords")) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await send(page);
    await page.getByText(form.keptHere).waitFor();
    page.once("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText(form.draftUnanswered).waitFor();
    expect(await page.locator("#field-names-0-value").inputValue()).toBe("Committee of the Lost Answer");
    await send(page);
    await isWritten(page);
    expect(lost).toBe(1);
    const { actor } = await data(pages, ACTOR, { id: await writtenId(page) });
    expect(actor).toMatchObject({ version: 1, slug: "committee-of-the-lost-answer" });
    await page.goto(`${pages.node.url}/edit/actor`);
    await page.locator("#field-kind").waitFor();
    expect(await page.getByText(form.draft).count()).toBe(0);
  });

  test("changed after a lost answer, one is told that the first was written", async () => {
    pages.forgive(/ERR_FAILED|Failed to load resource/);
    const page = await openForm(pages, "/edit/actor");
    await fillActor(page, "Union of Second Thoughts");
    let lost = 0;
    await page.route("**/graphql", async (route) => {
      if (lost || !route.request().postData()?.includes("writeRecords")) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await send(page);
    await page.getByText(form.keptHere).waitFor();
    await page.locator("#field-website").fill("https://second.example.org");
    await send(page);
    await isWritten(page);
    expect(await page.locator(".written").innerText()).toContain(edit.writtenEarlier);
    const { actor } = await data(pages, ACTOR, { id: await writtenId(page) });
    expect(actor).toMatchObject({ version: 1, website: null });
  });

  test("leaving a changed form asks first", async () => {
    const page = await openForm(pages, "/edit/source");
    await page.locator("#field-title").fill("Half a title");
    const asked = page.waitForEvent("dialog");
    void page.reload().catch(() => undefined);
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    expect(await page.locator("#field-title").inputValue()).toBe("Half a title");
  });

  test("a curator takes a record back with a reason, and puts it back", async () => {
    const { id } = await anActor(pages, "taken-back", "League of the Taken Back");
    const page = await openForm(pages, `/edit/actor?id=${id}`, "CURATOR");
    await page.locator(".retraction summary").click();
    const button = page.getByRole("button", { name: form.takeBack });
    expect(await button.isDisabled()).toBe(true);
    await box(page, form.reason).fill("Recorded twice");
    await box(page, form.takeBackSure).check();
    await button.click();
    await page.getByText(form.takenBack).waitFor();
    expect(await data(pages, ACTOR, { id })).toEqual({ actor: null });
    await page.reload();
    await page.getByText(edit.notThere).waitFor();
    await page.getByRole("button", { name: form.restore }).click();
    await page.getByText(form.restored).waitFor();
    expect(await data(pages, ACTOR, { id })).toMatchObject({ actor: { slug: "taken-back" } });
  });

  test("curators may keep a record to themselves; contributors are not offered it", async () => {
    const options = async (role: "CONTRIBUTOR" | "CURATOR") => {
      const page = await openForm(pages, "/edit/actor", role);
      await page.locator("#field-visibility").waitFor();
      return page
        .locator("#field-visibility option")
        .evaluateAll((all) => all.map((each) => each.getAttribute("value")));
    };
    expect((await options("CONTRIBUTOR")).sort()).toEqual(["NODE", "PUBLIC"]);
    expect((await options("CURATOR")).sort()).toEqual(["NODE", "PRIVATE", "PUBLIC"]);
  });

  test("a reform brings its policy, and evidence names what its address says", async () => {
    const { reforms, relationships } = await data(
      pages,
      `{ reforms(first: 1) { nodes { id title policy { title } } } relationships(first: 1) { nodes { id source { name } } } }`,
    );
    const [reform] = (reforms as { nodes: { title: string; policy: { title: string } }[] }).nodes;
    const [tie] = (relationships as { nodes: { id: string; source: { name: string } }[] }).nodes;
    const page = await openForm(pages, "/edit/involvement");
    await choose(page, page.locator("#field-reform input"), reform!.title.slice(0, 20));
    await page.locator("#field-policy .chosen").waitFor();
    expect(await page.locator("#field-policy .chosen").innerText()).toContain(reform!.policy.title);
    const evidence = await openForm(pages, `/edit/evidence?subject=${tie!.id}`);
    await evidence.locator("#field-subject .chosen").waitFor();
    expect(await evidence.locator("#field-subject .chosen").innerText()).toContain(tie!.source.name);
    await choose(evidence, evidence.locator("#field-excerpt-source input"), "si on veut survivre");
    await evidence.locator("#field-excerpt-quote").fill("another passage");
    await send(evidence);
    await isWritten(evidence);
  });

  test("pressing in the triangle places an actor, in shares that sum to 100", async () => {
    const page = await openForm(pages, "/edit/actor");
    const triangle = page.locator(".sector-triangle");
    await triangle.scrollIntoViewIfNeeded();
    const at = (await triangle.boundingBox())!;
    await page.mouse.move(at.x + at.width / 2, at.y + at.height * 0.3);
    await page.mouse.down();
    await page.mouse.up();
    const shares = await page
      .locator(".shares input")
      .evaluateAll((all) => all.map((each) => Number((each as unknown as { value: string }).value)));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
    expect(shares[0]).toBeGreaterThan(50);
  });

  test.each([
    ["light", 1280, "/edit/actor"],
    ["dark", 1280, "/edit/involvement"],
    ["light", 390, "/edit/claim"],
    ["dark", 390, "/edit/reform"],
  ] as const)("no barriers in %s at %d pixels: %s", async (theme, width, path) => {
    const page = await openForm(pages, path, "CONTRIBUTOR", { theme, width });
    await page.locator("form.record-form").waitFor();
    const evidence = page.getByRole("button", { name: "Add Evidence" });
    if (await evidence.count()) await evidence.click();
    expect(await pages.barriers(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
  });
});

describe("dates as people write them", () => {
  test.each<[Way, string, string, string]>([
    ["unknown", "", "", ""],
    ["on", "31/3/2015", "", "2015-03-31"],
    ["on", "3.2015", "", "2015-03"],
    ["about", "1970", "", "1970~"],
    ["span", "1970", "", "1970/.."],
    ["span", "", "15/10/2019", "../2019-10-15"],
    ["span", "2009", "2016", "2009/2016"],
    ["written", "2009~/2016", "", "2009~/2016"],
  ])("%s %s %s is %s", (way, from, until, edtf) => {
    expect(edtfOf({ way, from, until })).toBe(edtf);
    expect(edtfOf(periodOf(edtf))).toBe(edtf);
    expect(periodOf(edtf).way).toBe(way);
  });

  test("what is no such date stays as it was typed", () => {
    expect(plainDay("spring 2015")).toBe("spring 2015");
  });
});

test("a name becomes an address of plain letters", () => {
  expect(slugOf("Fédération générale du travail (FGTB)")).toBe("federation-generale-du-travail-fgtb");
  expect(slugOf("x".repeat(119) + " y")).toBe("x".repeat(119));
});
