// Which address shows which page. A page tells by itself what it finds at its address; whether there is such a record is asked
// by the page, not here.

/** What stands for a record, or for what is edited: one step of an address, in the letters that slugs and ids are made of. */
const NAME = "{name}";
const NAME_FORM = "[A-Za-z0-9_-]{1,200}";

/** Addresses, with or without a slash at their end, and the built file of each. */
const PAGES: readonly (readonly [address: string, file: string])[] = [
  ["/", "/index.html"],
  ["/find", "/find/index.html"],
  [`/actors/${NAME}`, "/actor/index.html"],
  [`/policies/${NAME}`, "/reform/index.html"],
  [`/reforms/${NAME}`, "/reform/index.html"],
  [`/sources/${NAME}`, "/source/index.html"],
  ["/network", "/network/index.html"],
  ["/triangle", "/triangle/index.html"],
  [`/history/${NAME}`, "/history/index.html"],
  ["/edit", "/edit/index.html"],
  [`/edit/${NAME}`, "/edit/index.html"],
  ["/graphiql", "/graphiql/index.html"],
];

const PATTERNS = PAGES.map(([address, file]) => {
  const steps = address.replace(/\/$/, "").replace(NAME, NAME_FORM);
  return { pattern: new RegExp(`^${steps}/?$`), file };
});

/** The file of the page at a path, from the folder of the built pages; null: none is there. */
export const pageFileOf = (path: string): string | null =>
  (path && PATTERNS.find(({ pattern }) => pattern.test(path))?.file) || null;
