// All record types that this version can assert, in the order in which files read best.
import { actorRecord } from "../actors/actor.record";
import { civicSpaceEventRecord, countryRatingRecord, observationRecord } from "../civic-space/civic-space.records";
import { claimRecord } from "../claims/claim.record";
import { identityJudgementRecord } from "../identity/identity.record";
import type { RecordType } from "../ledger/record-type";
import { involvementRecord, policyRecord, reformRecord } from "../reforms/reforms.records";
import { relationshipRecord } from "../relationships/relationship.record";
import { evidenceRecord, excerptRecord, sourceRecord, themeRecord } from "../sources/sources.records";

export const RECORD_TYPES: readonly RecordType[] = [
  sourceRecord,
  excerptRecord,
  themeRecord,
  actorRecord,
  relationshipRecord,
  policyRecord,
  reformRecord,
  involvementRecord,
  civicSpaceEventRecord,
  countryRatingRecord,
  observationRecord,
  claimRecord,
  identityJudgementRecord,
  evidenceRecord,
];
