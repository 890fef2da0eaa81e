// A number as it stands in somebody's table, without the register it is of, is looked up as well.
import type { MigrationInterface, QueryRunner } from "typeorm";

export class IdentifierValues1763900000007 implements MigrationInterface {
  readonly name = "IdentifierValues1763900000007";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE INDEX actor_identifier_value ON actor_identifier (value)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP INDEX actor_identifier_value");
  }
}
