// Who said what, and where civil society is given room or loses it: claims, civic-space events, country ratings and
// statistics. Written apart from the first shape, with its own copies of the common columns: a migration must run the same
// when the rooms, and the first migration's helpers, have long moved on.
import type { MigrationInterface, QueryRunner } from "typeorm";

const RECORD_COLUMNS = `
  id uuid PRIMARY KEY,
  origin text NOT NULL,
  visibility text NOT NULL CHECK (visibility IN ('PUBLIC', 'NODE', 'PRIVATE')),
  version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT recorded_now(),
  updated_at timestamptz NOT NULL DEFAULT recorded_now()`;

/** EDTF text and the two ranges of days that follow from it (core/period.ts). */
const period = (name: string) => `
  ${name} text,
  ${name}_possibly daterange NOT NULL DEFAULT '(,)',
  ${name}_certainly daterange NOT NULL DEFAULT 'empty'`;

const refers = (table: string) => `uuid REFERENCES ${table} (id) DEFERRABLE INITIALLY DEFERRED`;

/** As the first migration has them: tables that are made from the ledger, and keep their past. */
const PROJECTED = ["claim", "claim_derivation", "civic_space_event", "country_rating", "observation"];

const UP = `
SET LOCAL statement_timeout = 0;

CREATE TABLE claim (
  ${RECORD_COLUMNS},
  excerpt_id ${refers("excerpt")} NOT NULL,
  speaker_id ${refers("actor")},
  speaker_name text,
  kind text NOT NULL,
  status text NOT NULL CHECK (status IN ('ATTRIBUTED', 'CORROBORATED', 'DISPUTED', 'REFUTED')),
  ${period("asserted")},
  about_id uuid,
  about_type text,
  cause text,
  effect text,
  note text,
  CONSTRAINT claim_about_has_type CHECK ((about_id IS NULL) = (about_type IS NULL)),
  FOREIGN KEY (about_id, about_type) REFERENCES record (id, type) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX claim_excerpt ON claim (excerpt_id);
CREATE INDEX claim_speaker ON claim (speaker_id);
CREATE INDEX claim_about ON claim (about_id);

CREATE TABLE claim_derivation (
  claim_id ${refers("claim")} NOT NULL,
  premise_id ${refers("claim")} NOT NULL,
  position integer NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT recorded_now(),
  PRIMARY KEY (claim_id, premise_id)
);
CREATE INDEX claim_derivation_premise ON claim_derivation (premise_id);

CREATE TABLE civic_space_event (
  ${RECORD_COLUMNS},
  kind text NOT NULL,
  target_id ${refers("actor")} NOT NULL,
  perpetrator_id ${refers("actor")},
  jurisdiction text,
  ${period("occurred")},
  description jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX civic_space_event_target ON civic_space_event (target_id);
CREATE INDEX civic_space_event_perpetrator ON civic_space_event (perpetrator_id);
CREATE INDEX civic_space_event_jurisdiction ON civic_space_event (jurisdiction);

CREATE TABLE country_rating (
  ${RECORD_COLUMNS},
  jurisdiction text NOT NULL,
  scheme text NOT NULL,
  value text NOT NULL,
  score double precision,
  scale_min double precision,
  scale_max double precision,
  freer_end text CHECK (freer_end IN ('LOWEST', 'HIGHEST')),
  ${period("period")},
  source_id ${refers("source")} NOT NULL,
  note text,
  CONSTRAINT country_rating_is_dated CHECK (period IS NOT NULL),
  CONSTRAINT country_rating_scale_is_whole CHECK (
    num_nulls(scale_min, scale_max, freer_end) IN (0, 3) AND scale_min < scale_max),
  CONSTRAINT country_rating_score_on_scale CHECK (
    score IS NULL OR (scale_min IS NOT NULL AND score BETWEEN scale_min AND scale_max))
);
CREATE INDEX country_rating_jurisdiction ON country_rating (jurisdiction, scheme);
CREATE INDEX country_rating_source ON country_rating (source_id);

CREATE TABLE observation (
  ${RECORD_COLUMNS},
  title jsonb NOT NULL,
  sort_title text NOT NULL,
  value double precision NOT NULL,
  unit text NOT NULL,
  population jsonb NOT NULL DEFAULT '{}',
  ${period("period")},
  jurisdiction text,
  source_id ${refers("source")},
  excerpt_id ${refers("excerpt")},
  consistency text CHECK (consistency IN ('CONSISTENT', 'INCONSISTENT_AS_STATED')),
  note jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT observation_has_one_source CHECK (num_nonnulls(source_id, excerpt_id) = 1)
);
CREATE INDEX observation_sort ON observation (sort_title, id);
CREATE INDEX observation_source ON observation (source_id);
CREATE INDEX observation_excerpt ON observation (excerpt_id);

${PROJECTED.map((table) => `SELECT keep_history('${table}');`).join("\n")}
`;

// The ledger keeps what was said of these records, and their ids stay registered: evidence about them leads nowhere until
// the tables are there again and have been made from the ledger.
const DOWN = `
${PROJECTED.map((table) => `DROP VIEW known.${table}; DROP TABLE past.${table};`).join("\n")}
DROP TABLE ${[...PROJECTED].reverse().join(", ")} CASCADE;
`;

export class ClaimsAndCivicSpace1763900000002 implements MigrationInterface {
  readonly name = "ClaimsAndCivicSpace1763900000002";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
