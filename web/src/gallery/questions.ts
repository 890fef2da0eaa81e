// The ready questions: one list for the explorer's tabs and panel, the gallery of the home page, and the server test
// that runs every one of them. Pure data without imports, so that any of the three can read it.

/** Who asks, in the order in which the questions are shown. */
export const ASKERS = ["Researcher", "App developer", "Analyst", "Member of a network"] as const;
export type Asker = (typeof ASKERS)[number];

export interface Question {
  /** The name of the operation in `query`: what the tab shows, and the key of the translated title. */
  readonly operation: string;
  /** The title in English. */
  readonly name: string;
  readonly asker: Asker;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export const questions: readonly Question[] = [
  {
    operation: "WhoInfluencesAPolicy",
    name: "Who influences a policy, by which path, on what evidence",
    asker: "Researcher",
    query: `# Researcher: who influences a policy, by which path, on what evidence?
#
# Each edge is one actor.
# \`score\` weighs all the ways in which it reaches the policy.
# \`hops\` counts the ties of the shortest way (1: it is involved itself).
# \`netPush\` goes from -1 (against) to 1 (for).
# \`paths\` are the ways themselves, strongest first: steps from actor to actor, then the involvement in the policy, each with the sentence of the source it rests on.
query WhoInfluencesAPolicy {
  policy(by: { slug: "droit-protection-sociale" }) {
    title
    influencers(first: 10, maxHops: 3) {
      edges {
        score
        hops
        netPush
        node {
          slug
          name
        }
        paths(first: 2) {
          score
          hops
          steps {
            from {
              slug
            }
            to {
              slug
            }
            weight
            relationship {
              type
              evidence {
                excerpt {
                  quote
                }
              }
            }
          }
          involvement {
            role
            stance
            evidence {
              excerpt {
                page
                quote
                source {
                  title
                }
              }
            }
          }
        }
      }
    }
  }
}
`,
  },
  {
    operation: "WhoIsForAndAgainstAReform",
    name: "Who is for and against a reform, in the words of the source",
    asker: "Researcher",
    query: `# Researcher: who is for and who is against a reform, in the words of the source?
#
# \`role\` says what the actor did (INITIATOR, OPPONENT, TARGET...), \`stance\` on which side it stood.
# \`quote\` is the passage itself, never a summary.
query WhoIsForAndAgainstAReform {
  reform(by: { slug: "reforme-cooperation-2015" }) {
    title(lang: ["fr"])
    stage
    involvements(first: 20) {
      nodes {
        role
        stance
        actor {
          slug
          name
        }
        evidence {
          excerpt {
            page
            quote
            source {
              title
            }
          }
        }
      }
    }
  }
}
`,
  },
  {
    operation: "MembersOfANetwork",
    name: "Members of a network, each tie with its quotation",
    asker: "Researcher",
    query: `# Researcher: who are the members of a network, and where is it written?
#
# INCOMING ties end in the actor that you name: here, those who are a MEMBER_OF it.
# \`relation\` says whether the passage supports the tie or contests it.
query MembersOfANetwork {
  actor(by: { slug: "plateforme-travail-decent" }) {
    name
    relationships(type: [MEMBER_OF], direction: INCOMING, first: 50) {
      totalCount
      nodes {
        source {
          slug
          name
        }
        evidence {
          relation
          excerpt {
            page
            quote
            source {
              title
            }
          }
        }
      }
    }
  }
}
`,
  },
  {
    operation: "BeforeAndAfterAReform",
    name: "As of a date: before and after the reform",
    asker: "Researcher",
    query: `# Researcher: who stood behind a reform on a given day?
#
# \`asOf\` asks the graph as it was on that day.
# Before a reform begins nobody is behind it; the same question asked later finds them.
query BeforeAndAfterAReform {
  reform(by: { slug: "reforme-cooperation-2015" }) {
    title(lang: ["fr"])
    before: influencers(asOf: "2010-01-01", first: 5) {
      totalCount
    }
    after: influencers(asOf: "2019-11-01", first: 5) {
      totalCount
      edges {
        score
        node {
          slug
          name
        }
      }
    }
  }
}
`,
  },
  {
    operation: "DisputedClaims",
    name: "What is disputed, who said it, and what speaks against it",
    asker: "Researcher",
    query: `# Researcher: which statements are disputed, and on what grounds?
#
# A claim stays its speaker's: it is kept, never overwritten.
# \`evidence\` has what speaks for it and against it; CONTESTS is against.
query DisputedClaims {
  claims(filter: { status: [DISPUTED] }, first: 10) {
    nodes {
      status
      speaker {
        name
      }
      excerpt {
        page
        quote
      }
      note
      evidence {
        relation
        grade
        note
        excerpt {
          quote
          note
          source {
            title
            url
          }
        }
      }
    }
  }
}
`,
  },
  {
    operation: "HistoryAndCitation",
    name: "A record's history, and how to cite it",
    asker: "Researcher",
    query: `# Researcher: where does this record come from, and how do I cite it?
#
# \`history\` is the ledger's own: every assertion, newest first.
# Add @knownAt(time: "2026-11-01T00:00:00Z") behind the query's name to ask what was known then.
query HistoryAndCitation {
  actor(by: { slug: "wsm" }) {
    citation
    version
    disputed
    dataset {
      title
      licence
    }
    history(first: 5) {
      nodes {
        seq
        op
        recordedAt
        recordedBy
        origin {
          slug
        }
      }
    }
  }
}
`,
  },
  {
    operation: "PageThroughActors",
    name: "Page through actors with cursors",
    asker: "App developer",
    query: `# App developer: how do I read a long list page by page?
#
# Copy \`endCursor\` into the variable \`after\` for as long as \`hasNextPage\` is true.
# Cursors stay right while records come and go; page numbers would not.
# \`first\` goes up to 100.
query PageThroughActors($after: String) {
  actors(first: 5, after: $after) {
    totalCount
    nodes {
      id
      slug
      name
      kind
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
    variables: { after: null },
  },
  {
    operation: "AnyRecordById",
    name: "Any record by its id",
    asker: "App developer",
    query: `# App developer: how do I read a record again when I kept only its id?
#
# One field answers for every type of record: the id itself tells which.
# The id in the variables is WSM's in the demonstration data; where those are not loaded, \`node\` is null.
# Put one of the ids that \`examples\` lists in its place, and ask again.
query AnyRecordById($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Actor {
      slug
      name
    }
    ... on Policy {
      slug
      title
    }
    ... on Relationship {
      type
    }
  }
  examples: actors(first: 3) {
    nodes {
      id
      slug
    }
  }
}
`,
    variables: { id: "actor_986eb6295d47509ead6fe1ff54afd7f0" },
  },
  {
    operation: "AddAnOrganisation",
    name: "Add an organisation, with its evidence",
    asker: "Member of a network",
    query: `# Member of a network: how do I add my organisation, and say where it is written?
#
# Writing needs a key: whoever runs the node makes one with \`npx counterweight key create\`. Put it into the Headers pane below:
# { "Authorization": "Bearer KEY" }
# What is wrong is told in \`userErrors\`, at its place in the input, and then nothing was written.
mutation AddAnOrganisation($input: CreateActorInput!) {
  createActor(input: $input) {
    actor {
      id
      version
      name
      evidence {
        excerpt {
          quote
          source {
            title
          }
        }
      }
    }
    userErrors {
      code
      field
      message
    }
  }
}
`,
    variables: {
      input: {
        slug: "our-organisation",
        kind: "NGO",
        names: [{ value: "Our organisation", lang: "en", kind: "OFFICIAL" }],
        jurisdiction: "BE",
        evidence: [
          {
            newExcerpt: { source: "interview-wsm-2019", note: "Replace by the passage that names it." },
            basis: "INFERRED",
          },
        ],
      },
    },
  },
  {
    operation: "FollowWhatChanges",
    name: "Follow what changes, as it changes",
    asker: "App developer",
    query: `# App developer: how do I keep a copy up to date?
#
# Nothing shows until something is written on this node; then each entry of its ledger does, the last one here.
# \`after: "0"\` in the variables begins at the beginning. After a cut, put the last \`seq\` there: nothing is lost.
# Numbers that are left out are entries that you may not see.
# \`record\` is null where the entry takes a record back.
subscription FollowWhatChanges($after: String) {
  recordChanged(after: $after) {
    seq
    op
    recordedAt
    origin {
      slug
    }
    subjectType
    subjectId
    record {
      version
      ... on Actor {
        slug
        name
      }
    }
  }
}
`,
    variables: { after: null },
  },
  {
    operation: "SearchByName",
    name: "Search, accents and former names",
    asker: "App developer",
    query: `# App developer: how do I find a record from what people type?
#
# Search ignores accents and knows former names.
# This finds the organisation that was called "Solidarité Mondiale" until 2019.
query SearchByName($text: String!) {
  search(text: $text, first: 5) {
    nodes {
      __typename
      ... on Actor {
        slug
        name
        names {
          value
          lang
          kind
        }
      }
    }
  }
}
`,
    variables: { text: "solidarite mondiale" },
  },
  {
    operation: "WhichPoliciesAnActorInfluences",
    name: "Which policies an actor influences",
    asker: "Analyst",
    query: `# Analyst: which policies does an organisation influence, and how directly?
#
# The first question turned round.
# With \`hops\` of 2 or more it acts through others: a network it is a member of, an institute of its own.
query WhichPoliciesAnActorInfluences {
  actor(by: { slug: "fos" }) {
    name
    influences(first: 20, maxHops: 3) {
      edges {
        score
        hops
        node {
          slug
          title
        }
      }
    }
  }
}
`,
  },
  {
    operation: "HowOneActorReachesAnother",
    name: "How one actor reaches another",
    asker: "Analyst",
    query: `# Analyst: by which ties does one actor reach another?
#
# Each path is a chain of ties that never visits an actor twice, strongest first.
# \`maxHops\` bounds how many ties it may have (1 to 6).
query HowOneActorReachesAnother {
  paths(from: { slug: "fgtb" }, to: { slug: "wsm" }, maxHops: 4, first: 3) {
    score
    hops
    steps {
      from {
        slug
        name
      }
      to {
        slug
        name
      }
      relationship {
        type
      }
    }
  }
}
`,
  },
  {
    operation: "PlaceInTheTriangle",
    name: "An actor's place in the triangle",
    asker: "Analyst",
    query: `# Analyst: where does an actor stand between State, economy and civil society?
#
# The three weights add up to 1, so a hybrid is a point inside the triangle.
# A position that nobody has established is null, not zero.
query PlaceInTheTriangle {
  organisation: actor(by: { slug: "wsm" }) {
    name
    kind
    names {
      value
      lang
      kind
    }
    identifiers {
      scheme
      value
    }
    sectorPosition {
      state
      economy
      civilSociety
    }
  }
  administration: actor(by: { slug: "dgd" }) {
    name
    kind
    sectorPosition {
      state
      economy
      civilSociety
    }
  }
}
`,
  },
];
