// Check: every statement that reads a table of records says which of them its reader may see. A table that is named with an
// alias needs `visible("alias", …)`, or a predicate called after it (`passageVisible("alias", …)`), in the same statement.
// Tables that are put in by name (`${raw(table)}`) it cannot see: those are few, and in database/ and records/.
import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { projectFiles } from "../project-files.mjs";

export const name = "visibility";

const TABLES = [
  ...["source", "excerpt", "theme", "evidence", "actor", "relationship", "policy", "reform", "involvement"],
  ...["claim", "civic_space_event", "country_rating", "observation", "identity_judgement", "search_name"],
];
const READ = new RegExp(String.raw`\b(?:FROM|JOIN)\s+(${TABLES.join("|")})\b(?:\s+(?:AS\s+)?(\w+))?`, "g");

/** What writes, keeps or exports the whole of the records, for whoever runs the node: it has no reader to hide from. */
const KEEPERS = [
  /\.records?\.ts$/,
  /^src\/(cli\/|exchange\/import\/)/,
  // The graph in memory keeps every record with its level, and every question says how many levels it sees.
  /^src\/graph\/records\.sql\.ts$/,
  /^src\/identity\/(judged|matching|settlement)\.sql\.ts$/,
  /^src\/ledger\/(checks|chain\.sql|erasure|ledger|mentions|projector|rebuild|rows\.sql|stewardship)\.ts$/,
];

const textOf = ({ template }) =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.head.text + template.templateSpans.map(({ literal }) => `\${}${literal.text}`).join("");

/** The aliases that a predicate inside `node` is about. */
function shownIn(node, aliases = new Set()) {
  if (ts.isCallExpression(node) && /^visible$|Visible$/.test(node.expression.getText())) {
    const [alias] = node.arguments;
    if (alias && ts.isStringLiteral(alias)) aliases.add(alias.text);
  }
  ts.forEachChild(node, (child) => void shownIn(child, aliases));
  return aliases;
}

function complaintsAbout(root, file) {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const complaints = [];
  const visit = (node) => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === "sql") {
      const shown = shownIn(node);
      for (const [, table, alias] of textOf(node).matchAll(READ)) {
        if (alias && shown.has(alias)) continue;
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        complaints.push(
          `${file}:${line + 1}: reads ${table} ${alias ?? ""} without visible("${alias ?? "alias"}", sees)`,
        );
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return complaints;
}

export async function run({ root }) {
  return projectFiles(root)
    .filter((file) => /^src\/.*\.ts$/.test(file) && !KEEPERS.some((keeper) => keeper.test(file)))
    .flatMap((file) => complaintsAbout(root, file));
}
