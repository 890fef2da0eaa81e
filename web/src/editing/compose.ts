// From what is typed to what is sent: an input of the mutation, with the sources and excerpts that are new, and what is missing
// told before anything is sent. It decides nothing that the node decides.
import { NEW_EXCERPT, NEW_SOURCE, nameIn, slugOf, type Field, type Kind, type Value, type Values } from "./field";
import type { Complaint, Submission, Write } from "./questions";

/** A write, and the path of the field from which it came: complaints about it are shown there. */
interface Placed {
  readonly write: Readonly<Record<string, unknown>>;
  readonly path: readonly string[];
}
export interface Composed {
  readonly submission: Submission;
  /** What would be refused for certain. */
  readonly missing: readonly Complaint[];
  readonly nothingChanged: boolean;
  /** Complaints of the node, at the fields of the form. */
  readonly placed: (complaints: readonly Complaint[]) => Complaint[];
}

const text = (value: Value | undefined): string => (typeof value === "string" ? value.trim() : "");
const groups = (value: Value | undefined): readonly Values[] => (value ?? []) as readonly Values[];
const idOf = (value: Value | undefined): string => text((value as Values | null)?.["id"]);

class Composition {
  readonly alongside: Placed[] = [];
  readonly missing: Complaint[] = [];

  constructor(private readonly visibility: string) {}

  /** What a field says, or null where it says nothing. */
  value(field: Field, value: Value | undefined, path: readonly string[]): unknown {
    const said = this.#said(field, value, path);
    if (said === null && field.required && field.kind !== "passage") this.#miss("MISSING", path);
    return said;
  }

  #said(field: Field, value: Value | undefined, path: readonly string[]): unknown {
    switch (field.kind) {
      case "texts": {
        const texts = groups(value).filter((each) => text(each["value"]));
        return texts.length ? texts.map((each) => ({ lang: text(each["lang"]), value: text(each["value"]) })) : null;
      }
      case "list": {
        const items = groups(value).map((item, index) => this.group(field.of, item, [...path, String(index)]));
        return items.length ? items : null;
      }
      case "records":
        return groups(value).length ? groups(value).map(idOf) : null;
      case "record":
        return idOf(value) || null;
      case "words":
        return text(value) ? text(value).split(/[\s,;]+/) : null;
      case "share":
        return this.#share(text(value), path);
      case "sector":
        return this.#position(value as Values | null, path);
      case "passage":
        return this.#passage(value as Values, path);
      default:
        return text(value) || null;
    }
  }

  /** Of an item of a list: what is empty is left out. */
  group(fields: readonly Field[], values: Values, path: readonly string[]): Record<string, unknown> {
    const said = fields.map(
      (field) => [field.name, this.value(field, values[field.name], [...path, field.name])] as const,
    );
    return Object.fromEntries(
      said.flatMap(([name, value]) => {
        if (value === null) return [];
        // An excerpt that is there already is named under another field.
        return [[typeof value === "string" && name === "newExcerpt" ? "excerpt" : name, value]];
      }),
    );
  }

  #share(typed: string, path: readonly string[]): number | null {
    if (!typed) return null;
    const share = Number(typed.replace(",", "."));
    if (!(share >= 0 && share <= 100)) this.#miss("SHARE", path);
    return hundredth(share);
  }

  #position(value: Values | null, path: readonly string[]): unknown {
    if (!value) return null;
    const shares = Object.fromEntries(
      CORNERS.map((corner) => [corner, Number(text(value[corner]).replace(",", ".")) || 0]),
    );
    const sum = CORNERS.reduce((total, corner) => total + shares[corner]!, 0);
    if (Math.abs(sum - 100) > 0.01) this.#miss("SUM", path);
    return Object.fromEntries(CORNERS.map((corner) => [corner, hundredth(shares[corner]!)]));
  }

  /** An excerpt's id; else the new excerpt, as evidence takes it, or written before it under a key of its own. */
  #passage(value: Values, path: readonly string[]): unknown {
    if (text(value["excerpt"])) return text(value["excerpt"]);
    const source = this.#source(value, path);
    const excerpt = { source, ...this.group(NEW_EXCERPT, value, path) };
    if (!text(value["quote"]) && !text(value["note"])) this.#miss("QUOTE", [...path, "quote"]);
    if (path.at(-1) === "newExcerpt") return excerpt;
    const key = "passage";
    this.alongside.push({ write: { createExcerpt: { ...excerpt, key, visibility: this.visibility } }, path });
    return key;
  }

  #source(value: Values, path: readonly string[]): string {
    const added = value["newSource"] as Values | null;
    if (!added) {
      if (!idOf(value["source"])) this.#miss("SOURCE", [...path, "source"]);
      return idOf(value["source"]);
    }
    const place = [...path, "newSource"];
    const slug = slugOf(`${text(added["title"])} ${/\d{4}/.exec(text(added["published"]))?.[0] ?? ""}`);
    const createSource = { ...this.group(NEW_SOURCE, added, place), slug, visibility: this.visibility };
    this.alongside.push({ write: { createSource }, path: place });
    return slug;
  }

  #miss(code: string, path: readonly string[]): void {
    this.missing.push({ code, field: [...path], message: "" });
  }
}

export const CORNERS = ["state", "economy", "civilSociety"] as const;
/** Per cent as a share, without the noise of binary fractions. */
const hundredth = (percent: number): number => Number((percent / 100).toFixed(6));

/** What a field would say by itself: to compare what was with what is. */
export function saying(field: Field, value: Value | undefined): string {
  const composition = new Composition("PUBLIC");
  return JSON.stringify([composition.value(field, value, [field.name]), composition.alongside]);
}

interface Filled {
  readonly values: Values;
  /** What stood there when the record was read; null: it is new. */
  readonly was: Values | null;
  readonly id: string | null;
  readonly version: number | null;
  readonly submission: string;
}

export function compose(kind: Kind, { values, was, id, version, submission }: Filled): Composed {
  const composition = new Composition(text(values["visibility"]) || "PUBLIC");
  const content: Record<string, unknown> = {};
  for (const field of kind.fields) {
    const value = values[field.name];
    const same = was && saying(field, value) === saying(field, was[field.name]);
    if (same && field.name !== "evidence") continue;
    const said = composition.value(field, value, [field.name]);
    // What was emptied is said to be; what a new record says nothing of is left out.
    if (said !== null || (was && field.name !== "evidence")) content[field.name] = said;
  }
  if (!was && kind.fields.some((field) => field.kind === "slug")) content["slug"] ??= slugOf(nameIn(kind, values));
  const nothingChanged = was !== null && Object.keys(content).length === 0;
  const record = was
    ? { [`update${kind.type}`]: { id, expectedVersion: version, ...content } }
    : { [`create${kind.type}`]: content };
  const placed: Placed[] = [{ write: record, path: [] }, ...composition.alongside];
  return {
    submission: { clientMutationId: submission, records: placed.map(({ write }) => write as Write) },
    missing: composition.missing,
    nothingChanged,
    placed: (complaints) => complaints.map((complaint) => at(placed, complaint)),
  };
}

/** `records.1.createSource.title` -> where that source is asked for. */
function at(placed: readonly Placed[], complaint: Complaint): Complaint {
  const [, index, , ...rest] = complaint.field ?? [];
  const from = placed[Number(index)];
  if (!complaint.field || !from) return complaint;
  const [last] = rest.slice(-1);
  // A new source has no field for its address: a twin is told where the title is.
  const shown = from.path.at(-1) === "newSource" && last === "slug" ? ["title"] : rest;
  return { ...complaint, field: [...from.path, ...shown] };
}
