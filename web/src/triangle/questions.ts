// What the triangle page asks of the node.
import { graphql, type ResultOf, type VariablesOf } from "../api/question";
import { actorName, policyName, reformName } from "../records/record-names";

export const triangleFigures = graphql(`
  fragment TriangleFigures on Triangle {
    asOf
    shares {
      state
      economy
      civilSociety
    }
    evenness
    barycentricBalance
    weakestLeg
    weakestSector
    actorCount
    unplacedCount
    coverage {
      actorCount
      sourceCount
    }
  }
`);

export const TRIANGLE_OF_ACTORS = graphql(
  `
    query TriangleOfActors(
      $jurisdiction: String
      $theme: RecordBy
      $policy: RecordBy
      $reform: RecordBy
      $weightBy: TriangleWeight!
      $asOf: Date
    ) {
      triangle(
        jurisdiction: $jurisdiction
        theme: $theme
        policy: $policy
        reform: $reform
        weightBy: $weightBy
        asOf: $asOf
      ) {
        ...TriangleFigures
      }
    }
  `,
  [triangleFigures],
);

export const ACTORS_OF_A_TRIANGLE = graphql(
  `
    query ActorsOfATriangle(
      $jurisdiction: String
      $theme: RecordBy
      $policy: RecordBy
      $reform: RecordBy
      $weightBy: TriangleWeight!
      $asOf: Date
      $after: String
    ) {
      triangle(
        jurisdiction: $jurisdiction
        theme: $theme
        policy: $policy
        reform: $reform
        weightBy: $weightBy
        asOf: $asOf
      ) {
        actors(first: 100, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            weight
            node {
              ...ActorName
              jurisdiction
            }
          }
        }
      }
    }
  `,
  [actorName],
);

export const CHOSEN_POLICY = graphql(
  `
    query ChosenPolicy($by: RecordBy!) {
      policy(by: $by) {
        ...PolicyName
      }
    }
  `,
  [policyName],
);

export const CHOSEN_REFORM = graphql(
  `
    query ChosenReform($by: RecordBy!) {
      reform(by: $by) {
        ...ReformName
      }
    }
  `,
  [reformName],
);

export const jurisdictionFigures = graphql(
  `
    fragment JurisdictionFigures on JurisdictionBalance {
      jurisdiction
      triangle {
        ...TriangleFigures
      }
      civicSpace {
        openingCount
        closingCount
        openness
      }
      ratings {
        id
        scheme
        value
        freedom
        period {
          text
        }
      }
    }
  `,
  [triangleFigures],
);

export const BALANCES = graphql(
  `
    query BalancesOfCountries($asOf: Date, $weightBy: TriangleWeight!) {
      balances(asOf: $asOf, weightBy: $weightBy) {
        jurisdictions {
          ...JurisdictionFigures
        }
        evennessWithOpenness {
          n
          rho
        }
        weakestLegWithOpenness {
          n
          rho
        }
      }
    }
  `,
  [jurisdictionFigures],
);

export const COUNTRY_OVER_TIME = graphql(`
  query CountryOverTime(
    $jurisdiction: String!
    $weightBy: TriangleWeight!
    $from: Date!
    $until: Date
    $every: SeriesStep!
  ) {
    triangle(jurisdiction: $jurisdiction, weightBy: $weightBy) {
      series(from: $from, until: $until, every: $every) {
        undatedCount
        points {
          asOf
          shares {
            state
            economy
            civilSociety
          }
          evenness
          weakestLeg
          weakestSector
          actorCount
          openingCount
          closingCount
        }
      }
    }
  }
`);

export const TWO_BALANCES = graphql(
  `
    query TwoBalances(
      $one: [String!]!
      $other: [String!]!
      $oneDay: Date
      $otherDay: Date
      $weightBy: TriangleWeight!
    ) {
      one: balances(jurisdictions: $one, asOf: $oneDay, weightBy: $weightBy) {
        jurisdictions {
          ...JurisdictionFigures
        }
      }
      other: balances(jurisdictions: $other, asOf: $otherDay, weightBy: $weightBy) {
        jurisdictions {
          ...JurisdictionFigures
        }
      }
    }
  `,
  [jurisdictionFigures],
);

export type Figures = NonNullable<ResultOf<typeof TRIANGLE_OF_ACTORS>["triangle"]>;
export type WeighedActor = NonNullable<ResultOf<typeof ACTORS_OF_A_TRIANGLE>["triangle"]>["actors"]["edges"][number];
export type CountryFigures = ResultOf<typeof BALANCES>["balances"]["jurisdictions"][number];
export type SeriesPoint = NonNullable<ResultOf<typeof COUNTRY_OVER_TIME>["triangle"]>["series"]["points"][number];
export type WeightBy = VariablesOf<typeof BALANCES>["weightBy"];
export type SeriesStep = VariablesOf<typeof COUNTRY_OVER_TIME>["every"];
