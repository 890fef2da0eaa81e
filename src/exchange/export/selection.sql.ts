// What belongs together in a download of several tables: actors, the ties between those that the parameters keep, policies,
// reforms, and what the kept actors do in them. So that whoever follows a reference finds its row in the same file.
import sql, { type Sql } from "sql-template-tag";
import type { Visibility } from "../../core/context";
import type { RecordType } from "../../ledger/record-type";
import { RECORD_TYPES } from "../../records/record-types";
import type { RecordPart, TablePart } from "./download";
import { ACTOR_KIND, AS_OF, type Asked, filterOf, JURISDICTION, LANG, THEME, TIE_TYPE } from "./parameters";
import { ACTORS, INVOLVEMENTS, POLICIES, REFORMS, RELATIONSHIPS, SOURCES, type Table } from "./tables.sql";

type Sees = readonly Visibility[];
type SelectedPart = TablePart & RecordPart;

const OF_ACTORS = [ACTOR_KIND, JURISDICTION, THEME, AS_OF];
const OF_POLICIES = [JURISDICTION, THEME, AS_OF];

/** What may be asked of a whole selection. */
export const SELECTION_PARAMETERS = [ACTOR_KIND, JURISDICTION, THEME, TIE_TYPE, AS_OF, LANG];

export const typeNamed = (name: string): RecordType => RECORD_TYPES.find((type) => type.name === name)!;

const partOf = (type: string, { name, columns }: Table, rows: SelectedPart["rows"]): SelectedPart => ({
  ...{ name, columns, rows, type: typeNamed(type) },
});

const actorRows = (asked: Asked, sees: Sees): Sql => ACTORS.rows(filterOf(asked, OF_ACTORS) as never, sees);

/** `rows` of those whose columns all name kept actors. */
function ofKeptActors(rows: Sql, columns: readonly Sql[], asked: Asked, sees: Sees): Sql {
  if (!OF_ACTORS.some(({ name }) => asked[name])) return rows;
  const kept = sql`(SELECT t.id ${actorRows(asked, sees)})`;
  return columns.reduce((all, column) => sql`${all} AND ${column} IN ${kept}`, rows);
}

export const SELECTED_ACTORS = partOf("Actor", ACTORS, actorRows);

/** No tie without both its actors. */
export const SELECTED_TIES = partOf("Relationship", RELATIONSHIPS, (asked, sees) =>
  ofKeptActors(
    RELATIONSHIPS.rows(filterOf(asked, [TIE_TYPE, AS_OF]) as never, sees),
    [sql`t.source_id`, sql`t.target_id`],
    asked,
    sees,
  ),
);

export const SELECTED_POLICIES = partOf("Policy", POLICIES, (asked, sees) =>
  POLICIES.rows(filterOf(asked, OF_POLICIES) as never, sees),
);

export const SELECTED_REFORMS = partOf("Reform", REFORMS, (asked, sees) =>
  REFORMS.rows(filterOf(asked, OF_POLICIES) as never, sees),
);

export const SELECTED_INVOLVEMENTS = partOf("Involvement", INVOLVEMENTS, (asked, sees) =>
  ofKeptActors(INVOLVEMENTS.rows(filterOf(asked, OF_POLICIES) as never, sees), [sql`t.actor_id`], asked, sees),
);

/** All of them, whatever is asked: a document is of no jurisdiction and no day. */
export const ALL_SOURCES = partOf("Source", SOURCES, (_asked, sees) => SOURCES.rows({}, sees));

export const SELECTED_TABLES: readonly SelectedPart[] = [
  SELECTED_ACTORS,
  SELECTED_TIES,
  SELECTED_POLICIES,
  SELECTED_REFORMS,
  SELECTED_INVOLVEMENTS,
  ALL_SOURCES,
];
