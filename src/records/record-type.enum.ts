// The record types as clients name them.
import { enumOf } from "../core/enum.types";

export const RecordTypeEnum = enumOf("RecordType", "A type of record.", {
  Source: "Citable documents.",
  Excerpt: "Passages of sources.",
  Theme: "Topics.",
  Actor: "Organisations, networks, public bodies, companies, collective actors, persons in public roles.",
  Relationship: "Ties between actors.",
  Policy: "Standing lines of public action.",
  Reform: "Attempts to change a policy.",
  Involvement: "Actors' parts in policies and reforms.",
  CivicSpaceEvent: "What gave actors of civil society room, or took it away.",
  CountryRating: "Published ratings of countries.",
  Observation: "Statistics.",
  Claim: "What named speakers assert.",
  IdentityJudgement: "Whether two actors are one.",
  Evidence: "Links from passages to records.",
});
