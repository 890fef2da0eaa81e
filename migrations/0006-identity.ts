// Which actors of several sources are one: judgements, and for each merged record the judgement by which it was merged. Judgements
// name actors as they were said: no foreign key, because they may be about actors that are yet to come.
import type { MigrationInterface, QueryRunner } from "typeorm";

const UP = `
SET LOCAL statement_timeout = 0;

-- The record that says so where a record was merged into another; null: a keeper did it.
ALTER TABLE record ADD COLUMN merged_by uuid REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX record_merged_by ON record (merged_by) WHERE merged_by IS NOT NULL;
CREATE INDEX record_merged_into ON record (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE identity_judgement (
  id uuid PRIMARY KEY,
  origin text NOT NULL,
  visibility text NOT NULL CHECK (visibility IN ('PUBLIC', 'NODE', 'PRIVATE')),
  version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
  disputed boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT recorded_now(),
  updated_at timestamptz NOT NULL DEFAULT recorded_now(),
  one_id uuid NOT NULL,
  other_id uuid NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('SAME', 'DIFFERENT', 'UNSURE')),
  basis text NOT NULL,
  score double precision CHECK (score BETWEEN 0 AND 1),
  note text,
  CONSTRAINT identity_judgement_pair_unique EXCLUDE USING btree (
    least(one_id, other_id) WITH =, greatest(one_id, other_id) WITH =) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX identity_judgement_one ON identity_judgement (one_id);
CREATE INDEX identity_judgement_other ON identity_judgement (other_id);

SELECT keep_history('identity_judgement');
`;

const DOWN = `
DROP VIEW known.identity_judgement;
DROP TABLE past.identity_judgement;
DROP TABLE identity_judgement CASCADE;
ALTER TABLE record DROP COLUMN merged_by;
DROP INDEX record_merged_into;
`;

export class Identity1763900000006 implements MigrationInterface {
  readonly name = "Identity1763900000006";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
