// Who may write, and what was already written for whom. Neither is a record: keys are this node's own, and are neither
// exported nor shared.
import type { MigrationInterface, QueryRunner } from "typeorm";

const UP = `
-- A key is shown once. What is kept proves it (the digest of a secret of 256 random bits) and cannot be turned back into it.
CREATE TABLE access_key (
  id uuid PRIMARY KEY,
  prefix text NOT NULL UNIQUE,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  role text NOT NULL CHECK (role IN ('READER', 'CONTRIBUTOR', 'CURATOR', 'ADMIN')),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);

-- What a key has asked for under a clientMutationId, written in the transaction that did it: asked again, it is answered
-- from here and not done twice. Of what was asked only the digest is kept.
CREATE TABLE submission (
  key_id uuid NOT NULL REFERENCES access_key (id),
  client_mutation_id text NOT NULL CHECK (length(client_mutation_id) BETWEEN 1 AND 200),
  digest bytea NOT NULL,
  answer jsonb NOT NULL,
  submitted_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (key_id, client_mutation_id)
);
CREATE INDEX submission_submitted ON submission (submitted_at);
`;

export class KeysAndSubmissions1763900000003 implements MigrationInterface {
  readonly name = "KeysAndSubmissions1763900000003";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE submission, access_key");
  }
}
