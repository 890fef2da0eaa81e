// The loaders of preference attainment. However many actors ask, each is one statement.
import {
  attainmentCoverageOfActors,
  attainmentRanking,
  attainmentRankingCoverage,
  attainmentsOfActors,
} from "./attainment.sql";
import type { AttainmentFigures, AttainmentRanking } from "./attainment.types";
import { NO_COVERAGE, type PositionsCoverage } from "./coverage.types";
import { rankedPages, valueBy } from "./ranked.loaders";
import type { Selection } from "./selection.inputs";

const textOf = (key: string) => key;

/** The one ranking of a question. */
export const ALL = "all";

const NOTHING: Omit<AttainmentFigures, "actorId"> = {
  ...{ n: 0, attained: 0, nSupport: 0, nAdopted: 0, nPartlyAdopted: 0, nContradictory: 0 },
  ...{ rate: null, expectedRate: null, kappa: null, lower: null, upper: null },
};

export const attainmentByActor = valueBy<string, Omit<AttainmentFigures, "actorId">, Selection>(
  { name: "Attainment by actor", textOf },
  attainmentsOfActors,
  NOTHING,
);

export const attainmentCoverageByActor = valueBy<string, PositionsCoverage, Selection>(
  { name: "Coverage of attainment by actor", textOf },
  attainmentCoverageOfActors,
  NO_COVERAGE,
);

export const attainments = rankedPages<string, AttainmentFigures, AttainmentRanking>({
  name: "Actors by attainment",
  textOf,
  statement: attainmentRanking,
  orderOf: ({ orderBy }) => `ATTAINMENT ${orderBy}`,
});

export const attainmentsCoverage = valueBy<string, PositionsCoverage, AttainmentRanking>(
  { name: "Coverage of actors by attainment", textOf },
  attainmentRankingCoverage,
  NO_COVERAGE,
);
