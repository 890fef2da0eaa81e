// The lower half of the composition root: the node's records, without a face. The command line and tests need no more.
import path from "node:path";
import { TheModel1763900000001 } from "../migrations/0001-the-model";
import { ClaimsAndCivicSpace1763900000002 } from "../migrations/0002-claims-and-civic-space";
import { KeysAndSubmissions1763900000003 } from "../migrations/0003-keys-and-submissions";
import { Visibility1763900000004 } from "../migrations/0004-visibility";
import { ErasedRecords1763900000005 } from "../migrations/0005-erased-records";
import { Identity1763900000006 } from "../migrations/0006-identity";
import { IdentifierValues1763900000007 } from "../migrations/0007-identifier-values";
import { ShownAnew1763900000008 } from "../migrations/0008-shown-anew";
import { CivicSpaceEvent } from "./civic-space/civic-space-event.entity";
import { CountryRating } from "./civic-space/country-rating.entity";
import { Observation } from "./civic-space/observation.entity";
import { Claim } from "./claims/claim.entity";
import { type Config, PROJECT_DIRECTORY } from "./core/config";
import { Database } from "./database/database";
import { startEmbeddedPostgres } from "./database/embedded-postgres/launcher";
import { migrate } from "./database/migrate";
import { RECORD_TYPES } from "./records/record-types";
import { IdentityJudgement } from "./identity/identity-judgement.entity";
import { Ledger } from "./ledger/ledger";
import { Involvement } from "./reforms/involvement.entity";
import { Policy } from "./reforms/policy.entity";
import { Reform } from "./reforms/reform.entity";
import { Relationship } from "./relationships/relationship.entity";
import { Actor } from "./actors/actor.entity";
import { Evidence } from "./sources/evidence.entity";
import { Excerpt } from "./sources/excerpt.entity";
import { Source } from "./sources/source.entity";
import { Theme } from "./sources/theme.entity";

export type Report = (line: string) => void;

export const DEMONSTRATION_DATA = path.join(PROJECT_DIRECTORY, "data", "demo", "interview-2019.ndjson");

const ENTITIES = [
  Source,
  Excerpt,
  Theme,
  Evidence,
  Actor,
  Claim,
  IdentityJudgement,
  Relationship,
  Policy,
  Reform,
  Involvement,
  CivicSpaceEvent,
  CountryRating,
  Observation,
];

export const openDatabase = (config: Config, url: string): Promise<Database> =>
  Database.open({
    url,
    poolSize: config.poolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    entities: ENTITIES,
    migrations: [
      TheModel1763900000001,
      ClaimsAndCivicSpace1763900000002,
      KeysAndSubmissions1763900000003,
      Visibility1763900000004,
      ErasedRecords1763900000005,
      Identity1763900000006,
      IdentifierValues1763900000007,
      ShownAnew1763900000008,
    ],
  });

export interface Storage {
  readonly database: Database;
  readonly ledger: Ledger;
  close(): Promise<void>;
}

/** Opens the node's records: the Postgres that config names, or the embedded one; migrated. */
export async function openStorage(config: Config, report: Report): Promise<Storage> {
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres({ directory: config.dataDirectory, report });
  try {
    const database = await openDatabase(config, config.databaseUrl ?? embedded!.url);
    await migrate(database, report);
    return {
      database,
      ledger: new Ledger(database, RECORD_TYPES),
      close: async () => {
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
