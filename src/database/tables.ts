// What a TypeORM entity says about its table, read once: the table's name, and each column beside the property that
// carries it. Lists and loaders write their select lists from it, so that a column is named in one place only.
import { join, raw, type Sql } from "sql-template-tag";
import { getMetadataArgsStorage } from "typeorm";

export type EntityClass<Entity> = (new () => Entity) & { prototype: Entity };

export interface TableColumn {
  readonly property: string;
  readonly column: string;
}

const columnsOf = new Map<unknown, readonly TableColumn[]>();

export function tableName(entity: EntityClass<unknown>): string {
  const table = getMetadataArgsStorage().tables.find(({ target }) => target === entity);
  if (!table?.name) throw new Error(`${entity.name} has no @Entity("table")`);
  return table.name;
}

/** The entity's columns, those of the classes it extends included. */
export function tableColumns(entity: EntityClass<unknown>): readonly TableColumn[] {
  let columns = columnsOf.get(entity);
  if (!columns) {
    columns = getMetadataArgsStorage()
      .columns.filter(
        ({ target }) => typeof target === "function" && (target === entity || entity.prototype instanceof target),
      )
      .map(({ propertyName, options }) => ({ property: propertyName, column: options.name ?? propertyName }));
    columnsOf.set(entity, columns);
  }
  return columns;
}

/** `t.slug AS "slug", t.sort_name AS "sortName", ...` */
export function selectList(entity: EntityClass<unknown>, alias: string): Sql {
  return join(
    tableColumns(entity).map(({ property, column }) => raw(`${alias}.${column} AS "${property}"`)),
    ", ",
  );
}

/** A row becomes an instance, so that its class tells its GraphQL type and its getters work. */
export const hydrate = <Entity>(entity: EntityClass<Entity>, row: object): Entity =>
  Object.assign(new entity() as object, row) as Entity;
