// A record in a few lines of HTML, for a frame in somebody else's page. No script, nothing loaded, every text escaped; its
// one style is named by digest, so that the page's policy can allow it and no other.
import { createHash } from "node:crypto";
import type { Context } from "../core/context";
import { type Cell, PROPERTIES } from "./properties.terms";
import { nameOf, type Reconciled, typesOf } from "./types.terms";

const STYLE =
  "body{font:14px/1.4 system-ui,sans-serif;margin:12px;overflow-wrap:anywhere}h1{font-size:16px;margin:0}" +
  "p{margin:0 0 8px;color:#555}dt{color:#555}dd{margin:0 0 4px 12px}";

/** Any page may frame this one, since it does nothing; and it can do nothing, not even follow a link. */
export const PREVIEW_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors *", "sandbox"],
].join("; ");

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" },
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

function told(cell: Cell): string {
  if ("str" in cell) return cell.str;
  if ("float" in cell) return String(cell.float);
  return "date" in cell ? cell.date.slice(0, 10) : cell.name;
}

export async function previewOf(record: Reconciled, context: Context): Promise<string> {
  const name = nameOf(record, context);
  const asked = PROPERTIES.filter(({ id }) => id !== "name");
  const rows = await Promise.all(
    asked.map(async (property) => ({ property, values: await property.valuesOf(record, context) })),
  );
  const terms = rows
    .filter(({ values }) => values.length > 0)
    .map(
      ({ property, values }) => `<dt>${escaped(property.name)}</dt><dd>${escaped(values.map(told).join("; "))}</dd>`,
    );
  return (
    `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(name)}</title><style>${STYLE}</style></head>` +
    `<body><h1>${escaped(name)}</h1><p>${escaped(typesOf(record)[0]!.name)}</p><dl>${terms.join("")}</dl></body></html>\n`
  );
}
