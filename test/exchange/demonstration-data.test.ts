// The demonstration data keep their word: every line fits its form, every reference leads somewhere, every fact can be read
// up, nothing that the coding of the interview holds is lost, nothing is added to it, and no quotation is made up.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { FORMAT } from "../../src/exchange/import/record-source";
import { RECORD_TYPES } from "../../src/records/record-types";

const root = path.resolve(__dirname, "../..");
const dataFolder = path.resolve(root, process.env.COUNTERWEIGHT_DATA ?? "../shared/data");
const fromData = (...names: string[]) => readFileSync(path.join(dataFolder, ...names), "utf8");

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- JSON of any shape; the tests are what checks it
type Line = Record<string, any>;

const demoText = readFileSync(path.join(root, "data/demo/interview-2019.ndjson"), "utf8");
const linesOf = (text: string): Line[] =>
  text
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as Line);

const [dataset, ...records] = linesOf(demoText);
const typeOf = new Map(RECORD_TYPES.map((type) => [type.name, type]));

const nameOf = (record: Line): string => (typeOf.get(record.record)?.hasSlug ? record.slug : record.key) as string;
const labelOf = (record: Line) => `${record.record}:${nameOf(record)}`;

/** What is wrong with these records, taken as a whole file: forms, names, references. */
function problemsOf(lines: readonly Line[]): string[] {
  const known = new Set(lines.map(labelOf));
  const twins = lines.map(labelOf).filter((label, index, all) => all.indexOf(label) !== index);
  const misfits = lines.flatMap((record) => {
    const { record: name, key, id: _id, ...content } = record;
    const type = typeOf.get(name);
    if (!type) return [`${name}: no such type`];
    const issues = type.form.safeParse(content).error?.issues ?? [];
    const keyed = type.hasSlug || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(key ?? "");
    return [
      ...(keyed ? [] : [`${labelOf(record)}: the key is missing or ill-formed`]),
      ...issues.map((issue) => `${labelOf(record)}.${issue.path.join(".")}: ${issue.message}`),
    ];
  });
  const dangling = lines.flatMap((record) =>
    Object.entries(typeOf.get(record.record)?.references ?? {}).flatMap(([field, { type }]) =>
      [record[field] ?? []]
        .flat()
        .map((name: string) => (type ? `${type}:${name}` : name))
        .filter((label) => !known.has(label))
        .map((label) => `${labelOf(record)}.${field}: there is no ${label}`),
    ),
  );
  return [...twins.map((label) => `${label}: twice`), ...misfits, ...dangling];
}

const all = (type: string) => records.filter(({ record }) => record === type);
const find = (type: string, name: string) => all(type).find((record) => nameOf(record) === name);
const evidenceOf = (label: string) => all("Evidence").filter(({ subject }) => subject === label);
/** What supports a record: `{page, quote, basis}` of each piece of evidence. */
const supportOf = (label: string) =>
  evidenceOf(label).map(({ excerpt, basis }) => {
    const { page, quote } = find("Excerpt", excerpt)!;
    return { page, quote, basis };
  });

describe("the file", () => {
  it("begins by saying which data set it is", () => {
    expect(dataset).toEqual({
      record: "Dataset",
      format: FORMAT,
      name: "interview-2019",
      title: expect.any(String),
      licence: expect.any(String),
      attribution: expect.any(String),
    });
  });

  it("holds records that fit their forms, each once, with references that lead to records of the right type", () => {
    expect(problemsOf(records)).toEqual([]);
  });

  it.each([
    ["a form", { record: "Theme", slug: "x", name: {} }, /^Theme:x\.name: /],
    ["a type", { record: "Topic", slug: "x" }, /^Topic: no such type$/],
    ["a date", { ...find("Reform", "reforme-cooperation-2015"), slug: "x", begun: "lately" }, /^Reform:x\.begun: /],
    ["a key", { record: "Excerpt", key: "No Key", source: "interview-wsm-2019", quote: "x" }, /key is missing/],
    ["a twin", { ...find("Actor", "wsm") }, /^Actor:wsm: twice$/],
    [
      "a reference",
      { record: "Excerpt", key: "x", source: "nowhere", quote: "x" },
      /^Excerpt:x\.source: .*Source:nowhere$/,
    ],
    [
      "a subject",
      { ...all("Evidence")[0], key: "x", subject: "Actor:nobody" },
      /^Evidence:x\.subject: .*Actor:nobody$/,
    ],
  ])("would be caught with %s that is wrong", (_what, record, problem) => {
    expect(problemsOf([...records, record])).toEqual([expect.stringMatching(problem)]);
  });

  it("has evidence for every record but sources, their excerpts, and claims, which have an excerpt each", () => {
    const subjects = new Set(all("Evidence").map(({ subject }) => subject as string));
    const cared = ["Source", "Excerpt", "Claim", "Evidence"];
    const needy = records.filter(({ record }) => !cared.includes(record)).map(labelOf);
    expect(needy.length).toBeGreaterThan(80);
    expect(needy.filter((label) => !subjects.has(label))).toEqual([]);
  });

  it("calls no claim corroborated or disputed without evidence that says so", () => {
    const relationOf: Record<string, string> = { CORROBORATED: "SUPPORTS", DISPUTED: "CONTESTS", REFUTED: "CONTESTS" };
    const judged = all("Claim").filter(({ status }) => status !== "ATTRIBUTED");
    expect(judged).toHaveLength(3);
    for (const claim of judged) {
      expect(claim.note).toEqual(expect.any(String));
      const relations = evidenceOf(labelOf(claim)).map(({ relation }) => relation as string);
      expect(relations).toContain(relationOf[claim.status]);
    }
  });

  it("has no excerpt that nothing cites, and no source that nothing mentions", () => {
    const cited = new Set(
      all("Evidence")
        .map(({ excerpt, subject }) => [excerpt, subject])
        .flat()
        .concat(all("Claim").map(({ excerpt }) => excerpt)),
    );
    expect(
      all("Excerpt")
        .map(nameOf)
        .filter((key) => !cited.has(key)),
    ).toEqual([]);
    const quoted = new Set(all("Excerpt").map(({ source }) => source as string));
    expect(all("Source").filter((source) => !quoted.has(nameOf(source)) && !cited.has(labelOf(source)))).toEqual([]);
  });

  it("has evidence of its own for identifiers, dated names and dates of existence", () => {
    const claims = all("Actor").flatMap((actor) => [
      ...(actor.identifiers ? [`${labelOf(actor)} identifiers`] : []),
      ...(actor.names.some(({ valid }: Line) => valid) ? [`${labelOf(actor)} names`] : []),
      ...(actor.existence ? [`${labelOf(actor)} existence`] : []),
    ]);
    const given = new Set(all("Evidence").map(({ subject, aspect }) => `${subject} ${aspect}`));
    expect(claims.filter((claim) => !given.has(claim))).toEqual([]);
  });
});

describe("docs/import-format.md", () => {
  const document = readFileSync(path.join(root, "docs/import-format.md"), "utf8");

  const sectionOf = (title: string) => document.split(/^##+ /m).find((text) => text.startsWith(`${title}\n`)) ?? "";

  /** Field names and permitted words anywhere in a JSON Schema. */
  const wordsOf = (schema: unknown): string[] => {
    if (schema === null || typeof schema !== "object") return [];
    const { properties, enum: values, ...rest } = schema as Line;
    const words = [...Object.keys(properties ?? {}), ...((values as string[] | undefined) ?? [])];
    return [...words, ...Object.values({ ...properties, ...rest }).flatMap(wordsOf)];
  };

  it.each(RECORD_TYPES.map((type) => [type.name, type] as const))("tells every field and value of %s", (name, type) => {
    const section = sectionOf("Values") + sectionOf(name);
    const words = wordsOf(z.toJSONSchema(type.form, { io: "input", unrepresentable: "any" }));
    expect(words.filter((word) => !section.includes(`\`${word}\``))).toEqual([]);
  });

  it("has an example that is itself a good file", () => {
    const example = /```jsonl\n(\{"record":"Dataset"[^]*?)```/.exec(document)?.[1] ?? "";
    const [first, ...rest] = linesOf(example);
    expect(first).toMatchObject({ record: "Dataset", format: FORMAT });
    expect(new Set(rest.map(({ record }) => record as string))).toEqual(new Set(typeOf.keys()));
    expect(problemsOf(rest)).toEqual([]);
  });
});

/** Where the data folder is absent, says so and asserts just that, so that nobody takes the silence for a pass. */
const skipAloud = (reason: string) => {
  console.warn(`skipped: ${reason}`);
  return (name: string, _run: () => void) =>
    it(`${name} (SKIPPED: ${reason})`, () => expect(existsSync(path.join(dataFolder, "interview"))).toBe(false));
};
const itWithData = existsSync(path.join(dataFolder, "interview"))
  ? it
  : skipAloud("the interview and its coding are not at hand; COUNTERWEIGHT_DATA can name their folder");

const ROLES: Record<string, string> = {
  PROMOTER: "ADVOCATE",
  AFFECTED: "TARGET",
  ADDRESSEE: "TARGET",
  CRITIC: "OPPONENT",
  COUNTER_COALITION: "OPPONENT",
  ADOPTER: "IMPLEMENTER",
};
const BASES: Record<string, string> = { TEXT: "STATED", INFERRED: "INFERRED" };
const NAME_KINDS: Record<string, string> = { primary: "OFFICIAL", short: "SHORT", former: "FORMER" };
const SECTORS: Record<string, string> = { STATE: "state", ECONOMIC: "economy", CIVIL_SOCIETY: "civilSociety" };
/** Interviewer, author and photographer: text on the source. */
const NOT_ACTORS = ["stephanie-baudot", "henry-mintzberg", "roger-job"];
/** A strategy of one organisation, no public policy. */
const NO_POLICY = "repositionnement-wsm";
const REFORM = "reforme-cooperation-2015";
const REFORMED_POLICY = "cooperation-belge";

const straight = (text: string) => text.replace(/[’ʼ]/g, "'");

describe("against the coding of the interview", () => {
  const coded = () => JSON.parse(fromData("interview", "coded.json")) as Record<string, Line[]>;
  const codedSupport = ({ page, quote, basis }: Line) => ({ page: String(page), quote, basis: BASES[basis] });

  itWithData("has every relation, with page and quotation, and no other", () => {
    const ties = coded().relations!.filter(({ type }) => type !== "AUTHORED");
    const expected = ties.map(({ subject, type, object }) => `${subject} ${type} ${object}`);
    const found = new Map(all("Relationship").map((tie) => [`${tie.source} ${tie.type} ${tie.target}`, tie]));
    expect([...found.keys()].sort()).toEqual(expected.sort());
    for (const tie of ties) {
      const record = found.get(`${tie.subject} ${tie.type} ${tie.object}`)!;
      expect(supportOf(labelOf(record))).toContainEqual(codedSupport(tie));
    }
  });

  itWithData("has authorship as credits of sources", () => {
    const authored = coded().relations!.filter(({ type }) => type === "AUTHORED");
    expect(authored).not.toEqual([]);
    for (const tie of authored) {
      const source = find("Source", tie.object)!;
      expect(source.credits).toContainEqual({ role: "AUTHOR", name: expect.any(String) });
      expect(supportOf(labelOf(source))).toContainEqual(codedSupport(tie));
    }
  });

  itWithData("has every involvement, in its role and stance, with page and quotation, and no other", () => {
    const involvements = coded().involvements!.filter(({ policy }) => policy !== NO_POLICY);
    const expected = involvements.map((coding) => {
      const role = ROLES[coding.role] ?? coding.role;
      const policy = coding.policy === REFORM ? `${REFORMED_POLICY}/${REFORM}` : coding.policy;
      return [`${coding.actor} ${role} ${coding.stance} ${policy}`, coding] as const;
    });
    const found = new Map(
      all("Involvement").map((record) => {
        const policy = [record.policy, record.reform].filter(Boolean).join("/");
        return [`${record.actor} ${record.role} ${record.stance} ${policy}`, record];
      }),
    );
    expect([...found.keys()].sort()).toEqual(expected.map(([label]) => label).sort());
    for (const [label, coding] of expected) {
      expect(supportOf(labelOf(found.get(label)!))).toContainEqual(codedSupport(coding));
    }
  });

  itWithData("has every actor, of its kind and at its place in the triangle, and no other", () => {
    const actors = coded().actors!.filter(({ id }) => !NOT_ACTORS.includes(id));
    expect(all("Actor").map(nameOf).sort()).toEqual(actors.map(({ id }) => id as string).sort());
    for (const { id, kind, sector, hybrid, country, identifiers } of actors) {
      const actor = find("Actor", id)!;
      const alone = { state: 0, economy: 0, civilSociety: 0, [SECTORS[sector] ?? ""]: 1 };
      const between = hybrid && {
        state: hybrid.STATE,
        economy: hybrid.ECONOMIC ?? 0,
        civilSociety: hybrid.CIVIL_SOCIETY,
      };
      expect(actor).toMatchObject({ kind, sectorPosition: between ?? alone });
      if (country) expect(actor.jurisdiction).toBe(country);
      const numbers = (identifiers ?? []).map((given: Line) => ({
        scheme: given.scheme.split(" ")[0],
        value: given.id,
      }));
      expect(actor.identifiers ?? []).toEqual(numbers);
    }
  });

  itWithData("has every name that the interview gives an actor", () => {
    const lost = coded()
      .actors!.filter(({ id }) => !NOT_ACTORS.includes(id))
      .flatMap(({ id, names }) =>
        names
          .filter(({ basis }: Line) => basis === "TEXT")
          .map(({ text, lang, type }: Line) => ({
            id,
            value: straight(text),
            lang,
            kind: NAME_KINDS[type] ?? "VARIANT",
          })),
      )
      .filter(
        ({ id, value, lang, kind }) =>
          !find("Actor", id)!.names.some(
            (name: Line) => straight(name.value) === value && name.lang === lang && name.kind === kind,
          ),
      );
    expect(lost).toEqual([]);
  });

  itWithData("has every policy and the reform, under their coded titles", () => {
    const policies = coded().policies!.filter(({ id }) => id !== NO_POLICY && id !== REFORM);
    expect(all("Policy").map(nameOf).sort()).toEqual(
      [REFORMED_POLICY, ...policies.map(({ id }) => id as string)].sort(),
    );
    for (const { id, title, type, jurisdiction, replaces } of policies) {
      expect(find("Policy", id)).toMatchObject({ title, kind: type, ...(jurisdiction && { jurisdiction }) });
      expect(find("Policy", id)!.replaces).toBe(replaces);
    }
    const reform = coded().policies!.find(({ id }) => id === REFORM)!;
    expect(all("Reform")).toEqual([
      expect.objectContaining({ slug: REFORM, policy: REFORMED_POLICY, title: expect.objectContaining(reform.title) }),
    ]);
    const arising = all("Policy").filter(({ arisesFrom }) => arisesFrom === REFORM);
    expect(arising.map(nameOf).sort()).toEqual(["exigence-specificite-dgd", "implication-secteur-prive"]);
  });
});

describe("against the coding of the claims", () => {
  const claimsCoded = () => (JSON.parse(fromData("interview", "coded.json")) as { claims: Line[] }).claims;
  const passageOf = ({ excerpt }: Line) => find("Excerpt", excerpt)!;
  /** The record of a coded claim: that with its words. */
  const recordOf = (coding: Line) => all("Claim").filter((claim) => passageOf(claim).quote === coding.quote);

  itWithData("has every claim, by its speaker, of its kind, with page and quotation, and no other", () => {
    const coded = claimsCoded();
    expect(coded).toHaveLength(28);
    expect(all("Claim")).toHaveLength(28);
    for (const coding of coded) {
      expect(recordOf(coding)).toEqual([
        expect.objectContaining({ kind: coding.type, speaker: coding.speaker, asserted: coding.date }),
      ]);
      const passage = passageOf(recordOf(coding)[0]!);
      const page = coding.spans_pages ? "14-15" : String(coding.page);
      expect(passage).toMatchObject({ source: "interview-wsm-2019", page, quote: coding.quote });
    }
  });

  itWithData("keeps what claims are drawn from, and which do not follow", () => {
    const byId = new Map(claimsCoded().map((coding) => [coding.id as string, recordOf(coding)[0]!]));
    for (const coding of claimsCoded()) {
      const premises = (coding.derived_from as string[] | undefined)?.map((id) => byId.get(id)!.key as string);
      expect(byId.get(coding.id)!.derivedFrom).toEqual(premises);
      const status = coding.consistency || coding.dispute ? "DISPUTED" : coding.corroboration && "CORROBORATED";
      expect(byId.get(coding.id)!.status).toBe(status ?? "ATTRIBUTED");
    }
  });

  itWithData("has the event, of nobody's doing, and every statistic with its number", () => {
    for (const coding of claimsCoded()) {
      const about = recordOf(coding)[0]!.about as string | undefined;
      const subject = records.find((record) => labelOf(record) === about);
      if (coding.type === "EVENT") {
        expect(subject).toMatchObject({ kind: coding.event, target: coding.target, jurisdiction: coding.country });
        expect(coding.perpetrator).toBeNull();
        expect(subject).not.toHaveProperty("perpetrator");
        expect(subject).not.toHaveProperty("occurred");
      }
      if (coding.type === "STATISTIC") {
        expect(subject).toMatchObject({ value: coding.value, unit: coding.unit.split(" ")[0] });
        expect(passageOf(subject!).quote).toBe(coding.quote);
        expect(subject!.consistency).toBe(coding.consistency);
      }
    }
  });
});

describe("against the texts that it quotes", () => {
  /** Without what a printed page adds or loses: blanks (after ligatures too), hyphens at line ends, shapes of apostrophes. */
  const bare = (text: string) => straight(text).replace(/[\s\u00ad-]/g, "");
  const quotesFrom = (source: string) => all("Excerpt").filter((excerpt) => excerpt.source === source && excerpt.quote);

  itWithData("quotes the interview word by word, each passage on its page", () => {
    const [, ...pages] = fromData("interview", "interview.txt").split(/(?=Démocratie n° 11\s+•)/);
    // What runs over the page does so between the running text of both, without footnote 1 and without the line on top.
    const [end] = pages[0]!.split("1. WSM, Changeons la donne");
    const [, start] = pages[1]!.split("https://www.wsm.be/");
    const textOf = new Map([
      ["14", bare(pages[0]!)],
      ["15", bare(pages[1]!)],
      ["14-15", bare(`${end!}${start!}`)],
    ]);
    const quotes = quotesFrom("interview-wsm-2019");
    expect(pages).toHaveLength(2);
    expect(quotes.length).toBeGreaterThan(30);
    const misquoted = (excerpts: Line[]) =>
      excerpts.filter(({ page, quote }) => !textOf.get(page)?.includes(bare(quote)));
    expect(misquoted(quotes)).toEqual([]);
    const planted = [
      { page: "15", quote: "C’est une vision que nous partageons." },
      { page: "14", quote: "C’est une vision que nous combattons." },
    ];
    expect(misquoted(planted)).toEqual(planted);
  });

  itWithData("quotes the registers in their own spelling", () => {
    const registers = {
      "eu-transparency-register-2019": fromData("eu-transparency-register", "organisations.csv"),
      "iati-organisation-identifiers": fromData("iati", "org_ids.csv"),
    };
    for (const [source, text] of Object.entries(registers)) {
      expect(quotesFrom(source)).not.toEqual([]);
      expect(quotesFrom(source).filter(({ quote }) => !text.includes(quote))).toEqual([]);
    }
  });
});
