// Fetches columns for records that were reconciled: for each id and property its values. Who is not there, or not for this
// reader, has none.
import type { Context } from "../core/context";
import { parseTypedId, typeNameOf } from "../core/ids";
import { recordOf } from "../records/records";
import { type Cell, type Property, propertyOf } from "./properties.terms";
import type { Extension } from "./questions.forms";
import { isReconciled, RECORD_TYPE_NAMES, type Reconciled } from "./types.terms";

/** The record of an id as we wrote it; null for every other text. */
export async function recordById(id: string, context: Context): Promise<Reconciled | null> {
  const parsed = parseTypedId(id);
  const type = parsed && typeNameOf(parsed.prefix);
  if (!type || !RECORD_TYPE_NAMES.includes(type)) return null;
  const record = await recordOf(context, type, parsed.uuid);
  return isReconciled(record) ? record : null;
}

const metaOf = ({ id, name, leadsTo }: Property) => ({ id, name, ...(leadsTo && { type: leadsTo }) });

export async function extend({ ids, properties }: Extension, context: Context) {
  const asked = properties.map(({ id, settings: limit }) => ({ property: propertyOf(id)!, limit }));
  const rowOf = async (record: Reconciled | null): Promise<Record<string, readonly Cell[]>> =>
    Object.fromEntries(
      await Promise.all(
        asked.map(async ({ property, limit }) => {
          const values = record ? await property.valuesOf(record, context) : [];
          return [property.id, limit ? values.slice(0, limit) : values] as const;
        }),
      ),
    );
  const rows = await Promise.all(
    [...new Set(ids)].map(async (id) => [id, await rowOf(await recordById(id, context))] as const),
  );
  return { meta: asked.map(({ property }) => metaOf(property)), rows: Object.fromEntries(rows) };
}
