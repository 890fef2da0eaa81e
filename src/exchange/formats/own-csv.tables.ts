// The tables of a node's own downloads (export/tables.sql.ts) as they come back: which column holds which field of a record, as data.
// It reads no file.
import type { Row } from "../files/table";
import { UNDETERMINED } from "./foreign.source";

export interface Field {
  /** Where the reader's eye finds it; the first one is named in complaints. */
  readonly columns: readonly string[];
  /** undefined: the row does not say it. */
  readonly read: (row: Row) => unknown;
}

export interface OwnTable {
  readonly name: string;
  readonly record: string;
  /** By these it is told from others. */
  readonly required: readonly string[];
  readonly fields: Readonly<Record<string, Field>>;
}

/** A cell that a spreadsheet would run begins with an apostrophe that is not its own (export/csv.ts). */
const ESCAPED = /^'(?=[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20])/;

export function textIn(row: Row, column: string): string | undefined {
  const cell = row.cell(column);
  return typeof cell === "string" && cell !== "" ? cell.replace(ESCAPED, "") : undefined;
}

/** What is no number stays a text, for the form to refuse. */
function numberIn(row: Row, column: string): number | string | undefined {
  const cell = textIn(row, column);
  return cell !== undefined && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(cell) ? Number(cell) : cell;
}

const text = (column: string): Field => ({ columns: [column], read: (row) => textIn(row, column) });
const number = (column: string): Field => ({ columns: [column], read: (row) => numberIn(row, column) });

/** A download shows one language and does not say which. */
const localised = (column: string): Field => ({
  columns: [column],
  read: (row) => {
    const value = textIn(row, column);
    return value === undefined ? undefined : { [UNDETERMINED]: value };
  },
});

const words = (column: string): Field => ({
  columns: [column],
  read: (row) => textIn(row, column)?.split(" "),
});

const NAMES: Field = {
  columns: ["name"],
  read: (row) => {
    const value = textIn(row, "name");
    return value === undefined ? undefined : [{ value, kind: "OFFICIAL" }];
  },
};

/** `scheme:value scheme:value`; a value may have spaces, a scheme has none. */
const IDENTIFIERS: Field = {
  columns: ["identifiers"],
  read: (row) =>
    textIn(row, "identifiers")
      ?.split(/ (?=[^ :]+:)/)
      .map((each) => ({ scheme: each.slice(0, each.indexOf(":")), value: each.slice(each.indexOf(":") + 1) })),
};

const SECTOR_POSITION: Field = {
  columns: ["sector_state", "sector_economy", "sector_civil_society"],
  read: (row) => {
    const [state, economy, civilSociety] = SECTOR_POSITION.columns.map((column) => numberIn(row, column));
    return state === undefined && economy === undefined && civilSociety === undefined
      ? undefined
      : { state, economy, civilSociety };
  },
};

/** Of its stages a download shows the last. */
const STAGES: Field = {
  columns: ["stage"],
  read: (row) => {
    const stage = textIn(row, "stage");
    return stage === undefined ? undefined : [{ stage }];
  },
};

const OF_ALL = { id: text("id"), visibility: text("visibility") };
const NAMED = { ...OF_ALL, slug: text("slug") };

/** What is referred to comes first. */
export const OWN_TABLES: readonly OwnTable[] = [
  {
    name: "sources",
    record: "Source",
    required: ["id", "slug", "title", "kind", "published"],
    fields: {
      ...NAMED,
      kind: text("kind"),
      title: text("title"),
      lang: text("lang"),
      container: text("container"),
      publisher: text("publisher"),
      extent: text("extent"),
      url: text("url"),
      licence: text("licence"),
      note: text("note"),
      published: text("published"),
    },
  },
  {
    name: "actors",
    record: "Actor",
    required: ["id", "slug", "name", "kind"],
    fields: {
      ...NAMED,
      names: NAMES,
      kind: text("kind"),
      jurisdiction: text("jurisdiction"),
      sectorPosition: SECTOR_POSITION,
      triangleVertex: text("triangle_vertex"),
      publicRole: localised("public_role"),
      website: text("website"),
      identifiers: IDENTIFIERS,
      existence: text("existence"),
    },
  },
  {
    name: "policies",
    record: "Policy",
    required: ["id", "slug", "title", "kind", "in_force"],
    fields: {
      ...NAMED,
      title: localised("title"),
      kind: text("kind"),
      jurisdiction: text("jurisdiction"),
      inForce: text("in_force"),
    },
  },
  {
    name: "reforms",
    record: "Reform",
    required: ["id", "slug", "title", "policy_id", "outcome"],
    fields: {
      ...NAMED,
      title: localised("title"),
      policy: text("policy_id"),
      instruments: words("instruments"),
      stages: STAGES,
      outcome: text("outcome"),
      begun: text("begun"),
    },
  },
  {
    name: "relationships",
    record: "Relationship",
    required: ["id", "type", "source_id", "target_id"],
    fields: {
      ...OF_ALL,
      type: text("type"),
      source: text("source_id"),
      target: text("target_id"),
      role: localised("role"),
      strength: number("strength"),
      confidence: number("confidence"),
      amount: text("amount"),
      currency: text("currency"),
      note: text("note"),
      valid: text("valid"),
    },
  },
  {
    name: "involvements",
    record: "Involvement",
    required: ["id", "actor_id", "policy_id", "role", "stance"],
    fields: {
      ...OF_ALL,
      actor: text("actor_id"),
      policy: text("policy_id"),
      reform: text("reform_id"),
      role: text("role"),
      stance: text("stance"),
      stage: text("stage"),
      intensity: number("intensity"),
      confidence: number("confidence"),
      note: text("note"),
      valid: text("valid"),
    },
  },
];
