// Check: .env.example names exactly the settings of src/core/config.ts, each with a comment above it.
import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

export const name = "env example";

/** The keys of the object that is assigned to SETTINGS, read from the syntax: loading it would need the packages it imports. */
export function settingNames(sourceText) {
  const source = ts.createSourceFile("config.ts", sourceText, ts.ScriptTarget.Latest, true);
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      if (declaration.name.getText() !== "SETTINGS") continue;
      let value = declaration.initializer;
      while (value && (ts.isAsExpression(value) || ts.isSatisfiesExpression(value))) value = value.expression;
      if (value && ts.isObjectLiteralExpression(value)) return value.properties.map((entry) => entry.name.getText());
    }
  }
  throw new Error("src/core/config.ts declares no object named SETTINGS");
}

export async function run({ root }) {
  const settings = settingNames(readFileSync(path.join(root, "src/core/config.ts"), "utf8"));
  const lines = readFileSync(path.join(root, ".env.example"), "utf8").split("\n");
  const complaints = [];
  const shown = new Set();
  lines.forEach((line, index) => {
    if (line.trim() === "" || line.startsWith("#")) return;
    const setting = /^([A-Z][A-Z0-9_]*)=/.exec(line)?.[1];
    if (!setting) return complaints.push(`.env.example:${index + 1}: neither a comment nor NAME=value`);
    if (shown.has(setting)) complaints.push(`.env.example:${index + 1}: ${setting} a second time`);
    if (!settings.includes(setting))
      complaints.push(`.env.example:${index + 1}: ${setting} is no setting of src/core/config.ts`);
    if (!lines[index - 1]?.startsWith("# "))
      complaints.push(`.env.example:${index + 1}: ${setting} has no comment above it`);
    shown.add(setting);
  });
  for (const setting of settings) if (!shown.has(setting)) complaints.push(`.env.example: ${setting} is missing`);
  return complaints;
}
