// The history page, in a browser: what a record is, what was said of it and what changed in words, also once it is taken back.
import { wordChanges } from "../../web/src/history/word-changes";
import { entryBefore, fieldChanges, type Entry } from "../../web/src/history/changes";
import { typeOfId } from "../../web/src/history/record-type";
import { words } from "../../web/src/history/words";
import { LANGUAGES } from "../../web/src/language/languages";
import { words as records } from "../../web/src/records/words";
import type { TestNode } from "../support/node";
import { describePages, takeFirstSuggestion } from "./browser";

interface Written {
  readonly actor: string;
  readonly retracted: string;
}

/** An actor whose description was rewritten, and a tie that was taken back. */
async function write(node: TestNode): Promise<Written> {
  const curator = await node.as("CURATOR");
  const found = await node.ask(`{
    actor(by: { slug: "wsm" }) { id version }
    other: actor(by: { slug: "oxfam-solidarite" }) { id }
  }`);
  const { actor, other } = found.body.data as unknown as {
    actor: { id: string; version: number };
    other: { id: string };
  };
  const describe = async (expectedVersion: number, value: string) =>
    node.ask(
      `mutation ($input: UpdateActorInput!) { updateActor(input: $input) { userErrors { code message } } }`,
      { input: { id: actor.id, expectedVersion, description: [{ lang: "en", value }] } },
      curator,
    );
  const answers = [
    await describe(actor.version, "An organisation that works with social movements in twenty countries."),
    await describe(actor.version + 1, "An organisation that works with social movements in thirty countries."),
  ];
  const created = await node.ask(
    `mutation ($input: CreateRelationshipInput!) {
      createRelationship(input: $input) { relationship { id version } userErrors { code message } }
    }`,
    { input: { source: actor.id, target: other.id, type: "LOBBIES" } },
    curator,
  );
  const { createRelationship } = created.body.data as unknown as {
    createRelationship: { relationship: { id: string; version: number } };
  };
  const { id, version } = createRelationship.relationship;
  answers.push(
    await node.ask(
      `mutation ($input: RetractRecordInput!) { retractRelationship(input: $input) { userErrors { code message } } }`,
      { input: { id, expectedVersion: version, reason: "Said by mistake" } },
      curator,
    ),
  );
  const complaints = answers.flatMap(({ body }) =>
    body.errors
      ? [body.errors]
      : Object.values(body.data as Record<string, { userErrors: unknown[] }>).flatMap((each) => each.userErrors),
  );
  if (complaints.length) throw new Error(JSON.stringify(complaints));
  return { actor: actor.id, retracted: id };
}

let written: Written;

describePages(
  "the history page",
  (pages) => {
    test("tells what a record is now, and what it rests on", async () => {
      const page = await pages.open(`/history/${written.actor}`);
      await page.getByRole("heading", { level: 1, name: "We Social Movements" }).waitFor();
      const now = page.locator("#now");
      await now.getByText("Wereldsolidariteit · Former name · Dutch · until 15 October 2019").waitFor();
      await page.locator("#evidence blockquote").first().waitFor();
      expect(await now.getByRole("definition").count()).toBeGreaterThan(5);
    });

    test("shows what was said newest first, and which words changed", async () => {
      const page = await pages.open(`/history/${written.actor}`);
      const entries = page.locator("#history .entry");
      await entries.first().waitFor();
      expect(await entries.count()).toBe(3);
      expect(await entries.first().locator("del").innerText()).toMatch(/twenty\s*$/);
      expect(await entries.first().locator("ins").innerText()).toMatch(/thirty\s*$/);
      expect(await entries.nth(1).locator("del").count()).toBe(0);
      expect(await entries.nth(1).locator("ins").innerText()).toContain("in twenty countries");
      await entries.last().getByText(words.en.firstWord).click();
      await entries.last().getByText("since 1974").waitFor();
      expect(await entries.last().innerText()).toContain("import interview-2019");
    });

    test("names the ends of a tie, and leads to their pages", async () => {
      const { body } = await pages.node.ask(
        `{ actor(by: { slug: "wsm" }) { relationships(first: 1) { nodes { id } } } }`,
      );
      const { actor } = body.data as unknown as { actor: { relationships: { nodes: [{ id: string }] } } };
      const page = await pages.open(`/history/${actor.relationships.nodes[0].id}`);
      await page.locator("#now").getByRole("link", { name: "We Social Movements" }).click();
      await page.getByRole("heading", { level: 1, name: "We Social Movements" }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/actors/${written.actor}`);
    });

    test("still shows the history of a record that was taken back, and why", async () => {
      const page = await pages.open(`/history/${written.retracted}`);
      await page.getByRole("heading", { level: 1, name: words.en.goneTitle }).waitFor();
      const entries = page.locator("#history .entry");
      await entries.first().waitFor();
      expect(await entries.first().innerText()).toMatch(/Taken back.*Said by mistake/s);
      expect(await entries.count()).toBe(2);
      expect(await page.getByRole("link", { name: words.en.restore }).count()).toBe(0);
    });

    test("offers a curator to restore it", async () => {
      const page = await pages.open(`/history/${written.retracted}`);
      await pages.useKey(page, "CURATOR");
      const link = page.getByRole("link", { name: words.en.restore });
      await link.waitFor();
      expect(await link.getAttribute("href")).toBe(`/edit/relationship?id=${written.retracted}`);
    });

    test("says so where nothing is known of an id, or where it is none", async () => {
      const page = await pages.open("/history/actor_0123456789abcdef0123456789abcdef");
      await page.getByText(words.en.nothingFound(0).slice(-20)).waitFor();
      await page.goto(`${pages.node.url}/history/wsm`);
      await page.getByRole("combobox", { name: words.en.findRecord }).fill("wereldsolidariteit");
      await takeFirstSuggestion(page);
      await page.locator("#history").waitFor();
      expect(new URL(page.url()).pathname).toBe(`/history/${written.actor}`);
    });

    test("copies the citation", async () => {
      const page = await pages.open(`/history/${written.actor}`);
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.getByText(records.en.cite, { exact: true }).click();
      await page.getByRole("button", { name: records.en.copy }).click();
      await page.getByRole("status").filter({ hasText: records.en.copied }).waitFor();
      expect(await page.evaluate("navigator.clipboard.readText()")).toContain(written.actor);
    });

    test.each(LANGUAGES)("speaks %s and fits a phone", async (language) => {
      const page = await pages.open(`/history/${written.actor}`, { language, width: 390 });
      await page.locator("#history .entry").first().waitFor();
      await page.getByRole("heading", { name: words[language].historyTitle }).waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    });

    test.each(["light", "dark"] as const)("has no barriers in the %s theme", async (theme) => {
      for (const id of [written.actor, written.retracted]) {
        const page = await pages.open(`/history/${id}`, { theme });
        await page.locator("#history .entry").first().waitFor();
        await page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true; })");
        await page.waitForLoadState("networkidle");
        expect(await pages.barriers(page)).toEqual([]);
      }
    });
  },
  {
    load: async (node) => {
      written = await write(node);
    },
  },
);

describe("what changed", () => {
  const text = (pieces: ReturnType<typeof wordChanges>, without: string) =>
    pieces
      .filter(({ kind }) => kind !== without)
      .map((piece) => piece.text)
      .join("");

  test("is told word by word, and both texts can be read back from it", () => {
    const [before, after] = ["works with  twelve movements", "works with thirteen free movements"];
    const pieces = wordChanges(before, after);
    expect(text(pieces, "new").trim()).toBe(before);
    expect(text(pieces, "gone").trim()).toBe(after);
    expect(pieces.filter(({ kind }) => kind === "same").map((piece) => piece.text)).toContain("movements");
  });

  test("of very long texts is told as a whole", () => {
    const long = "word ".repeat(2000);
    expect(wordChanges(long, `${long}more`)).toHaveLength(2);
  });

  test("is compared with what the same origin said before", () => {
    const entry = (seq: string, slug: string, op = "ASSERT"): Entry => ({
      seq,
      op,
      version: 1,
      recordedAt: "",
      recordedBy: "",
      origin: { slug, isThisNode: false },
      payload: {},
    });
    const entries = [entry("4", "a"), entry("3", "b"), entry("2", "a", "RETRACT"), entry("1", "a")];
    expect(entryBefore(entries, 0)?.seq).toBe("1");
    expect(entryBefore(entries, 1)).toBeUndefined();
  });

  test("names fields and values by the vocabulary, and lines of lists one by one", () => {
    const before = {
      kind: "NGO",
      names: [
        { value: "A", kind: "SHORT" },
        { value: "B", kind: "FORMER" },
      ],
      existence: "1974/..",
    };
    const after = { kind: "NGO", names: [{ value: "A", kind: "SHORT" }], existence: "1975~/.." };
    const changes = fieldChanges(before, after, "Actor", "en", () => undefined);
    expect(changes.map(({ property, gone, fresh }) => [property, gone, fresh])).toEqual([
      ["names", ["B · Former name"], []],
      ["existence", ["since 1974"], ["since about 1975"]],
    ]);
  });
});

test("the type of a record is read from its id, however many words it has", () => {
  expect(typeOfId("civic_space_event_0123456789abcdef0123456789abcdef")).toBe("CivicSpaceEvent");
  expect(typeOfId("actor_0123456789abcdef0123456789abcdef")).toBe("Actor");
  expect(typeOfId("nothing_0123456789abcdef0123456789abcdef")).toBeUndefined();
});
