// Which room of the house may import which: one ordered list, and every rule is made from it.
// Read by `npm run check` (scripts/checks/arrows.mjs); test/guards/arrows.test.ts plants each violation.

/** From the outside in. A room imports only rooms of later lines; rooms that share a line do not know each other. */
const LEVELS = [
  ["cli"],
  ["app.ts"],
  ["storage.ts"],
  ["api"],
  ["exchange", "federation", "reconciliation", "writing"],
  ["records"],
  ["triangle"],
  ["influence", "networks", "positions"],
  ["graph"],
  ["reforms", "civic-space"],
  ["relationships"],
  ["claims", "identity"],
  ["actors"],
  ["sources"],
  ["search"],
  ["access"],
  ["ledger"],
  ["database"],
  ["core"],
];

/** The rooms of the pages (web/src), the same way. A page knows no other page. */
const PAGE_LEVELS = [
  ["home", "find", "actor", "reform", "network", "triangle", "source", "history", "edit", "graphiql"],
  ["editing"],
  ["frame"],
  ["finding", "gallery"],
  ["pictures"],
  ["records"],
  ["tables", "states"],
  ["api"],
  ["language"],
];

const pathOf = (room) => (room.endsWith(".ts") ? `^src/${room.replace(".", "\\.")}$` : `^src/${room}/`);
const anyOf = (rooms) => rooms.map(pathOf).join("|");

const rooms = LEVELS.flat();

/** For each room a rule that it imports nothing of its own level, nor of those above. */
const rulesOf = (levels, { prefix = "", path = pathOf, folder = "src" } = {}) =>
  levels.flatMap((level, depth) =>
    level
      .map((room) => ({
        room,
        forbidden: [...levels.slice(0, depth).flat(), ...level.filter((other) => other !== room)],
      }))
      .filter(({ forbidden }) => forbidden.length > 0)
      .map(({ room, forbidden }) => ({
        name: `${prefix}${room}-imports-only-below`,
        comment: `${folder}/${room} may import only rooms below it (.dependency-cruiser.cjs).`,
        severity: "error",
        from: { path: path(room) },
        to: { path: forbidden.map(path).join("|") },
      })),
  );

const pagePathOf = (room) => `^web/src/${room}/`;
const arrows = [...rulesOf(LEVELS), ...rulesOf(PAGE_LEVELS, { prefix: "pages-", path: pagePathOf, folder: "web/src" })];

// Three rules, because a file may import, be imported, or stand alone.
const outsideRooms = { path: "^src/", pathNot: anyOf(rooms) };
const unknownRoom = [
  { from: outsideRooms, to: {} },
  { from: {}, to: outsideRooms },
  { from: { ...outsideRooms, orphan: true }, to: {} },
].map((ends) => ({
  name: "unknown-room",
  comment: "Every folder of src is a room, and every room has its place in LEVELS (.dependency-cruiser.cjs).",
  severity: "error",
  ...ends,
}));

module.exports = {
  forbidden: [
    ...arrows,
    ...unknownRoom,
    {
      name: "unknown-page-room",
      comment: "Every folder of web/src has its place in PAGE_LEVELS (.dependency-cruiser.cjs).",
      severity: "error",
      from: { path: "^web/src/", pathNot: PAGE_LEVELS.flat().map(pagePathOf).join("|") },
      to: {},
    },
    {
      name: "no-circular",
      comment: "No file reaches itself through its imports, not even for types.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "migrations-are-wired-outside",
      comment: "Only the composition root, the command line and tests know the migrations.",
      severity: "error",
      from: { pathNot: "^src/storage\\.ts$|^src/cli/|^migrations/|^test/" },
      to: { path: "^migrations/" },
    },
    {
      name: "migrations-know-only-the-database",
      comment: "A migration must run the same when the rooms have long moved on.",
      severity: "error",
      from: { path: "^migrations/" },
      to: { path: "^(src|test|web|scripts|bench)/", pathNot: "^src/database/" },
    },
    {
      name: "source-stands-alone",
      comment: "What is shipped does not import tests, pages, scripts or benchmarks.",
      severity: "error",
      from: { path: "^(src|migrations)/" },
      to: { path: "^(test|web|scripts|bin|bench)/" },
    },
    {
      name: "pages-ask-over-http",
      comment: "Pages and benchmarks are clients like any other.",
      severity: "error",
      from: { path: "^(web|bench)/" },
      to: { path: "^(src|migrations|test)/" },
    },
    {
      name: "no-development-dependency",
      comment: "A production install has no devDependencies: what src imports must be in dependencies.",
      severity: "error",
      from: { path: "^(src|migrations)/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], pathNot: "node_modules/@types/" },
    },
    {
      name: "resolvable",
      comment: "The import leads nowhere.",
      severity: "error",
      from: { path: "^(src|migrations|test)/" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(web/)?dist/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["require", "node", "import", "default", "types"],
    },
  },
};
