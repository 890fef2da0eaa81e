// What is hidden stays hidden on every way around. Today's visibility holds for the past too: a record that was once public and
// is hidden now does not come back through `known`, nor does one that was hidden then. And what is PRIVATE has slugs and
// register numbers of its own, so that nobody finds out a hidden record's by being refused.
import type { MigrationInterface, QueryRunner } from "typeorm";

/** Tables whose records have slugs. */
const WITH_SLUG = ["source", "theme", "actor", "policy", "reform"];

/** Unique among what is open, and among what is PRIVATE, apart. */
const apart = (table: string, name: string, columns: readonly string[]) => `
ALTER TABLE ${table} DROP CONSTRAINT ${name};
ALTER TABLE ${table} ADD CONSTRAINT ${name} EXCLUDE USING btree (
  ${columns.map((column) => `${column} WITH =`).join(", ")}, (visibility = 'PRIVATE') WITH =) DEFERRABLE INITIALLY DEFERRED;`;

/** As the first migration has it. */
const together = (table: string, name: string, columns: readonly string[]) => `
ALTER TABLE ${table} DROP CONSTRAINT ${name};
ALTER TABLE ${table} ADD CONSTRAINT ${name} UNIQUE (${columns.join(", ")}) DEFERRABLE INITIALLY DEFERRED;`;

const names = (made: typeof apart) => `
${WITH_SLUG.map((table) => made(table, `${table}_slug_unique`, ["slug"])).join("")}
${made("actor_identifier", "actor_identifier_unique", ["scheme", "value"])}`;

/** Makes the view in `known` of the table called `name`; its past: each column as `column` writes it, joined with what `join` names. */
const view = (column: string, join: string) => `
  EXECUTE (SELECT format('CREATE VIEW known.%1$I AS
      SELECT %2$s FROM public.%1$I t WHERE t.made_by IN (SELECT id FROM known.ledger_commit)
      UNION ALL SELECT %3$s FROM past.%1$I t %4$s WHERE t.made_by IN (SELECT id FROM known.ledger_commit)
        AND t.ended_by NOT IN (SELECT id FROM known.ledger_commit)', name, string_agg(format('t.%I', attname), ', ' ORDER BY attnum),
      string_agg(${column}, ', ' ORDER BY attnum), ${join})
    FROM pg_attribute WHERE attrelid = format('public.%I', name)::regclass AND attnum > 0 AND NOT attisdropped);`;

/**
 * As strict as today: a table's first column names the record that its rows are of; with an origin, they are its word. Only rows
 * that have passed: what is shown now is as open as it says.
 */
const TODAY = view(
  "CASE attname WHEN 'visibility' THEN 'strictest(t.visibility, today.visibility) AS visibility' ELSE format('t.%I', attname) END",
  `CASE WHEN NOT bool_or(attname = 'visibility') THEN ''
      WHEN bool_or(attname = 'origin') THEN 'JOIN public.word_today today ON today.record_id = t.id AND today.origin = t.origin'
      ELSE format('JOIN public.record_today today ON today.id = t.%I', (array_agg(attname ORDER BY attnum))[1]) END`,
);
/** As the first migration has it. */
const THEN = view("format('t.%I', attname)", "''");

/** The views of all tables that have a past, and of those to come. */
const views = (made: string) => `
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'past' LOOP
  EXECUTE format('DROP VIEW known.%I', name);
  ${made}
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION keep_history(name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE public.%I ADD COLUMN made_by uuid DEFAULT current_commit()', name);
  EXECUTE format('CREATE TABLE past.%1$I (LIKE public.%1$I, ended_by uuid)', name);
  EXECUTE format('CREATE INDEX ON past.%I (%I)', name,
    (SELECT attname FROM pg_attribute WHERE attrelid = format('public.%I', name)::regclass AND attnum = 1));
  ${made}
  EXECUTE format('CREATE TRIGGER keep_past AFTER UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION keep_past()', name);
END $$;`;

const UP = `
SET LOCAL statement_timeout = 0;

CREATE FUNCTION strictness(visibility text) RETURNS integer LANGUAGE sql IMMUTABLE
  AS $$ SELECT coalesce(array_position(ARRAY['PUBLIC', 'NODE', 'PRIVATE'], visibility), 3) $$;
CREATE FUNCTION strictest(one text, other text) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT (ARRAY['PUBLIC', 'NODE', 'PRIVATE'])[greatest(public.strictness(one), public.strictness(other))] $$;

-- The visibility of what is shown, or was shown last; null once it is erased. Of what several origins had taken back before
-- this column came, nobody knows which was shown last: the strictest.
ALTER TABLE record ADD COLUMN visibility text CHECK (visibility IN ('PUBLIC', 'NODE', 'PRIVATE'));
UPDATE record r SET visibility = (
  SELECT a.payload ->> 'visibility' FROM record_assertion a WHERE a.record_id = r.id AND a.payload ? 'visibility'
  ORDER BY a.retracted, CASE WHEN a.retracted THEN -strictness(a.payload ->> 'visibility') END, a.first_asserted_at, a.origin LIMIT 1);

-- Who may see today what is known of a record: a merged one is no more open than the one that it goes on as.
CREATE VIEW record_today AS
  SELECT r.id, strictest(r.visibility, coalesce(k.visibility, r.visibility)) AS visibility
  FROM record r LEFT JOIN record k ON k.id = r.redirect_id;

-- And an origin's word, whichever: no more open than its last.
CREATE VIEW word_today AS
  SELECT a.record_id, a.origin, strictest(a.payload ->> 'visibility', r.visibility) AS visibility
  FROM record_assertion a JOIN record_today r ON r.id = a.record_id;

ALTER TABLE actor_identifier ADD COLUMN visibility text CHECK (visibility IN ('PUBLIC', 'NODE', 'PRIVATE'));
ALTER TABLE past.actor_identifier ADD COLUMN visibility text;
ALTER TABLE actor_identifier DISABLE TRIGGER keep_past;
UPDATE actor_identifier i SET visibility = a.visibility FROM actor a WHERE a.id = i.actor_id;
-- Or the deferred checks of what was just updated would stand in the way.
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE actor_identifier ENABLE TRIGGER keep_past;
ALTER TABLE actor_identifier ALTER COLUMN visibility SET NOT NULL;
${names(apart)}

${views(TODAY)}
`;

// Refused while an open and a hidden record share a slug or a number: then one of them has to change first.
const DOWN = `
${names(together)}
${views(THEN)}
DROP VIEW known.actor_identifier, word_today, record_today;
ALTER TABLE actor_identifier DROP COLUMN visibility;
ALTER TABLE past.actor_identifier DROP COLUMN visibility;
ALTER TABLE record DROP COLUMN visibility;
DROP FUNCTION strictest, strictness;
DO $$ DECLARE name text = 'actor_identifier'; BEGIN ${THEN} END $$;
`;

export class Visibility1763900000004 implements MigrationInterface {
  readonly name = "Visibility1763900000004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
