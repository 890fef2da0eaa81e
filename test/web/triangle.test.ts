// The triangle page in a real browser: what it shows is what the node answers, by click and by key, from a link, in both
// themes and on a phone; with the demonstration data, with made-up countries, and with Swissvotes where it is at hand.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildSchema, parse, validate } from "graphql";
import type { Page } from "playwright-core";
import { importAll, importFile } from "../../src/exchange/import/import.service";
import { mappedFiles } from "../../src/exchange/mapping/mapping.files";
import { crowdsOf, labelsOf, type Standing } from "../../web/src/triangle/crowds";
import { aSource, anActor } from "../support/builders";
import type { TestNode } from "../support/node";
import { describePages } from "./browser";

const root = path.resolve(__dirname, "../..");
const swissvotes = path.resolve(
  root,
  process.env["COUNTERWEIGHT_DATA"] ?? "../shared/data",
  "swissvotes/swissvotes.ch.csv",
);

const at = (key: string, state: number, economy: number, weight = 1): Standing => ({
  key,
  name: `Actor ${key}`,
  position: { state, economy, civilSociety: 1 - state - economy },
  weight,
});

describe("crowds", () => {
  const many = Array.from({ length: 300 }, (_, index) => at(String(index), 0, 0, 1 + (index % 5)));

  test("nobody hides anybody, however many share a place", () => {
    const [crowd] = crowdsOf(many, 500);
    expect(crowd!.members).toHaveLength(300);
    let nearest = Infinity;
    for (const [index, one] of crowd!.members.entries()) {
      for (const other of crowd!.members.slice(index + 1)) {
        const distance = Math.hypot(one.x - other.x, one.y - other.y);
        nearest = Math.min(nearest, distance / Math.max(one.radius, other.radius));
      }
    }
    // The centre of none is covered by another.
    expect(nearest).toBeGreaterThan(1);
  });

  test("a crowd stays near its place, and the same input gives the same picture", () => {
    const [crowd] = crowdsOf(many, 500);
    for (const { x, y, radius } of crowd!.members) expect(Math.hypot(x, y) + radius).toBeLessThanOrEqual(0.2 * 500);
    expect(crowdsOf(many, 500)).toEqual(crowdsOf([...many].reverse(), 500));
  });

  test("who stands apart is drawn apart, twice the weight as twice the ink", () => {
    const crowds = crowdsOf([at("a", 1, 0, 4), at("b", 0, 1, 2), at("c", 0.5, 0.2, 4)], 500);
    expect(crowds.map(({ members }) => members.length)).toEqual([1, 1, 1]);
    const [a, b] = crowds.map(({ members }) => members[0]!.radius);
    expect(a! ** 2 / b! ** 2).toBeCloseTo(2, 6);
  });

  test("names do not cover each other, and the chosen one comes first", () => {
    const crowds = crowdsOf(
      Array.from({ length: 40 }, (_, index) => at(String(index), index / 40, 0, 40 - index)),
      500,
    );
    const labels = labelsOf(crowds, "39", { left: -80, right: 580 });
    expect(labels[0]!.text).toContain("Actor 39");
    expect(new Set(labels.map(({ y }) => Math.round(y / 8))).size).toBe(labels.length);
  });
});

async function triangleOf(page: Page): Promise<string> {
  await page.locator("svg.ternary .crowd").first().waitFor();
  return page.locator("main").innerText();
}

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

async function hasNoOverflow(page: Page): Promise<boolean> {
  return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
}

describePages("the triangle of the demonstration data", (pages) => {
  test("tells the balance in the words and figures of the node", async () => {
    const { body } = await pages.node.ask(`{ triangle { shares { economy } weakestLeg actorCount unplacedCount } }`);
    const { triangle } = body.data! as unknown as {
      triangle: { shares: { economy: number }; weakestLeg: number; actorCount: number; unplacedCount: number };
    };
    const text = await triangleOf(await pages.open("/triangle"));
    expect(text).toContain(
      `The weakest leg is the economy: ${Math.round(triangle.shares.economy * 100)}% of the weight.`,
    );
    expect(text).toContain(triangle.weakestLeg.toPrecision(3));
    expect(text).toContain(`${triangle.actorCount} actors are counted; ${triangle.unplacedCount} more are left out`);
    expect(text).toContain("A hand-picked sample is not a country");
  });

  test("draws every actor once, and lists them in the table", async () => {
    const { body } = await pages.node.ask(`{ triangle { actorCount } }`);
    const { triangle } = body.data! as unknown as { triangle: { actorCount: number } };
    const page = await pages.open("/triangle");
    await triangleOf(page);
    expect(await page.locator("svg.ternary .crowd .mark").count()).toBe(triangle.actorCount);
    await page.getByText("The same as a table").click();
    expect(await page.locator(".as-table tbody tr").count()).toBe(triangle.actorCount);
  });

  test("a click shows who stands there, and the link leads back to it", async () => {
    const page = await pages.open("/triangle");
    await triangleOf(page);
    await page.getByRole("button", { name: /Éditions Somme Toute/ }).click();
    const link = page.locator(".place h3 a");
    expect(await link.innerText()).toBe("Éditions Somme Toute");
    const slug = parameter(page, "actor")!;
    expect(await link.getAttribute("href")).toBe(`/actors/${slug}`);
    const again = await pages.open(`/triangle?actor=${slug}`);
    await again.locator(".place h3 a").waitFor();
    expect(await again.locator(".place h3 a").innerText()).toBe("Éditions Somme Toute");
  });

  test("Enter on a crowd opens it, and everybody in it can be chosen", async () => {
    const page = await pages.open("/triangle");
    await triangleOf(page);
    const crowd = page.getByRole("button", { name: /civil society 100%/ }).first();
    await crowd.focus();
    await page.keyboard.press("Enter");
    await page.locator(".place").waitFor();
    const before = parameter(page, "actor");
    await page.locator(".place summary").click();
    await page.locator(".others button").last().click();
    await page.waitForURL((url) => url.searchParams.get("actor") !== before);
    expect(await crowd.getAttribute("aria-pressed")).toBe("true");
  });

  test("filters narrow it and stand in the address; what has nobody says so in a sentence", async () => {
    const page = await pages.open("/triangle");
    await triangleOf(page);
    await page.getByLabel("Country or region").selectOption("BE");
    await page.getByText("A force is missing altogether.").waitFor();
    expect(parameter(page, "jurisdiction")).toBe("BE");
    await page.getByLabel("Weigh by").selectOption("INVOLVEMENT");
    await page.waitForURL((url) => url.searchParams.get("weight") === "INVOLVEMENT");
    const empty = await pages.open("/triangle?jurisdiction=JP");
    await empty.getByText("Nobody who meets this has a known place in the triangle.").waitFor();
    const unknown = await pages.open("/triangle?theme=no-such-theme");
    await unknown.getByText("There is no such theme, policy or reform here.").waitFor();
    expect(await unknown.locator("svg.ternary").count()).toBe(0);
  });

  test("a policy is chosen by its name, and left out again", async () => {
    const { body } = await pages.node.ask(`{ policies(first: 1) { nodes { slug title } } }`);
    const [policy] = (body.data! as unknown as { policies: { nodes: { slug: string; title: string }[] } }).policies
      .nodes;
    const page = await pages.open("/triangle");
    await page.getByRole("combobox", { name: "Involved in a policy or a reform" }).fill(policy!.title);
    await page.locator(".filters .suggestions[aria-busy=false] li").first().click();
    await page.waitForURL((url) => url.searchParams.has("policy") || url.searchParams.has("reform"));
    await page.locator(".chosen-record button").click();
    await page.waitForURL((url) => !url.searchParams.has("policy") && !url.searchParams.has("reform"));
    expect(await page.locator(".chosen-record").count()).toBe(0);
  });

  test.each(["light", "dark"] as const)("has no barriers, and fits a phone, %s", async (theme) => {
    for (const address of ["/triangle", "/triangle?view=countries&country=BE&then=1990"]) {
      const page = await pages.open(address, { theme, width: 390 });
      await triangleOf(page);
      await page.waitForLoadState("networkidle");
      expect(await pages.barriers(page)).toEqual([]);
      expect(await hasNoOverflow(page)).toBe(true);
    }
  });

  test.each([
    ["fr", "Le pied le plus faible est l’économie"],
    ["nl", "De zwakste poot is de economie"],
  ] as const)("speaks %s", async (language, sentence) => {
    expect(await triangleOf(await pages.open("/triangle", { language }))).toContain(sentence);
  });
});

const STATE = { state: 1, economy: 0, civilSociety: 0 };
const ECONOMY = { state: 0, economy: 1, civilSociety: 0 };
const CIVIL = { state: 0, economy: 0, civilSociety: 1 };
const placed = (slug: string, jurisdiction: string, sectorPosition: object, existence = "1950/..") =>
  anActor({ slug, jurisdiction, sectorPosition, existence });
const anEvent = (key: string, target: string, kind: string, occurred: string) => ({
  record: "CivicSpaceEvent",
  key,
  kind,
  target,
  occurred,
});

/** Made up: Austria's only company ends in 2000; Portugal's union begins in 1990. */
const COUNTRIES = [
  placed("at-ministry", "AT", STATE),
  placed("at-company", "AT", ECONOMY, "1950/2000-06-30"),
  placed("at-union", "AT", CIVIL),
  placed("pt-ministry", "PT", STATE),
  placed("pt-union", "PT", CIVIL, "1990/.."),
  placed("ie-union", "IE", CIVIL),
  anEvent("recognised", "at-union", "RECOGNITION", "1995"),
  anEvent("arrested", "at-union", "ARREST", "2005"),
  anEvent("banned", "pt-union", "BAN", "2001"),
  anEvent("released", "ie-union", "RELEASE", "2003"),
  aSource({ slug: "report" }),
  {
    ...{
      record: "CountryRating",
      key: "rating",
      jurisdiction: "AT",
      scheme: "ITUC_GLOBAL_RIGHTS_INDEX",
      value: "2",
      score: 2,
    },
    ...{ scale: { min: 1, max: 5, freerEnd: "LOWEST" }, source: "report", period: "2024" },
  },
];

const DATASET = { record: "Dataset", format: "counterweight/1", name: "made-up", title: "Made up" };
async function loadCountries(node: TestNode): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "countries-"));
  const file = path.join(folder, "countries.ndjson");
  writeFileSync(file, [DATASET, ...COUNTRIES].map((record) => JSON.stringify(record)).join("\n"));
  await importFile(node.ledger, file, { origin: "local" });
  rmSync(folder, { recursive: true });
}

describePages(
  "the triangle of countries",
  (pages) => {
    test("each country is a mark that a click follows over time, with what happened to its civil society", async () => {
      const page = await pages.open("/triangle?view=countries");
      await triangleOf(page);
      expect(await page.locator("svg.ternary .crowd .mark").count()).toBe(3);
      await page.getByRole("button", { name: /^Austria/ }).click();
      await page.locator("svg.time-axis").waitFor();
      const text = await page.locator("main").innerText();
      expect(parameter(page, "country")).toBe("AT");
      expect(text).toContain("The State weighs 50%, the economic actors 0%, civil society 50%.");
      expect(text).toContain("A force is missing altogether.");
      expect(text).toContain("1 event opened its civic space, 1 event closed it.");
      expect(text).toContain("75% of the way to the freest end of its scale");
      expect(await page.locator("svg.time-axis rect.opening").count()).toBe(1);
      expect(await page.locator("svg.time-axis rect.closing").count()).toBe(1);
      expect(await page.locator(".trail circle").count()).toBeGreaterThan(10);
    });

    test("the correlation comes with its n, and with a caution where n is small", async () => {
      const { body } = await pages.node.ask(`{ balances { evennessWithOpenness { n rho } } }`);
      const { n, rho } = (body.data! as unknown as { balances: { evennessWithOpenness: { n: number; rho: number } } })
        .balances.evennessWithOpenness;
      const page = await pages.open("/triangle?view=countries");
      const text = await triangleOf(page);
      expect(text).toContain(
        `rank correlation of ${rho
          .toPrecision(3)
          .replace("-", "-")
          .replace(/\.?0+$/, "")}, over ${n} countries.`,
      );
      expect(text).toContain("So few countries prove nothing");
    });

    test("two countries stand side by side: what differs, in words and numbers", async () => {
      const page = await pages.open("/triangle?view=countries&country=AT&year=1999&with=PT&then=1999");
      await page.locator(".comparison svg.ternary").waitFor();
      const text = await page.locator(".comparison").innerText();
      expect(text).toContain(
        "The largest difference: the economy weighs 33 points more in Austria, 1999 than in Portugal, 1999.",
      );
      expect(text).toContain("+33%");
    });

    test("one country is compared with itself on another date", async () => {
      const page = await pages.open("/triangle?view=countries&country=AT");
      await page.getByText("Choose another country, or another year, to see what differs.").waitFor();
      await page.getByLabel("in", { exact: true }).fill("1999");
      await page.locator(".comparison svg.ternary").waitFor();
      expect(await page.locator(".comparison").innerText()).toContain(
        "the economy weighs 33 points less in Austria, today than in Austria, 1999.",
      );
      expect(parameter(page, "then")).toBe("1999");
    });

    test("the day before anybody was there says so", async () => {
      const page = await pages.open("/triangle?view=countries&since=1900&year=1920");
      await page.getByText("No country has an actor with a known place on that day.").waitFor();
      expect(await page.locator("svg.ternary").count()).toBe(0);
    });

    test.each(["light", "dark"] as const)("a comparison has no barriers, and fits a phone, %s", async (theme) => {
      const page = await pages.open("/triangle?view=countries&country=AT&with=PT&then=1999", { theme, width: 390 });
      await page.locator(".comparison svg.ternary").waitFor();
      await page.waitForLoadState("networkidle");
      expect(await pages.barriers(page)).toEqual([]);
      expect(await hasNoOverflow(page)).toBe(true);
    });
  },
  { load: loadCountries, demo: false },
);

const describeSwissvotes = existsSync(swissvotes) ? describePages : skipAloud;
function skipAloud(name: string): void {
  const reason = "its file is not at hand; COUNTERWEIGHT_DATA can name the folder";
  console.warn(`skipped: ${name}: ${reason}`);
  test(`${name} (SKIPPED: ${reason})`, () => expect(existsSync(swissvotes)).toBe(false));
}

describeSwissvotes(
  "the triangle of Swissvotes",
  (pages) => {
    test("a country is followed over time, stepped through by key, and compared with itself", async () => {
      const page = await pages.open("/triangle?view=countries&country=CH&since=1900&then=1950");
      await page.locator("svg.time-axis").waitFor();
      await page.locator(".comparison svg.ternary").waitFor();
      const text = await page.locator("main").innerText();
      expect(text).toContain("Switzerland over time");
      expect(text).toContain("Switzerland, 1950");
      expect(text).toMatch(/The largest difference:|weigh alike in both/);
      await page.getByRole("slider").focus();
      await page.keyboard.press("ArrowLeft");
      await page.waitForURL((url) => url.searchParams.has("year"));
      expect(Number(parameter(page, "year"))).toBe(new Date().getUTCFullYear() - 1);
      await page.getByRole("button", { name: "A step earlier" }).click();
      await page.waitForURL((url) => Number(url.searchParams.get("year")) < new Date().getUTCFullYear() - 1);
    });

    test("years pass only when somebody starts them, and not for those who asked for less motion", async () => {
      const still = await pages.open("/triangle?view=countries");
      await still.getByRole("slider").waitFor();
      expect(await still.getByRole("button", { name: "Play" }).count()).toBe(0);
      const moving = await pages.open("/triangle?view=countries&year=2015", { reducedMotion: false });
      await moving.getByRole("button", { name: "Play" }).click();
      await moving.waitForURL((url) => Number(url.searchParams.get("year")) > 2015);
      await moving.getByRole("button", { name: "Pause" }).click();
      expect(await moving.getByRole("button", { name: "Play" }).count()).toBe(1);
    });

    test("hundreds of actors are all drawn", async () => {
      const { body } = await pages.node.ask(`{ triangle(jurisdiction: "CH") { actorCount } }`);
      const { actorCount } = (body.data! as unknown as { triangle: { actorCount: number } }).triangle;
      const page = await pages.open("/triangle?jurisdiction=CH");
      const drawn = Math.min(500, actorCount);
      await page
        .locator("svg.ternary .crowd .mark")
        .nth(drawn - 1)
        .waitFor({ state: "attached" });
      expect(await page.locator("svg.ternary .crowd .mark").count()).toBe(drawn);
    });
  },
  {
    load: async (node) => {
      const mapping = path.join(root, "data/mappings/swissvotes.yaml");
      const { sources } = await mappedFiles(mapping, [swissvotes], node.ledger.types);
      await importAll(node.ledger, sources, { origin: "local", isWhole: true });
    },
  },
);

describe("the questions of the page", () => {
  test("fit the printed schema", () => {
    const schema = buildSchema(readFileSync(path.join(root, "schema/schema.graphql"), "utf8"));
    const text = readFileSync(path.join(root, "web/src/triangle/questions.ts"), "utf8");
    const fields = [...text.matchAll(/graphql\(\s*`([^`]*)`/g)].map(([, question]) => question!);
    expect(fields.length).toBeGreaterThan(5);
    for (const field of fields)
      expect(validate(schema, parse(field)).filter(({ message }) => !/fragment|Fragment/.test(message))).toEqual([]);
  });
});
