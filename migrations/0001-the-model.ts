// The first shape of the tables. Everything that must always hold is a constraint here, so that no path into the database,
// ours or a stranger's psql, can break it. Foreign keys and slugs are checked at commit: a data set may name its records
// in any order. Entities hold foreign ids; `record` is the registry that lets evidence point at a record of any type.
import type { MigrationInterface, QueryRunner } from "typeorm";

const RECORD_COLUMNS = `
  id uuid PRIMARY KEY,
  origin text NOT NULL,
  visibility text NOT NULL CHECK (visibility IN ('PUBLIC', 'NODE', 'PRIVATE')),
  version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()`;

/** EDTF text and the two ranges of days that follow from it (core/period.ts). */
const period = (name: string) => `
  ${name} text,
  ${name}_possibly daterange NOT NULL DEFAULT '(,)',
  ${name}_certainly daterange NOT NULL DEFAULT '(,)'`;

const slug = (table: string) => `
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120),
  CONSTRAINT ${table}_slug_unique UNIQUE (slug) DEFERRABLE INITIALLY DEFERRED`;

const refers = (table: string) => `uuid REFERENCES ${table} (id) DEFERRABLE INITIALLY DEFERRED`;

const UP = `
SET LOCAL statement_timeout = 0;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE ledger_entry (
  seq bigint PRIMARY KEY,
  origin text NOT NULL,
  op text NOT NULL CHECK (op IN ('ASSERT', 'RETRACT')),
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  version integer NOT NULL,
  payload jsonb,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((op = 'ASSERT') = (payload IS NOT NULL))
);
CREATE INDEX ledger_entry_subject ON ledger_entry (subject_id, seq DESC);

CREATE TABLE record (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  UNIQUE (id, type)
);

CREATE TABLE search_name (
  record_id ${refers("record")},
  record_type text NOT NULL,
  visibility text NOT NULL,
  value text NOT NULL,
  lang text,
  kind text NOT NULL,
  normal text NOT NULL
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
  broader_id ${refers("theme")},
  CHECK (broader_id <> id)
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
  replaces_id ${refers("policy")},
  CHECK (replaces_id <> id)
);
CREATE INDEX policy_sort ON policy (sort_title, id);
CREATE INDEX policy_arises_from ON policy (arises_from_id);
CREATE INDEX policy_replaces ON policy (replaces_id);

CREATE TABLE policy_theme (
  policy_id ${refers("policy")} NOT NULL,
  theme_id ${refers("theme")} NOT NULL,
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
`;

const DOWN = `
DROP TABLE involvement, reform_stage, policy_theme, reform, policy, relationship, actor_identifier, actor,
  evidence, theme, excerpt, source, search_name, record, ledger_entry CASCADE;
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
