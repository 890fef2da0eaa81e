// What every script here leaves: a table for people on the terminal, and all samples as JSON in results/, which git ignores.
import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const RESULTS = path.join(import.meta.dirname, "results");

/** The value below which that share of the samples lies; null of none. */
export function quantile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] : null;
}

export const median = (samples) => quantile(samples, 0.5);

/** Three digits, whatever the size. */
export function digits(number) {
  if (number === null || number === undefined) return "-";
  const places = Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : Math.abs(number) >= 1 ? 2 : 3;
  return number.toFixed(places).replace(/\B(?=(\d{3})+(?!\d))/g, number >= 1_000 ? " " : "");
}

export const megabytes = (bytes) => `${digits(bytes / 1e6)} MB`;

export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const line = (row) => row.map((cell, i) => (i ? String(cell).padStart(widths[i]) : String(cell).padEnd(widths[i])));
  for (const row of rows) console.log(line(row).join("  ").trimEnd());
}

/** Writes results/NAME.json with the machine beside the samples, and returns the path. */
export function save(name, samples) {
  mkdirSync(RESULTS, { recursive: true });
  const file = path.join(RESULTS, `${name}.json`);
  const machine = { cores: os.cpus().length, model: os.cpus()[0]?.model, memory: os.totalmem(), node: process.version };
  writeFileSync(
    file,
    JSON.stringify({ at: new Date().toISOString(), machine, load: os.loadavg(), ...samples }, null, 1),
  );
  console.log(`Samples: ${path.relative(process.cwd(), file)}`);
  return file;
}

/** `--name value` pairs of the command line over their defaults; whatever is unknown is refused. */
export function optionsOf(defaults) {
  const options = { ...defaults };
  const words = process.argv.slice(2);
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i].replace(/^--/, "");
    if (!(name in defaults) || words[i + 1] === undefined) {
      const known = Object.entries(defaults).map(([key, value]) => `--${key} ${value}`);
      console.error(`${words[i]}: not an option. With their defaults: ${known.join(" ")}`);
      process.exit(1);
    }
    options[name] = typeof defaults[name] === "number" ? Number(words[i + 1]) : words[i + 1];
  }
  return options;
}
