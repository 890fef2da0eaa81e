// The world of the matrix. Every record type has a public hub; every record type has records of every level, hung to hubs by all
// that they may name; and for every reference there are public records that name each of those. Ids are the same in every
// database, so that a world in which the hidden was never written can be held against it, byte by byte.
import { createHash } from "node:crypto";
import type { Visibility } from "../../src/core/context";
import { derivedUuid, typedId } from "../../src/core/ids";
import { RECORD_TYPES } from "../../src/records/record-types";

export type Moment = "BEFORE" | "NOW";
export const MOMENTS: readonly Moment[] = ["BEFORE", "NOW"];

/** How open a record is to begin with, and after the change that happens to all records that change. */
interface Level {
  readonly name: string;
  readonly before: Visibility;
  readonly now: Visibility;
}

const STEADY: readonly Level[] = (["PUBLIC", "NODE", "PRIVATE"] as const).map((visibility) => ({
  name: visibility,
  before: visibility,
  now: visibility,
}));
const [PUBLIC] = STEADY as [Level];
const LEVELS: readonly Level[] = [
  ...STEADY,
  { name: "CLOSED", before: "PUBLIC", now: "PRIVATE" },
  { name: "NARROWED", before: "PUBLIC", now: "NODE" },
  { name: "OPENED", before: "PRIVATE", now: "PUBLIC" },
  { name: "WIDENED", before: "NODE", now: "PUBLIC" },
];

const STRICTNESS: readonly Visibility[] = ["PUBLIC", "NODE", "PRIVATE"];
const strictest = (all: readonly Visibility[]): Visibility =>
  STRICTNESS[Math.max(...all.map((visibility) => STRICTNESS.indexOf(visibility)))]!;

/** What a record may lose without being nothing: who cannot see what it names sees it all the same. All else it needs. */
const LOOSE = [
  ...["Policy.themes", "Policy.arisesFrom", "Policy.replaces", "Theme.broader"],
  ...["Claim.about", "Claim.derivedFrom"],
];
const LISTS = ["Policy.themes", "Claim.derivedFrom"];

export class Planted {
  readonly id: string;

  constructor(
    readonly type: string,
    readonly key: string,
    readonly level: Level,
    readonly names: Readonly<Record<string, Planted>>,
    private readonly number: number,
  ) {
    const { idPrefix } = RECORD_TYPES.find(({ name }) => name === type)!;
    this.id = typedId(idPrefix, derivedUuid("matrix", type, key));
  }

  get changes(): boolean {
    return this.level.before !== this.level.now;
  }

  /** A word that is in all its texts and names, and nowhere else; another one after the change. */
  mark(moment: Moment): string {
    const said = this.changes ? moment : "NOW";
    return `zq${createHash("sha1").update(`${this.id} ${said}`).digest("hex").slice(0, 10)}`;
  }

  /** Three letters of its own, as ISO 639 has them. */
  get lang(): string {
    const digits = this.number.toString(26).padStart(3, "0");
    return [...digits].map((digit) => String.fromCharCode("a".charCodeAt(0) + parseInt(digit, 26))).join("");
  }

  get jurisdiction(): string {
    return `ZZ-${this.number.toString(36).toUpperCase().padStart(3, "0")}`;
  }

  /** How open it is at a moment, by itself: never more than today. */
  own(moment: Moment): Visibility {
    return moment === "NOW" ? this.level.now : strictest([this.level.before, this.level.now]);
  }

  /** And with all that it needs. */
  visibility(moment: Moment): Visibility {
    const needed = Object.entries(this.names).filter(([field]) => !LOOSE.includes(`${this.type}.${field}`));
    return strictest([this.own(moment), ...needed.map(([, record]) => record.visibility(moment))]);
  }

  isSeenBy(sees: readonly Visibility[], moment: Moment): boolean {
    return sees.includes(this.visibility(moment));
  }

  /** Its line in an import file, for readers who see no more than that. */
  line(sees: readonly Visibility[], moment: Moment): object {
    const named = Object.entries(this.names).flatMap(([field, record]) => {
      const seen = record.isSeenBy(sees, moment) ? [record.id] : [];
      return LISTS.includes(`${this.type}.${field}`) ? [[field, seen]] : seen.map((id) => [field, id]);
    });
    return {
      record: this.type,
      id: this.id,
      visibility: moment === "NOW" ? this.level.now : this.level.before,
      ...CONTENT[this.type]!(this.mark(moment), this),
      ...(Object.fromEntries(named) as object),
    };
  }
}

const CONTENT: Readonly<Record<string, (mark: string, record: Planted) => object>> = {
  Source: (mark, { lang }) => ({
    ...{ slug: mark, kind: "REPORT", title: mark, container: mark, publisher: mark, lang, note: mark, extent: mark },
    ...{ licence: mark, url: `https://example.org/${mark}`, credits: [{ role: "AUTHOR", name: mark }] },
  }),
  Excerpt: (mark) => ({ page: mark, quote: mark, note: mark }),
  Theme: (mark) => ({ slug: mark, name: { en: mark }, codes: [{ scheme: "SDG", code: mark }] }),
  Evidence: (mark) => ({ aspect: mark, note: mark }),
  Actor: (mark, { jurisdiction }) => ({
    ...{ slug: mark, kind: "NGO", names: [{ value: mark, lang: "en", kind: "OFFICIAL" }], description: { en: mark } },
    ...{ jurisdiction, website: `https://example.org/${mark}`, publicRole: { en: mark } },
    identifiers: [{ scheme: `X-${mark}`, value: mark }],
    sectorPosition: { state: 0, economy: 0, civilSociety: 1 },
  }),
  Relationship: (mark) => ({ type: "MEMBER_OF", role: { en: mark }, note: mark }),
  Policy: (mark, { jurisdiction }) => ({
    ...{ slug: mark, kind: "LAW", title: { en: mark }, description: { en: mark }, jurisdiction },
  }),
  Reform: (mark) => ({
    ...{
      slug: mark,
      title: { en: mark },
      description: { en: mark },
      stages: [{ stage: "ADOPTION", note: mark }],
      outcome: "ADOPTED",
    },
  }),
  Involvement: (mark) => ({ role: "ADVOCATE", stance: "SUPPORT", note: mark }),
  CivicSpaceEvent: (mark, { jurisdiction }) => ({
    ...{ kind: "BAN", jurisdiction, occurred: "2015", description: { en: mark } },
  }),
  CountryRating: (mark, { jurisdiction }) => ({
    jurisdiction,
    scheme: "OTHER",
    value: mark,
    period: "2019",
    note: mark,
  }),
  Observation: (mark, { jurisdiction }) => ({
    ...{ title: { en: mark }, value: 1, unit: mark, population: { en: mark }, jurisdiction, note: { en: mark } },
  }),
  Claim: (mark) => ({ kind: "CAUSAL", cause: mark, effect: mark, note: mark }),
  IdentityJudgement: (mark) => ({ verdict: "UNSURE", note: mark }),
};

type Names = Readonly<Record<string, Planted>>;

const records: Planted[] = [];
const plant = (type: string, key: string, level: Level, names: Names): Planted => {
  const record = new Planted(type, key, level, names, records.length + 1);
  records.push(record);
  return record;
};

const hub = (type: string, names: Names = {}, key = "hub") => plant(type, key, PUBLIC, names);
/** About one pair of actors there is one judgement: so each has an actor of its own beside the one that matters. */
const alone = (type: string, key: string): Names =>
  type === "IdentityJudgement" ? { other: hub("Actor", {}, `judged: ${key}`) } : {};
export const ACTOR = hub("Actor");
export const OTHER_ACTOR = hub("Actor", {}, "other");
/** Takes part in what would make the others' lists too long. */
const THIRD_ACTOR = hub("Actor", {}, "third");
const SOURCE = hub("Source");
const EXCERPT = hub("Excerpt", { source: SOURCE });
/** Where the many claims stand that are not about their passage, so that the pages of the other stay short. */
const OTHER_EXCERPT = hub("Excerpt", { source: SOURCE }, "other");
export const POLICY = hub("Policy");
const REFORM = hub("Reform", { policy: POLICY });

/** What a record of a type names where nothing else is asked of it. */
const NEEDED: Readonly<Record<string, Names>> = {
  ...{ Source: {}, Theme: {}, Actor: {}, Policy: {}, Excerpt: { source: SOURCE }, Reform: { policy: POLICY } },
  ...{ Relationship: { source: ACTOR, target: OTHER_ACTOR }, Involvement: { actor: ACTOR, policy: POLICY } },
  ...{ CivicSpaceEvent: { target: ACTOR }, CountryRating: { source: SOURCE }, Observation: { source: SOURCE } },
  ...{ IdentityJudgement: { one: OTHER_ACTOR } },
  ...{ Claim: { excerpt: OTHER_EXCERPT }, Evidence: { subject: ACTOR, excerpt: EXCERPT } },
};
const INVOLVEMENT = hub("Involvement", { ...NEEDED.Involvement, reform: REFORM });
const HUBS: Readonly<Record<string, Planted>> = {
  ...{ Actor: ACTOR, Source: SOURCE, Excerpt: EXCERPT, Policy: POLICY, Reform: REFORM, Involvement: INVOLVEMENT },
  ...Object.fromEntries(
    [
      "Theme",
      "Relationship",
      "CivicSpaceEvent",
      "CountryRating",
      "Observation",
      "Claim",
      "IdentityJudgement",
      "Evidence",
    ].map((type) => [type, hub(type, { ...NEEDED[type], ...alone(type, "hub") })]),
  ),
};
/** All that it may name. */
const MORE: Readonly<Record<string, Names>> = {
  Theme: { broader: HUBS.Theme! },
  Policy: { themes: HUBS.Theme!, arisesFrom: REFORM, replaces: POLICY },
  Involvement: { reform: REFORM },
  CivicSpaceEvent: { perpetrator: OTHER_ACTOR },
  Claim: { excerpt: EXCERPT, speaker: ACTOR, about: ACTOR, derivedFrom: HUBS.Claim! },
};

/** By type and level: `subjects("Actor", "NODE")`. */
const subjects = new Map<string, Planted>();
for (const { name: type } of RECORD_TYPES) {
  for (const level of LEVELS) {
    const key = `at ${level.name}`;
    const record = plant(type, key, level, { ...NEEDED[type], ...alone(type, key), ...MORE[type] });
    subjects.set(`${type} ${level.name}`, record);
  }
}

/** What lists and counts ask for two steps away: claims and evidence in a source, reforms and actors of a theme. */
function plantBeyond(reference: string, record: Planted, level: Level): void {
  const at = `at ${level.name}`;
  if (reference === "Excerpt.source") {
    plant("Evidence", `backed ${at}`, PUBLIC, { subject: INVOLVEMENT, excerpt: record });
    plant("Evidence", `backed tie ${at}`, PUBLIC, { subject: HUBS.Relationship!, excerpt: record });
    plant("Claim", `in a source ${at}`, PUBLIC, { excerpt: record });
  }
  if (reference === "Policy.themes") {
    const reform = plant("Reform", `with a theme ${at}`, PUBLIC, { policy: record });
    plant("Involvement", `with a theme ${at}`, PUBLIC, { actor: THIRD_ACTOR, policy: record, reform });
  }
  if (reference === "Reform.policy") {
    const { policy } = record.names as { policy: Planted };
    plant("Involvement", `in a reform of a policy ${at}`, PUBLIC, { actor: THIRD_ACTOR, policy, reform: record });
  }
  // Somebody who has to do with a public theme by nothing but a hidden reform.
  if (reference === "Policy.themes" && level === PUBLIC) {
    for (const of of STEADY) {
      const actor = hub("Actor", {}, `only in a reform at ${of.name}`);
      const reform = plant("Reform", `of a themed policy at ${of.name}`, of, { policy: record });
      plant("Involvement", `only in a reform at ${of.name}`, PUBLIC, { actor, policy: record, reform });
    }
  }
}

/** Public records that name records of each level, by every reference that there is. */
for (const { name: type, references } of RECORD_TYPES) {
  for (const [field, { type: to }] of Object.entries(references)) {
    const isLoose = LOOSE.includes(`${type}.${field}`);
    for (const { name: named } of RECORD_TYPES.filter(({ name }) => to === null || to === name)) {
      for (const level of LEVELS) {
        // What came to be seen later would be named by an earlier version, in a world where there was nothing to be named.
        if (isLoose && ["OPENED", "WIDENED"].includes(level.name)) continue;
        if (to === null && !STEADY.includes(level) && !["Actor", "Relationship"].includes(named)) continue;
        const needed = field === "excerpt" && type === "Observation" ? {} : NEEDED[type];
        const more: Names = `${type}.${field}` === "Involvement.actor" ? { reform: REFORM } : {};
        const key = `${field} of ${named} at ${level.name}`;
        const names = { ...needed, ...alone(type, key), ...more, [field]: subjects.get(`${named} ${level.name}`)! };
        const record = plant(type, key, PUBLIC, names);
        if (STEADY.includes(level)) plantBeyond(`${type}.${field}`, record, level);
      }
    }
  }
}

/** Evidence for, and claims about, hubs of every type. */
for (const { name: type } of RECORD_TYPES) {
  for (const level of type === "Actor" ? LEVELS : STEADY) {
    plant("Evidence", `for ${type} at ${level.name}`, level, { subject: HUBS[type]!, excerpt: EXCERPT });
    plant("Claim", `about ${type} at ${level.name}`, level, { excerpt: OTHER_EXCERPT, about: HUBS[type]! });
  }
}

export const WORLD: readonly Planted[] = records;
/** What public records name, of every type and level; and those that never change. */
export const SUBJECTS: readonly Planted[] = [...subjects.values()];
export const STEADY_SUBJECTS = SUBJECTS.filter(({ changes }) => !changes);

/** A record that was never written anywhere. */
export const nothing = (type: string): Planted => new Planted(type, "nothing", PUBLIC, {}, 0);

/** The two imports that make the world as these readers see it: at first, and what is new or other afterwards. */
export const importsFor = (sees: readonly Visibility[]): Readonly<Record<Moment, readonly object[]>> => {
  const wanted = (record: Planted, moment: Moment) => record.isSeenBy(sees, moment);
  return {
    BEFORE: WORLD.filter((record) => wanted(record, "BEFORE")).map((record) => record.line(sees, "BEFORE")),
    NOW: WORLD.filter((record) => wanted(record, "NOW") && (record.changes || !wanted(record, "BEFORE"))).map(
      (record) => record.line(sees, "NOW"),
    ),
  };
};
