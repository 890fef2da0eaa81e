// What the page of a policy or reform asks. After its heading every part asks by id, so that one question serves both.
import { graphql, type FragmentOf, type ResultOf } from "../api/question";
import { actorName, policyName, reformName } from "../records/record-names";

export const period = graphql(`
  fragment Extent on Period {
    text
    possiblyFrom
    certainlyFrom
    certainlyUntil
    possiblyUntil
  }
`);
export type Extent = FragmentOf<typeof period>;

const tracing = graphql(`
  fragment Tracing on ProcessTracing {
    recordCount
    evidencedCount
    sourceCount
    supporting {
      doublyDecisive
      smokingGun
      hoop
      strawInTheWind
      ungraded
      total
    }
    contesting {
      doublyDecisive
      smokingGun
      hoop
      strawInTheWind
      ungraded
      total
    }
  }
`);
export type TracingCounts = FragmentOf<typeof tracing>;

const course = graphql(
  `
    fragment Course on Reform {
      ...ReformName
      outcome
      stage
      begun {
        ...Extent
      }
      stages {
        stage
        note
        occurred {
          ...Extent
        }
      }
    }
  `,
  [reformName, period],
);
export type Course = FragmentOf<typeof course>;

export const POLICY = graphql(
  `
    query PolicyPage($by: RecordBy!) {
      policy(by: $by) {
        ...PolicyName
        policyKind: kind
        description
        jurisdiction
        citation
        version
        inForce {
          ...Extent
        }
        themes {
          id
          slug
          name
        }
        arisesFrom {
          ...ReformName
        }
        replaces {
          ...PolicyName
        }
        tracing {
          ...Tracing
        }
        reforms(first: 100) {
          totalCount
          nodes {
            ...Course
          }
        }
      }
    }
  `,
  [policyName, reformName, period, tracing, course],
);
export type PolicyRecord = NonNullable<ResultOf<typeof POLICY>["policy"]>;

export const REFORM = graphql(
  `
    query ReformPage($by: RecordBy!) {
      reform(by: $by) {
        ...Course
        description
        citation
        version
        instruments
        policy {
          ...PolicyName
          jurisdiction
          themes {
            id
            slug
            name
          }
        }
        gaveRiseTo(first: 50) {
          nodes {
            ...PolicyName
          }
        }
        tracing {
          ...Tracing
        }
      }
    }
  `,
  [policyName, tracing, course],
);
export type ReformRecord = NonNullable<ResultOf<typeof REFORM>["reform"]>;

const involved = graphql(
  `
    fragment Involved on InvolvementConnection {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        role
        stance
        stage
        note
        disputed
        valid {
          ...Extent
        }
        actor {
          ...ActorName
        }
        reform {
          ...ReformName
        }
      }
    }
  `,
  [actorName, reformName, period],
);
export type Involvement = FragmentOf<typeof involved>["nodes"][number];

export const INVOLVED = graphql(
  `
    query Involved($id: ID!, $after: String) {
      node(id: $id) {
        ... on Policy {
          involvements(first: 100, after: $after) {
            ...Involved
          }
        }
        ... on Reform {
          involvements(first: 100, after: $after) {
            ...Involved
          }
        }
      }
    }
  `,
  [involved],
);

const civicSpace = graphql(
  `
    fragment CivicSpace on CivicSpaceEventConnection {
      totalCount
      nodes {
        id
        kind
        effect
        jurisdiction
        description
        occurred {
          ...Extent
        }
        target {
          ...ActorName
        }
        perpetrator {
          ...ActorName
        }
      }
    }
  `,
  [actorName, period],
);
export type CivicSpaceEvent = FragmentOf<typeof civicSpace>["nodes"][number];

export const CIVIC_SPACE = graphql(
  `
    query CivicSpaceAround(
      $jurisdiction: [String!]
      $targets: [String!]
      $from: Date
      $until: Date
      $inJurisdiction: Boolean!
      $onTargets: Boolean!
    ) {
      there: civicSpaceEvents(
        first: 100
        filter: { jurisdiction: $jurisdiction, occurred: { possiblyFrom: $from, possiblyUntil: $until } }
      ) @include(if: $inJurisdiction) {
        ...CivicSpace
      }
      against: civicSpaceEvents(
        first: 100
        filter: { target: $targets, occurred: { possiblyFrom: $from, possiblyUntil: $until } }
      ) @include(if: $onTargets) {
        ...CivicSpace
      }
    }
  `,
  [civicSpace],
);
