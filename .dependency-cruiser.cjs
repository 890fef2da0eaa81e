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

const pathOf = (room) => (room.endsWith(".ts") ? `^src/${room.replace(".", "\\.")}$` : `^src/${room}/`);
const anyOf = (rooms) => rooms.map(pathOf).join("|");

const rooms = LEVELS.flat();
const arrows = LEVELS.flatMap((level, depth) =>
  level.map((room) => {
    const forbidden = [...LEVELS.slice(0, depth).flat(), ...level.filter((other) => other !== room)];
    return {
      name: `${room}-imports-only-below`,
      comment: `src/${room} may import only rooms below it (LEVELS in .dependency-cruiser.cjs).`,
      severity: "error",
      from: { path: pathOf(room) },
      to: { path: anyOf(forbidden) },
      empty: forbidden.length === 0,
    };
  }),
)
  .filter((rule) => !rule.empty)
  .map(({ empty: _, ...rule }) => rule);

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
