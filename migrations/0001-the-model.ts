// The first shape of the tables. Everything that must always hold is a constraint here, so that no path into the database,
// ours or a stranger's psql, can break it. Foreign keys and slugs are checked at commit: a data set may name its records
// in any order. Entities hold foreign ids; `record` is the registry that lets evidence point at a record of any type.
import type { MigrationInterface, QueryRunner } from "typeorm";

const RECORD_COLUMNS = `
  id uuid PRIMARY KEY,
  origin text NOT NULL,
  visibility text NOT NULL CHECK (visibility IN ('PUBLIC', 'NODE', 'PRIVATE')),
  version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT recorded_now(),
  updated_at timestamptz NOT NULL DEFAULT recorded_now()`;

/** Parts of records are replaced as a whole; they know since when they are as they are. */
const PART_COLUMNS = "updated_at timestamptz NOT NULL DEFAULT recorded_now()";

/** EDTF text and the two ranges of days that follow from it (core/period.ts). */
const period = (name: string) => `
  ${name} text,
  ${name}_possibly daterange NOT NULL DEFAULT '(,)',
  ${name}_certainly daterange NOT NULL DEFAULT '(,)'`;

const slug = (table: string) => `
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120),
  CONSTRAINT ${table}_slug_unique UNIQUE (slug) DEFERRABLE INITIALLY DEFERRED`;

const refers = (table: string) => `uuid REFERENCES ${table} (id) DEFERRABLE INITIALLY DEFERRED`;

/** The tables that are made from the ledger, and keep their past. */
const PROJECTED = [
  "search_name",
  "source",
  "excerpt",
  "theme",
  "evidence",
  "actor",
  "actor_identifier",
  "relationship",
  "policy",
  "policy_theme",
  "reform",
  "reform_stage",
  "involvement",
];

/**
 * The ledger is append-only. A commit is what one transaction wrote; its number is given under a lock, last, and an entry's
 * place in the whole is the commit's first number plus its position: so only one row is written while the lock is held.
 * Commits form a chain of digests over salted commitments: erasing a payload with its salt leaves the chain whole.
 */
const LEDGER = `
CREATE TABLE ledger_commit (
  id uuid PRIMARY KEY,
  number bigint NOT NULL UNIQUE,
  first_seq bigint NOT NULL UNIQUE,
  last_seq bigint NOT NULL UNIQUE,
  origin text NOT NULL,
  recorded_by text NOT NULL,
  dataset jsonb,
  began_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL UNIQUE,
  root bytea NOT NULL,
  previous bytea NOT NULL,
  digest bytea NOT NULL,
  CHECK (first_seq <= last_seq)
);

CREATE TABLE ledger_entry (
  commit_id uuid NOT NULL REFERENCES ledger_commit (id) DEFERRABLE INITIALLY DEFERRED,
  position integer NOT NULL CHECK (position >= 1),
  origin text NOT NULL,
  op text NOT NULL CHECK (op IN ('ASSERT', 'RETRACT')),
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  version integer NOT NULL,
  payload jsonb,
  salt bytea,
  commitment bytea NOT NULL,
  erased_at timestamptz,
  PRIMARY KEY (commit_id, position),
  CHECK ((payload IS NULL) = (erased_at IS NOT NULL) AND (salt IS NULL) = (payload IS NULL))
);
CREATE INDEX ledger_entry_subject ON ledger_entry (subject_id);

CREATE FUNCTION keep_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'ledger_entry' THEN
    -- The one change there may be: a payload is erased, and everything that the chain needs stays.
    IF NEW.payload IS NULL AND NEW.salt IS NULL AND OLD.payload IS NOT NULL
      AND to_jsonb(NEW) - '{payload,salt,erased_at}'::text[] = to_jsonb(OLD) - '{payload,salt,erased_at}'::text[] THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER keep_ledger BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION keep_ledger();
CREATE TRIGGER keep_ledger BEFORE UPDATE OR DELETE ON ledger_commit FOR EACH ROW EXECUTE FUNCTION keep_ledger();
CREATE TRIGGER keep_ledger_whole BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION keep_ledger();
CREATE TRIGGER keep_ledger_whole BEFORE TRUNCATE ON ledger_commit FOR EACH STATEMENT EXECUTE FUNCTION keep_ledger();
`;

/**
 * What was known at a time. Every projected row names the commit that made it; one that is changed or removed moves to the
 * same table in schema `past`, with the commit that ended it. Not times but commits, because a transaction that began
 * earlier may become known later. Schema `known` has a view of each, of the rows as they were at counterweight.known_at. With `known` first in search_path, every
 * statement of every room reads the past unchanged.
 */
const KEEPING_THE_PAST = `
CREATE SCHEMA past;
CREATE SCHEMA known;

CREATE FUNCTION known_at() RETURNS timestamptz LANGUAGE sql STABLE
  AS $$ SELECT current_setting('counterweight.known_at')::timestamptz $$;

CREATE VIEW known.ledger_commit AS SELECT * FROM public.ledger_commit WHERE recorded_at <= known_at();

CREATE VIEW known.record_assertion AS
  SELECT DISTINCT ON (e.subject_id, e.origin) e.subject_id AS record_id, e.origin,
    CASE WHEN e.op = 'ASSERT' THEN e.payload ELSE (
      SELECT a.payload FROM public.ledger_entry a JOIN known.ledger_commit ac ON ac.id = a.commit_id
      WHERE a.subject_id = e.subject_id AND a.origin = e.origin AND a.op = 'ASSERT'
      ORDER BY ac.number DESC, a.position DESC LIMIT 1) END AS payload,
    min(c.recorded_at) OVER (PARTITION BY e.subject_id, e.origin) AS first_asserted_at,
    c.recorded_at AS asserted_at, e.op = 'RETRACT' OR e.payload IS NULL AS retracted, c.dataset ->> 'name' AS dataset
  FROM public.ledger_entry e JOIN known.ledger_commit c ON c.id = e.commit_id
  ORDER BY e.subject_id, e.origin, c.number DESC, e.position DESC;

CREATE FUNCTION keep_past() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What a transaction itself made and changed again was never known to anyone.
  IF OLD.made_by IS DISTINCT FROM current_commit() THEN
    EXECUTE format('INSERT INTO past.%1$I SELECT (jsonb_populate_record(NULL::past.%1$I,
      to_jsonb($1) || jsonb_build_object(''ended_by'', current_commit()))).*', TG_TABLE_NAME) USING OLD;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION keep_history(name text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  columns text;
  key text;
BEGIN
  EXECUTE format('ALTER TABLE public.%I ADD COLUMN made_by uuid DEFAULT current_commit()', name);
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum), (array_agg(attname ORDER BY attnum))[1] INTO columns, key
    FROM pg_attribute WHERE attrelid = format('public.%I', name)::regclass AND attnum > 0 AND NOT attisdropped;
  EXECUTE format('CREATE TABLE past.%1$I (LIKE public.%1$I, ended_by uuid)', name);
  EXECUTE format('CREATE INDEX ON past.%I (%I)', name, key);
  EXECUTE format('CREATE VIEW known.%1$I AS
    SELECT %2$s FROM public.%1$I WHERE made_by IN (SELECT id FROM known.ledger_commit)
    UNION ALL SELECT %2$s FROM past.%1$I WHERE made_by IN (SELECT id FROM known.ledger_commit)
      AND ended_by NOT IN (SELECT id FROM known.ledger_commit)', name, columns);
  EXECUTE format('CREATE TRIGGER keep_past AFTER UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION keep_past()', name);
END $$;
`;

const UP = `
SET LOCAL statement_timeout = 0;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The commit that is being written, by its id; its number comes last.
CREATE FUNCTION current_commit() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('counterweight.commit', true), '')::uuid $$;

-- The moment of a transaction: when it began, also while tables are made again from the ledger.
CREATE FUNCTION recorded_now() RETURNS timestamptz LANGUAGE sql STABLE
  AS $$ SELECT coalesce(nullif(current_setting('counterweight.recorded_at', true), '')::timestamptz, now()) $$;

${LEDGER}
CREATE TABLE record (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT recorded_now(),
  -- Into which record this one was merged, and where that one is to be found by now.
  merged_into uuid REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  redirect_id uuid REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (id, type)
);
CREATE INDEX record_type ON record (type, id);
CREATE INDEX record_redirect ON record (redirect_id) WHERE redirect_id IS NOT NULL;

CREATE TABLE dataset (
  name text PRIMARY KEY,
  title text NOT NULL,
  licence text,
  attribution text
);

CREATE TABLE record_assertion (
  record_id ${refers("record")},
  origin text NOT NULL,
  payload jsonb NOT NULL,
  first_asserted_at timestamptz NOT NULL,
  asserted_at timestamptz NOT NULL,
  retracted boolean NOT NULL,
  dataset text REFERENCES dataset (name) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record_id, origin)
);

CREATE TABLE search_name (
  record_id ${refers("record")},
  record_type text NOT NULL,
  visibility text NOT NULL,
  value text NOT NULL,
  lang text,
  kind text NOT NULL,
  normal text NOT NULL,
  ${PART_COLUMNS}
);
CREATE INDEX search_name_record ON search_name (record_id);
CREATE INDEX search_name_trigrams ON search_name USING gin (normal gin_trgm_ops);

CREATE TABLE source (
  ${RECORD_COLUMNS},
  ${slug("source")},
  kind text NOT NULL,
  title text NOT NULL,
  lang text,
  container text,
  publisher text,
  credits jsonb NOT NULL DEFAULT '[]',
  ${period("published")},
  extent text,
  url text,
  licence text,
  note text
);

CREATE TABLE excerpt (
  ${RECORD_COLUMNS},
  source_id ${refers("source")} NOT NULL,
  page text,
  quote text,
  lang text,
  note text,
  CHECK (quote IS NOT NULL OR note IS NOT NULL)
);
CREATE INDEX excerpt_source ON excerpt (source_id);

CREATE TABLE theme (
  ${RECORD_COLUMNS},
  ${slug("theme")},
  name jsonb NOT NULL,
  sort_name text NOT NULL,
  codes jsonb NOT NULL DEFAULT '[]',
  broader_id ${refers("theme")}
);
CREATE INDEX theme_broader ON theme (broader_id);

CREATE TABLE evidence (
  ${RECORD_COLUMNS},
  subject_id uuid NOT NULL,
  subject_type text NOT NULL,
  excerpt_id ${refers("excerpt")} NOT NULL,
  relation text NOT NULL CHECK (relation IN ('SUPPORTS', 'CONTESTS')),
  grade text CHECK (grade IN ('STRAW_IN_THE_WIND', 'HOOP', 'SMOKING_GUN', 'DOUBLY_DECISIVE')),
  basis text NOT NULL CHECK (basis IN ('STATED', 'INFERRED')),
  aspect text,
  note text,
  FOREIGN KEY (subject_id, subject_type) REFERENCES record (id, type) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX evidence_subject ON evidence (subject_id);
CREATE INDEX evidence_excerpt ON evidence (excerpt_id);

CREATE TABLE actor (
  ${RECORD_COLUMNS},
  ${slug("actor")},
  kind text NOT NULL,
  names jsonb NOT NULL,
  sort_name text NOT NULL,
  description jsonb NOT NULL DEFAULT '{}',
  sector_state double precision CHECK (sector_state BETWEEN 0 AND 1),
  sector_economy double precision CHECK (sector_economy BETWEEN 0 AND 1),
  sector_civil_society double precision CHECK (sector_civil_society BETWEEN 0 AND 1),
  triangle_vertex text CHECK (triangle_vertex IN ('STATE', 'ECONOMY', 'CIVIL_SOCIETY')),
  jurisdiction text,
  public_role jsonb,
  website text,
  ${period("existence")},
  CONSTRAINT actor_sector_sums_to_one CHECK (
    num_nulls(sector_state, sector_economy, sector_civil_society) = 3
    OR (num_nulls(sector_state, sector_economy, sector_civil_society) = 0
        AND abs(sector_state + sector_economy + sector_civil_society - 1) < 1e-6)),
  CONSTRAINT actor_person_has_public_role CHECK (kind <> 'PERSON' OR public_role IS NOT NULL)
);
CREATE INDEX actor_sort ON actor (sort_name, id);
CREATE INDEX actor_jurisdiction ON actor (jurisdiction);

CREATE TABLE actor_identifier (
  actor_id ${refers("actor")} NOT NULL,
  scheme text NOT NULL,
  value text NOT NULL,
  ${PART_COLUMNS},
  CONSTRAINT actor_identifier_unique UNIQUE (scheme, value) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX actor_identifier_actor ON actor_identifier (actor_id);

CREATE TABLE relationship (
  ${RECORD_COLUMNS},
  type text NOT NULL,
  source_id ${refers("actor")} NOT NULL,
  target_id ${refers("actor")} NOT NULL,
  ${period("valid")},
  role jsonb NOT NULL DEFAULT '{}',
  strength double precision CHECK (strength BETWEEN 0 AND 1),
  confidence double precision NOT NULL DEFAULT 1 CHECK (confidence BETWEEN 0 AND 1),
  amount numeric CHECK (amount >= 0),
  currency text CHECK (currency ~ '^[A-Z]{3}$'),
  note text,
  CONSTRAINT relationship_no_self_tie CHECK (source_id <> target_id),
  CONSTRAINT relationship_amount_has_currency CHECK ((amount IS NULL) = (currency IS NULL))
);
CREATE INDEX relationship_source ON relationship (source_id, type);
CREATE INDEX relationship_target ON relationship (target_id, type);

CREATE TABLE policy (
  ${RECORD_COLUMNS},
  ${slug("policy")},
  kind text NOT NULL,
  title jsonb NOT NULL,
  sort_title text NOT NULL,
  description jsonb NOT NULL DEFAULT '{}',
  jurisdiction text,
  ${period("in_force")},
  arises_from_id uuid,
  replaces_id ${refers("policy")}
);
CREATE INDEX policy_sort ON policy (sort_title, id);
CREATE INDEX policy_arises_from ON policy (arises_from_id);
CREATE INDEX policy_replaces ON policy (replaces_id);

CREATE TABLE policy_theme (
  policy_id ${refers("policy")} NOT NULL,
  theme_id ${refers("theme")} NOT NULL,
  ${PART_COLUMNS},
  PRIMARY KEY (policy_id, theme_id)
);
CREATE INDEX policy_theme_theme ON policy_theme (theme_id);

CREATE TABLE reform (
  ${RECORD_COLUMNS},
  ${slug("reform")},
  policy_id ${refers("policy")} NOT NULL,
  title jsonb NOT NULL,
  sort_title text NOT NULL,
  description jsonb NOT NULL DEFAULT '{}',
  instruments text[] NOT NULL DEFAULT '{}',
  stage text,
  outcome text NOT NULL,
  ${period("begun")},
  CONSTRAINT reform_of_policy UNIQUE (id, policy_id)
);
CREATE INDEX reform_policy ON reform (policy_id);
CREATE INDEX reform_sort ON reform (sort_title, id);
ALTER TABLE policy ADD CONSTRAINT policy_arises_from_reform
  FOREIGN KEY (arises_from_id) REFERENCES reform (id) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE reform_stage (
  reform_id ${refers("reform")} NOT NULL,
  position integer NOT NULL,
  stage text NOT NULL,
  note text,
  ${period("occurred")},
  ${PART_COLUMNS},
  PRIMARY KEY (reform_id, position)
);

CREATE TABLE involvement (
  ${RECORD_COLUMNS},
  actor_id ${refers("actor")} NOT NULL,
  policy_id ${refers("policy")} NOT NULL,
  reform_id uuid,
  role text NOT NULL,
  stance text NOT NULL,
  intensity double precision CHECK (intensity BETWEEN 0 AND 1),
  confidence double precision NOT NULL DEFAULT 1 CHECK (confidence BETWEEN 0 AND 1),
  stage text,
  ${period("valid")},
  note text,
  CONSTRAINT involvement_reform_of_policy FOREIGN KEY (reform_id, policy_id) REFERENCES reform (id, policy_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX involvement_actor ON involvement (actor_id);
CREATE INDEX involvement_policy ON involvement (policy_id);
CREATE INDEX involvement_reform ON involvement (reform_id);

${KEEPING_THE_PAST}
${PROJECTED.map((table) => `SELECT keep_history('${table}');`).join("\n")}
`;

const DOWN = `
DROP SCHEMA known CASCADE;
DROP SCHEMA past CASCADE;
DROP TABLE ${[...PROJECTED].reverse().join(", ")}, record_assertion, dataset, record, ledger_entry, ledger_commit CASCADE;
DROP FUNCTION keep_history, keep_past, known_at, keep_ledger, recorded_now, current_commit;
DROP EXTENSION pg_trgm;
`;

export class TheModel1763900000001 implements MigrationInterface {
  readonly name = "TheModel1763900000001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
