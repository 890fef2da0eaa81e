// The source files of the pages, by the form of their names, and the built ones.
import { readdirSync } from "node:fs";
import path from "node:path";

export const WEB = path.resolve(__dirname, "../../web/src");
export const BUILT = path.resolve(__dirname, "../../web/dist");

export const pageFiles = (pattern: RegExp): string[] =>
  readdirSync(WEB, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => pattern.test(file))
    .sort();
