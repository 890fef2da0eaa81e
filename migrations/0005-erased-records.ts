// What is left of an erased record beside its entries in the ledger: who could see it. Those who keep a copy of it must learn
// that it is gone, and nobody else that it ever was. No projection: the ledger itself does not know it any more.
import type { MigrationInterface, QueryRunner } from "typeorm";

const UP = `
CREATE TABLE erased_record (
  id uuid PRIMARY KEY,
  visibility text NOT NULL CHECK (visibility IN ('PUBLIC', 'NODE', 'PRIVATE'))
);
`;

export class ErasedRecords1763900000005 implements MigrationInterface {
  readonly name = "ErasedRecords1763900000005";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE erased_record");
  }
}
