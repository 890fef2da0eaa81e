// What a commit changed beside the records that it speaks of: a merge leads references elsewhere, so that rows change of which
// nobody has said anything new. Whoever keeps a copy of the rows, as the graph in memory does, learns it here.
import type { MigrationInterface, QueryRunner } from "typeorm";

const UP = `
CREATE TABLE record_shown_anew (
  commit_id uuid NOT NULL REFERENCES ledger_commit (id) DEFERRABLE INITIALLY DEFERRED,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL
);
CREATE INDEX record_shown_anew_commit ON record_shown_anew (commit_id);
`;

export class ShownAnew1763900000008 implements MigrationInterface {
  readonly name = "ShownAnew1763900000008";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE record_shown_anew");
  }
}
