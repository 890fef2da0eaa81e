// All that can be asked about records, made from the schema: every field at the root, every list, order, filter and lookup, and
// every way that leads from a record to others. A field that somebody adds is asked too; where this file cannot tell how, it
// throws and says which. Each operation says to records of which types it may lead.
import {
  type GraphQLArgument,
  type GraphQLField,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { RECORD_TYPES } from "../../src/records/record-types";
import {
  ACTOR,
  type Moment,
  nothing,
  OTHER_ACTOR,
  type Planted,
  POLICY,
  STEADY_SUBJECTS,
  SUBJECTS,
  WORLD,
} from "./world";

export interface Operation {
  readonly name: string;
  /**
   * NAMES: the answer holds ids and words of records. COUNTS: it is a number. ANSWERS: the question names records one by one;
   * of what does not exist the answer is the same as of what never did.
   */
  readonly kind: "NAMES" | "COUNTS" | "ANSWERS";
  readonly leadsTo: readonly string[];
  /** Refused of the past. */
  readonly isOfPresent?: boolean;
}

/** Who asks where, at which moment. */
export interface Session {
  readonly moment: Moment;
  /** The data; errors are thrown, except that a request which is too costly gives null. */
  ask(
    selection: string,
    variables?: Readonly<Record<string, readonly [type: string, value: unknown]>>,
  ): Promise<Data | null>;
}

export type Data = Readonly<Record<string, unknown>>;
export type Answers = Map<string, unknown>;
/** Of an operation that ANSWERS. */
export interface Answered {
  readonly nothing: unknown;
  readonly of: ReadonlyMap<Planted, unknown>;
}

/** Operations that are asked together. */
export interface Face {
  readonly operations: readonly Operation[];
  ask(session: Session): Promise<Answers>;
}

const TYPES = RECORD_TYPES.map(({ name }) => name);
const PAGE = 25;
/** Rankings cost a path for each place and hop. */
const PAGE_OF = { influencers: 12, influences: 12, paths: 10 } as Readonly<Record<string, number>>;

/** Root fields that lead to no record, and why. */
export const WITHOUT_RECORDS: Readonly<Record<string, string>> = {
  viewer: "tells the key of itself",
  keys: "lists keys, to ADMIN alone; test/access/keys.test.ts",
  identitySuggestions: "is for CURATOR, who sees all; test/identity/suggestions.test.ts",
  relationshipTypes: "is the same text for everybody",
};

type Value = (record: Planted, moment: Moment) => unknown;
const id: Value = (record) => record.id;
const mark: Value = (record, moment) => record.mark(moment);
const listed =
  (value: Value): Value =>
  (record, moment) => [value(record, moment)];
const marks = listed(mark);
const jurisdictions = listed((record) => record.jurisdiction);
const scheme = (record: Planted, moment: Moment) => `X-${record.mark(moment)}`;

/** How a lookup names a record, by the field of its input. */
const LOOKUPS: Readonly<Record<string, Value>> = {
  id,
  slug: mark,
  identifier: (record, moment) => ({ scheme: scheme(record, moment), value: record.mark(moment) }),
};

/** Filters that hold a text or an id: a record of which type it names, and how. All of them must stand here. */
const FILTERS: Readonly<Record<string, readonly [type: string | null, value: Value]>> = {
  "ActorFilter.jurisdiction": ["Actor", jurisdictions],
  "ActorFilter.theme": ["Theme", marks],
  "ActorFilter.name": ["Actor", mark],
  "ActorFilter.identifierScheme": ["Actor", listed(scheme)],
  "RelationshipFilter.actor": ["Actor", marks],
  "RelationshipFilter.jurisdiction": ["Actor", jurisdictions],
  "PolicyFilter.jurisdiction": ["Policy", jurisdictions],
  "PolicyFilter.theme": ["Theme", marks],
  "ReformFilter.jurisdiction": ["Policy", jurisdictions],
  "ReformFilter.theme": ["Theme", marks],
  "AttainmentFilter.theme": ["Theme", marks],
  "AttainmentFilter.policy": ["Policy", marks],
  "AttainmentFilter.jurisdiction": ["Policy", jurisdictions],
  "SourceFilter.lang": ["Source", listed((record) => record.lang)],
  "ThemeFilter.code": ["Theme", marks],
  "ThemeFilter.broader": ["Theme", mark],
  "IdentityJudgementFilter.actor": ["Actor", marks],
  "ClaimFilter.speaker": ["Actor", marks],
  "ClaimFilter.about": [null, listed(id)],
  "ClaimFilter.source": ["Source", marks],
  "CivicSpaceEventFilter.jurisdiction": ["CivicSpaceEvent", jurisdictions],
  "CivicSpaceEventFilter.target": ["Actor", marks],
  "CivicSpaceEventFilter.perpetrator": ["Actor", marks],
  "CountryRatingFilter.jurisdiction": ["CountryRating", jurisdictions],
  "ObservationFilter.unit": ["Observation", marks],
  "ObservationFilter.jurisdiction": ["Observation", jurisdictions],
  "ObservationFilter.source": ["Source", marks],
};
/** Fields below records whose texts narrow them as the filter of a list at the root does, where they are asked. */
const FILTERED_AT_THE_ROOT = ["Actor.attainment"];
/** Arguments of fields that name no record though they are texts: places in a list or in the ledger, languages. */
const HARMLESS_TEXTS = ["after", "lang", "atLeast"];

const isRecordType = (type: GraphQLNamedType): boolean => TYPES.includes(type.name);
const isText = (type: GraphQLNamedType): boolean => ["String", "ID"].includes(type.name);
const quoted = (value: unknown): string =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? `{${Object.entries(value)
        .map(([field, each]) => `${field}: ${quoted(each)}`)
        .join(", ")}}`
    : JSON.stringify(value);

/** The record types that a field's type may turn out to be; none for types that are no records. */
function recordTypesOf(schema: GraphQLSchema, type: GraphQLNamedType): readonly string[] {
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  return possible.map(({ name }) => name).filter((name) => TYPES.includes(name));
}

/** A whole schema's faces; throws where a field is of a kind that nobody has thought of yet. */
export function facesOf(schema: GraphQLSchema): readonly Face[] {
  const fields = Object.values(schema.getQueryType()!.getFields()).filter(({ name }) => !(name in WITHOUT_RECORDS));
  return [...fields.map((field) => rootFace(schema, field)), ...TYPES.map((type) => recordFace(schema, type))];
}

function rootFace(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): Face {
  const type = getNamedType(field.type);
  const made = SPECIAL[field.name]?.(schema);
  if (made) return made;
  if (isRecordType(type)) return lookupFace(field, type);
  const nodes = isObjectType(type) ? type.getFields().nodes : undefined;
  if (nodes && isRecordType(getNamedType(nodes.type))) return listFace(field, getNamedType(nodes.type));
  throw new Error(
    `Query.${field.name} is new: say in test/access/operations.ts how it is asked, or why it leads to no record`,
  );
}

/** Asks many small questions, some in each request; answers come in their order. */
async function inTurn(session: Session, questions: readonly string[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  const ROOT_FIELDS = 20;
  for (let first = 0; first < questions.length; first += ROOT_FIELDS) {
    const some = questions.slice(first, first + ROOT_FIELDS);
    const data = await session.ask(some.map((question, index) => `q${index}: ${question}`).join("\n"));
    answers.push(...some.map((_, index) => data![`q${index}`]));
  }
  return answers;
}

/** One question about each of some records, and one about what never was. */
async function answersOf(
  session: Session,
  about: readonly Planted[],
  question: (record: Planted, moment: Moment) => string,
): Promise<Answered> {
  const [first, ...rest] = await inTurn(session, [
    question(nothing(about[0]!.type), session.moment),
    ...about.map((record) => question(record, session.moment)),
  ]);
  return { nothing: first, of: new Map(about.map((record, index) => [record, rest[index]])) };
}

const ofType = (records: readonly Planted[], type: string | null) =>
  records.filter((record) => type === null || record.type === type);

/** `actor(by:)`, `claim(id:)`. */
function lookupFace(field: GraphQLField<unknown, unknown>, type: GraphQLNamedType): Face {
  const [argument] = field.args as readonly [GraphQLArgument];
  const by = getNamedType(argument.type);
  const ways = isInputObjectType(by) ? Object.keys(by.getFields()) : [argument.name];
  const asked = ways.map((way) => {
    const value = LOOKUPS[way];
    if (!value) throw new Error(`Query.${field.name}: nobody knows how to look up by ${way}`);
    const question = (record: Planted, moment: Moment) => {
      const named = `${way}: ${quoted(value(record, moment))}`;
      return `${field.name}(${isInputObjectType(by) ? `by: {${named}}` : named}) { __typename id }`;
    };
    return { name: `${field.name}(${way})`, question };
  });
  return {
    operations: asked.map(({ name }) => ({ name, kind: "ANSWERS", leadsTo: [type.name] })),
    async ask(session) {
      const answers: Answers = new Map();
      for (const { name, question } of asked) {
        answers.set(name, await answersOf(session, ofType(WORLD, type.name), question));
      }
      return answers;
    },
  };
}

/** `actors(…)`: all pages, in every order, counted, and narrowed by every filter that names a record. */
function listFace({ name, args }: GraphQLField<unknown, unknown>, type: GraphQLNamedType): Face {
  const input = getNamedType(args.find((arg) => arg.name === "filter")?.type);
  const filters = (isInputObjectType(input) ? Object.values(input.getFields()) : [])
    .filter((filter) => isText(getNamedType(filter.type)))
    .map((filter) => {
      const known = FILTERS[`${input!.name}.${filter.name}`];
      if (!known) throw new Error(`${input!.name}.${filter.name}: say in FILTERS which records it names`);
      return { filter: filter.name, type: known[0], value: known[1], name: `${name}(filter: ${filter.name})` };
    });
  const order = getNamedType(args.find((arg) => arg.name === "orderBy")?.type);
  const orders = isEnumType(order) ? order.getValues().map((value) => value.name) : [];
  const ordered = (orderBy: string) => `${name}(orderBy: ${orderBy})`;
  return {
    operations: [
      { name, kind: "NAMES", leadsTo: [type.name] },
      { name: `${name}.totalCount`, kind: "COUNTS", leadsTo: [type.name] },
      ...orders.map((each) => ({ name: ordered(each), kind: "NAMES" as const, leadsTo: [type.name] })),
      ...filters.map((each) => ({
        name: each.name,
        kind: "ANSWERS" as const,
        leadsTo: each.type ? [each.type] : TYPES,
      })),
    ],
    async ask(session) {
      const [totalCount, pages] = await pagesOf(session, name, "");
      const answers: Answers = new Map<string, unknown>([
        [name, pages],
        [`${name}.totalCount`, totalCount],
      ]);
      for (const each of orders) answers.set(ordered(each), (await pagesOf(session, name, `, orderBy: ${each}`))[1]);
      for (const each of filters) {
        const question = (record: Planted, moment: Moment) =>
          `${name}(first: 100, filter: {${each.filter}: ${quoted(each.value(record, moment))}}) { nodes { id } }`;
        answers.set(
          each.name,
          await answersOf(session, ofType(each.type ? SUBJECTS : STEADY_SUBJECTS, each.type), question),
        );
      }
      return answers;
    },
  };
}

async function pagesOf(session: Session, name: string, args: string): Promise<[totalCount: number, pages: unknown[]]> {
  const pages: unknown[] = [];
  let after: string | null = null;
  for (;;) {
    const data = await session.ask(
      `${name}(first: 100, after: $after${args}) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { __typename id } } nodes { id } }`,
      { after: ["String", after] },
    );
    const page = data![name] as { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } };
    pages.push(page);
    if (!page.pageInfo.hasNextPage) return [page.totalCount, pages];
    after = page.pageInfo.endCursor;
  }
}

/** Root fields that are like no other. */
const SPECIAL: Readonly<Record<string, (schema: GraphQLSchema) => Face>> = {
  node: () => ({
    operations: [{ name: "node(id)", kind: "ANSWERS", leadsTo: TYPES }],
    ask: async (session) => {
      const question = (record: Planted) => `node(id: "${record.id}") { __typename id }`;
      // A type at a time: one statement for all of a request.
      const records = TYPES.flatMap((type) => ofType(WORLD, type));
      return new Map([["node(id)", await answersOf(session, records, question)]]);
    },
  }),

  // Asked of every type below, with all its fields.
  nodes: () => ({ operations: [], ask: async () => new Map() }),

  search: (schema) => {
    const leadsTo = recordTypesOf(schema, schema.getType("SearchResult")!);
    // Reforms may be open while their policy is not.
    const named = [...SUBJECTS.filter(({ type }) => leadsTo.includes(type)), ...ofType(WORLD, "Reform")];
    return {
      operations: [
        { name: "search", kind: "NAMES", leadsTo },
        { name: "search.totalCount", kind: "COUNTS", leadsTo },
      ],
      async ask(session) {
        const found = await inTurn(
          session,
          named.map(
            (record) =>
              `search(text: "${record.mark(session.moment)}", first: 5) { totalCount nodes { ... on Node { id } } edges { score matched { value } } }`,
          ),
        );
        const totals = (found as { totalCount: number }[]).map(({ totalCount }) => totalCount);
        return new Map<string, unknown>([
          ["search", found],
          ["search.totalCount", totals.reduce((sum, each) => sum + each, 0)],
        ]);
      },
    };
  },

  changes: () => ({
    operations: [
      { name: "changes", kind: "NAMES", leadsTo: TYPES },
      { name: "changes.totalCount", kind: "COUNTS", leadsTo: TYPES },
      { name: "changes(types)", kind: "NAMES", leadsTo: ["Relationship"] },
    ],
    async ask(session) {
      const entries: Data[] = [];
      let totalCount: unknown;
      for (let after: string | null = null; ;) {
        const data = await session.ask(
          `changes(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor }
            nodes { op subjectId subjectType payload origin { slug } record { __typename ... on Node { id } } } }`,
          { after: ["String", after] },
        );
        const page = data!.changes as {
          totalCount: number;
          nodes: Data[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
        totalCount = page.totalCount;
        entries.push(...page.nodes);
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      const ties = await session.ask(`changes(first: 100, types: [Relationship]) { nodes { subjectId payload } }`);
      // Their order is that of writing, which differs where a world was written in other steps.
      const sorted = (nodes: readonly Data[]) => nodes.map((node) => JSON.stringify(node)).sort();
      return new Map<string, unknown>([
        ["changes", sorted(entries)],
        ["changes.totalCount", totalCount],
        ["changes(types)", sorted((ties!.changes as { nodes: Data[] }).nodes)],
      ]);
    },
  }),

  nodeInfo: (schema) => {
    const counts = Object.keys((schema.getType("RecordCounts") as GraphQLObjectType).getFields());
    const typeOf = (count: string) =>
      TYPES.find((type) =>
        [`${type}s`, type.replace(/y$/, "ies"), type].some((each) => each.toLowerCase() === count.toLowerCase()),
      );
    const missing = TYPES.filter((type) => !counts.some((count) => typeOf(count) === type));
    if (missing.length) throw new Error(`nodeInfo.counts leaves out ${missing.join(", ")}`);
    return {
      operations: counts.map((count) => ({
        name: `nodeInfo.counts.${count}`,
        kind: "COUNTS",
        leadsTo: [typeOf(count)!],
      })),
      async ask(session) {
        const data = await session.ask(`nodeInfo { name version origin counts { ${counts.join(" ")} } }`);
        const told = (data!.nodeInfo as { counts: Data }).counts;
        return new Map(counts.map((count) => [`nodeInfo.counts.${count}`, told[count]]));
      },
    };
  },

  paths: (schema) => pathsFace(schema, "paths", ", first: 10", false),
  shortestPath: (schema) => pathsFace(schema, "shortestPath", "", true),

  triangle: () => {
    const figures = "shares { state economy civilSociety } evenness weakestLeg weakestSector actorCount unplacedCount";
    const series = `series(from: "2010-01-01", until: "2020-12-31", every: DECADE) {
      undatedCount points { ${figures} openingCount closingCount } events(first: 100) { id } }`;
    const page = "totalCount pageInfo { hasNextPage endCursor } edges { cursor weight contribution } nodes { id }";
    const whole = `{ ${figures} coverage { actorCount sourceCount } actors(first: 50) { ${page} } ${series} }`;
    const subjects = [
      ["jurisdiction", "Actor", (record: Planted) => record.jurisdiction],
      ["jurisdiction", "CivicSpaceEvent", (record: Planted) => record.jurisdiction],
      ...["Theme", "Policy", "Reform"].map(
        (type) =>
          [type.toLowerCase(), type, (record: Planted, moment: Moment) => ({ slug: mark(record, moment) })] as const,
      ),
    ] as const;
    const nameOf = (argument: string, type: string) => `triangle(${argument}) of ${type}`;
    return {
      operations: [
        ...subjects.map(([argument, type]) => ({
          ...{ name: nameOf(argument, type), kind: "ANSWERS" as const, leadsTo: [type] },
        })),
        { name: "triangle.actors", kind: "NAMES", leadsTo: ["Actor"] },
        { name: "triangle.series.events", kind: "NAMES", leadsTo: ["CivicSpaceEvent"] },
        { name: "triangle.actorCount", kind: "COUNTS", leadsTo: ["Actor"] },
        { name: "triangle.series.points.closingCount", kind: "COUNTS", leadsTo: ["CivicSpaceEvent"] },
        { name: "triangle.coverage.sourceCount", kind: "COUNTS", leadsTo: ["Source"] },
      ],
      async ask(session) {
        const answers: Answers = new Map();
        for (const [argument, type, value] of subjects) {
          const question = (record: Planted, moment: Moment) =>
            `triangle(${argument}: ${quoted(value(record, moment))}) ${whole}`;
          answers.set(nameOf(argument, type), await answersOf(session, ofType(SUBJECTS, type), question));
        }
        const pages: unknown[] = [];
        for (let after: string | null = null; ;) {
          const data = await session.ask(`triangle { actors(first: 100, after: $after) { ${page} } }`, {
            after: ["String", after],
          });
          const { actors } = data!.triangle as { actors: { pageInfo: { hasNextPage: boolean; endCursor: string } } };
          pages.push(actors);
          if (!actors.pageInfo.hasNextPage) break;
          after = actors.pageInfo.endCursor;
        }
        const weighed = (await inTurn(session, [
          `triangle ${whole}`,
          `triangle(weightBy: INVOLVEMENT) ${whole}`,
          `triangle(weightBy: INFLUENCE, policy: {slug: ${quoted(POLICY.mark(session.moment))}}) ${whole}`,
        ])) as Data[];
        const closings = valuesAt(weighed[0], ["series", "points", "closingCount"]) as number[];
        return new Map<string, unknown>([
          ...answers,
          ["triangle.actors", pages],
          ["triangle.series.events", valuesAt(weighed, ["series", "events"])],
          ["triangle.actorCount", weighed[0]!.actorCount],
          ["triangle.series.points.closingCount", closings.reduce((sum, each) => sum + each, 0)],
          ["triangle.coverage.sourceCount", valuesAt(weighed[1], ["coverage", "sourceCount"])[0]],
          // Not an operation of its own, but compared with a world without the hidden.
          ["triangle, by each weight", weighed],
        ]);
      },
    };
  },

  balances: () => {
    const ratings = ofType(SUBJECTS, "CountryRating");
    const balances = (codes: readonly string[]) =>
      `balances(jurisdictions: ${quoted(codes)}) { weakestLegWithOpenness { rho n } evennessWithOpenness { rho n } jurisdictions {
        triangle { actorCount weakestLeg } civicSpace { openingCount closingCount openness kinds { kind count } } ratings { id value } } }`;
    return {
      operations: [
        { name: "balances(jurisdictions)", kind: "ANSWERS", leadsTo: ["CountryRating"] },
        { name: "balances.jurisdictions.ratings", kind: "NAMES", leadsTo: ["CountryRating"] },
        { name: "balances.jurisdictions.triangle.actorCount", kind: "COUNTS", leadsTo: ["Actor"] },
        { name: "balances.jurisdictions.civicSpace.closingCount", kind: "COUNTS", leadsTo: ["CivicSpaceEvent"] },
      ],
      async ask(session) {
        const [rated, country] = await inTurn(session, [
          balances(ratings.map(({ jurisdiction }) => jurisdiction)),
          balances(["ZZ"]),
        ]);
        const countOf = (steps: readonly string[]) => valuesAt(country, ["jurisdictions", ...steps])[0];
        return new Map<string, unknown>([
          ["balances(jurisdictions)", await answersOf(session, ratings, (rating) => balances([rating.jurisdiction]))],
          ["balances.jurisdictions.ratings", rated],
          ["balances.jurisdictions.triangle.actorCount", countOf(["triangle", "actorCount"])],
          ["balances.jurisdictions.civicSpace.closingCount", countOf(["civicSpace", "closingCount"])],
        ]);
      },
    };
  },

  discourse: () => {
    const counts = ["actorCount", "policyCount", "reformCount", "involvementCount", "sourceCount"];
    const figures = "concepts statements agreements disagreements polarisation";
    const actors =
      "actors(first: 100) { totalCount edges { cursor } nodes { statements supports opposes actor { id } } }";
    const pairs =
      "totalCount pageInfo { hasNextPage endCursor } edges { cursor } nodes { shared agreements congruence conflict one { id } other { id } }";
    const all = `{ whole { ${figures} ${actors} coverage { ${counts.join(" ")} } } windows(years: 100) { ${figures} } }`;
    const subjects = [
      ["theme", "Theme", marks],
      ["policy", "Policy", marks],
      ["jurisdiction", "Policy", jurisdictions],
    ] as const;
    return {
      operations: [
        ...subjects.map(([filter, type]) => ({
          ...{ name: `discourse(filter: ${filter})`, kind: "ANSWERS" as const, leadsTo: [type] },
        })),
        { name: "discourse.actors", kind: "NAMES", leadsTo: ["Actor"] },
        { name: "discourse.pairs", kind: "NAMES", leadsTo: ["Actor"] },
        ...counts.map((count) => ({
          ...{ name: `discourse.coverage.${count}`, kind: "COUNTS" as const, leadsTo: [COUNTED[count]!] },
        })),
      ],
      async ask(session) {
        const answers: Answers = new Map();
        for (const [filter, type, value] of subjects) {
          const question = (record: Planted, moment: Moment) =>
            `discourse(${filter}: ${quoted(value(record, moment))}) ${all}`;
          answers.set(`discourse(filter: ${filter})`, await answersOf(session, ofType(SUBJECTS, type), question));
        }
        const [whole] = (await inTurn(session, [`discourse ${all}`])) as [Data];
        answers.set("discourse.actors", whole);
        for (const count of counts) {
          answers.set(`discourse.coverage.${count}`, valuesAt(whole, ["whole", "coverage", count])[0]);
        }
        const pages: unknown[] = [];
        for (let after: string | null = null; ;) {
          const data = await session.ask(`discourse { whole { pairs(first: 100, after: $after) { ${pairs} } } }`, {
            after: ["String", after],
          });
          const [page] = valuesAt(data!.discourse, ["whole", "pairs"]) as [
            { pageInfo: { hasNextPage: boolean; endCursor: string } },
          ];
          pages.push(page);
          if (!page.pageInfo.hasNextPage) break;
          after = page.pageInfo.endCursor;
        }
        return answers.set("discourse.pairs", pages);
      },
    };
  },

  // Filters in all but name: a selection of nobody is an empty ranking.
  centralities: (schema) => {
    const whole = `totalCount modularity network { actorCount pairCount density } betweennessMethod { sampled pivots }
      communities(first: 5) { number size dominantSector sectors { state economy civilSociety } topActors(first: 100) { id } }
      coverage { actorCount tieCount sourceCount } edges { cursor pageRank betweenness community degree { all in out strength } node { id } }`;
    const subjects = [
      ["jurisdiction", "Actor", (record: Planted) => record.jurisdiction],
      ...["Theme", "Policy", "Reform"].map(
        (type) =>
          [type.toLowerCase(), type, (record: Planted, moment: Moment) => ({ slug: mark(record, moment) })] as const,
      ),
    ] as const;
    const nameOf = (argument: string) => `centralities(filter: ${argument})`;
    const listed = listFace(schema.getQueryType()!.getFields().centralities!, schema.getType("Actor")!);
    const counts = ["tieCount", "sourceCount"].map((count) => ({ count, name: `centralities.coverage.${count}` }));
    return {
      operations: [
        ...listed.operations,
        ...subjects.map(([argument, type]) => ({
          ...{ name: nameOf(argument), kind: "ANSWERS" as const, leadsTo: [type] },
        })),
        ...counts.map(({ name, count }) => ({ name, kind: "COUNTS" as const, leadsTo: [COUNTED[count]!] })),
        { name: "centralities.communities.topActors", kind: "NAMES", leadsTo: ["Actor"] },
      ],
      async ask(session) {
        const answers = await listed.ask(session);
        for (const [argument, type, value] of subjects) {
          const question = (record: Planted, moment: Moment) =>
            `centralities(first: 5, ${argument}: ${quoted(value(record, moment))}) { ${whole} }`;
          answers.set(nameOf(argument), await answersOf(session, ofType(SUBJECTS, type), question));
        }
        const [all] = await inTurn(session, [`centralities(first: 20) { ${whole} }`]);
        for (const { name, count } of counts) answers.set(name, valuesAt(all, ["coverage", count])[0]);
        answers.set("centralities.communities.topActors", valuesAt(all, ["communities", "topActors"]));
        // Not an operation of its own, but compared with a world without the hidden.
        return answers.set("centralities, as a whole", all);
      },
    };
  },
};

/** From each actor to a hub, and back. */
function pathsFace(schema: GraphQLSchema, field: string, more: string, isOfPresent: boolean): Face {
  const { text, ways } = selectionOf(schema, schema.getType("ActorPath") as GraphQLObjectType);
  const paths = (from: string, to: string) =>
    `${field}(from: {slug: "${from}"}, to: {slug: "${to}"}${more}) { ${text} }`;
  const actors = ofType(SUBJECTS, "Actor");
  const nameOf = ({ steps }: Way) => `${field}.${steps.join(".")}`;
  return {
    operations: [
      { name: `${field}(from)`, kind: "ANSWERS", leadsTo: ["Actor"], isOfPresent },
      { name: `${field}(to)`, kind: "ANSWERS", leadsTo: ["Actor"], isOfPresent },
      ...ways.map((way) => ({ name: nameOf(way), kind: "NAMES" as const, leadsTo: way.leadsTo, isOfPresent })),
    ],
    async ask(session) {
      if (isOfPresent && session.moment !== "NOW") return new Map();
      const hub = ACTOR.mark(session.moment);
      const from = await answersOf(session, actors, (actor, moment) => paths(actor.mark(moment), hub));
      const to = await answersOf(session, actors, (actor, moment) => paths(hub, actor.mark(moment)));
      const [between] = await inTurn(session, [paths(hub, OTHER_ACTOR.mark(session.moment))]);
      const all = [between, ...from.of.values(), ...to.of.values()];
      return new Map<string, unknown>([
        [`${field}(from)`, from],
        [`${field}(to)`, to],
        ...ways.map((way) => [nameOf(way), valuesAt(all, way.steps)] as const),
      ]);
    },
  };
}

/** A way from an object to a record, or to a number of records. */
interface Way {
  readonly steps: readonly string[];
  readonly leadsTo: readonly string[];
  readonly counts: boolean;
}

/** What counts stand for where it is not the list beside them. */
const COUNTED: Readonly<Record<string, string>> = {
  actorCount: "Actor",
  partnerCount: "Actor",
  policyCount: "Policy",
  reformCount: "Reform",
  tieCount: "Relationship",
  involvementCount: "Involvement",
  recordCount: "Involvement",
  evidencedCount: "Evidence",
  sourceCount: "Source",
};

/** All fields of an object, down to the records that it leads to, and the ways there. */
function selectionOf(schema: GraphQLSchema, type: GraphQLObjectType): { text: string; ways: readonly Way[] } {
  const parts = Object.values(type.getFields()).map((field) => fieldOf(schema, type, field));
  return { text: parts.map(({ text }) => text).join(" "), ways: parts.flatMap(({ ways }) => ways) };
}

function fieldOf(
  schema: GraphQLSchema,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): { text: string; ways: readonly Way[] } {
  const called = `${field.name}${argumentsOf(parent, field)}`;
  const type = getNamedType(field.type);
  if (isLeafType(type)) return { text: called, ways: countIn(parent, field.name) };
  const leadsTo = recordTypesOf(schema, type);
  if (leadsTo.length) {
    return {
      text: `${called} { __typename ... on Node { id } }`,
      ways: [{ steps: [field.name], leadsTo, counts: false }],
    };
  }
  if (!isObjectType(type)) throw new Error(`${parent.name}.${field.name}: nobody knows what a ${type.name} is`);
  const { text, ways } = selectionOf(schema, type);
  return { text: `${called} { ${text} }`, ways: ways.map((way) => ({ ...way, steps: [field.name, ...way.steps] })) };
}

function argumentsOf(parent: GraphQLObjectType, { name, args }: GraphQLField<unknown, unknown>): string {
  for (const arg of args) {
    const isHarmless = HARMLESS_TEXTS.includes(arg.name) || FILTERED_AT_THE_ROOT.includes(`${parent.name}.${name}`);
    if (isRequiredArgument(arg) || (isText(getNamedType(arg.type)) && !isHarmless)) {
      throw new Error(`${parent.name}.${name}(${arg.name}:) is new: say in test/access/operations.ts what to give it`);
    }
  }
  return args.some((arg) => arg.name === "first") ? `(first: ${PAGE_OF[name] ?? PAGE})` : "";
}

function countIn(parent: GraphQLObjectType, name: string): readonly Way[] {
  if (!name.endsWith("Count")) return [];
  const nodes = parent.getFields().nodes;
  const of = COUNTED[name] ?? (nodes && getNamedType(nodes.type).name);
  if (!of) throw new Error(`${parent.name}.${name} counts nobody knows what: say so in COUNTED`);
  return [{ steps: [name], leadsTo: [of], counts: true }];
}

function valuesAt(value: unknown, [step, ...steps]: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, step === undefined ? [] : [step, ...steps]));
  if (step === undefined) return [value];
  return value === null ? [] : valuesAt((value as Data)[step], steps);
}

/** What records tell of themselves alone, and not in a word. */
const OF_ITSELF = ["history", "versions", "citation"];

/** Every field of a type, asked of all its records by `nodes(ids:)`. */
function recordFace(schema: GraphQLSchema, name: string): Face {
  const type = schema.getType(name) as GraphQLObjectType;
  const fields = Object.values(type.getFields()).map((field) => ({
    field: field.name,
    ...fieldOf(schema, type, field),
  }));
  const leading = fields.filter(({ field, ways }) => ways.length > 0 && !OF_ITSELF.includes(field));
  const own = fields.filter(({ ways }) => ways.length === 0).map(({ field }) => field);
  const ways = leading.flatMap((each) => each.ways);
  const nameOf = ({ steps }: Way) => `${name}.${steps.join(".")}`;
  const records = ofType(WORLD, name);
  const told = [...OF_ITSELF, "its own fields"].map((field) => `${name}: ${field}`);
  const historyCount = `${name}.history.totalCount`;
  return {
    operations: [
      ...told.map((each) => ({ name: each, kind: "NAMES" as const, leadsTo: [name] })),
      { name: historyCount, kind: "COUNTS", leadsTo: [name] },
      ...ways.map((way) => ({
        name: nameOf(way),
        kind: way.counts ? ("COUNTS" as const) : ("NAMES" as const),
        leadsTo: way.leadsTo,
      })),
    ],
    async ask(session) {
      const selection = `__typename ... on ${name} { ${fields.map(({ text }) => text).join(" ")} }`;
      const found = await allOf(session, records, selection);
      const pick = (names: readonly string[]) =>
        found.map((each) => each && Object.fromEntries(names.map((field) => [field, each[field]])));
      // Counts are compared between readers: of records that all of them see.
      const seenByAll = found.filter((_, index) => records[index]!.visibility(session.moment) === "PUBLIC");
      const sumAt = (steps: readonly string[]) =>
        (valuesAt(seenByAll, steps) as number[]).reduce((sum, each) => sum + each, 0);
      return new Map<string, unknown>([
        ...OF_ITSELF.map((field) => [`${name}: ${field}`, pick([field])] as const),
        [`${name}: its own fields`, pick(own)],
        [historyCount, sumAt(["history", "totalCount"])],
        ...ways.map((way) => [nameOf(way), way.counts ? sumAt(way.steps) : valuesAt(found, way.steps)] as const),
        // Not an operation of its own, but compared as a whole with a world without the hidden.
        [`${name}: all fields`, found],
      ]);
    },
  };
}

/** By as many at once as one request may cost. */
async function allOf(session: Session, records: readonly Planted[], selection: string): Promise<(Data | null)[]> {
  const found: (Data | null)[] = [];
  let size = 100;
  while (found.length < records.length) {
    const ids = records.slice(found.length, found.length + size).map((record) => record.id);
    const data = await session.ask(`nodes(ids: $ids) { ${selection} }`, { ids: ["[ID!]!", ids] });
    if (data) found.push(...(data.nodes as (Data | null)[]));
    else size = Math.floor(size / 2);
  }
  return found;
}
