// Any record, named in a line: what a claim is about, what a passage is evidence for, what a field refers to.
import { graphql, type FragmentOf } from "../api/question";
import type { Language } from "../language/languages";
import { countryName } from "../language/places";
import { label } from "../language/vocabulary";
import { actorName, policyName, reformName, sourceName } from "./record-names";

export const anyRecord = graphql(
  `
    fragment AnyRecord on Node {
      __typename
      id
      ... on Actor {
        ...ActorName
      }
      ... on Policy {
        ...PolicyName
      }
      ... on Reform {
        ...ReformName
      }
      ... on Source {
        ...SourceName
      }
      ... on Theme {
        slug
        name
      }
      ... on Relationship {
        type
        source {
          name
        }
        target {
          name
        }
      }
      ... on Involvement {
        involvementRole: role
        actor {
          name
        }
        policy {
          title
        }
        reform {
          title
        }
      }
      ... on CivicSpaceEvent {
        eventKind: kind
        target {
          name
        }
      }
      ... on Excerpt {
        quote
        source {
          title
        }
      }
      ... on Claim {
        excerpt {
          quote
        }
      }
      ... on Evidence {
        relation
        excerpt {
          quote
        }
      }
      ... on CountryRating {
        scheme
        value
        ratedCountry: jurisdiction
      }
      ... on Observation {
        title
      }
    }
  `,
  [actorName, policyName, reformName, sourceName],
);
export type AnyRecord = FragmentOf<typeof anyRecord>;

const QUOTE_LETTERS_MAX = 120;
const inQuotes = (quote: string | null): string | null =>
  quote && `“${quote.length > QUOTE_LETTERS_MAX ? `${quote.slice(0, QUOTE_LETTERS_MAX).trimEnd()}…` : quote}”`;

/** Its name; for a record between others, what it says of them. */
export function titleOf(record: AnyRecord, language: Language): string {
  switch (record.__typename) {
    case "Actor":
    case "Theme":
      return record.name;
    case "Policy":
    case "Reform":
    case "Source":
    case "Observation":
      return record.title;
    case "Relationship":
      return `${record.source.name} ${label("RelationshipType", record.type, language)} ${record.target.name}`;
    case "Involvement": {
      const { actor, reform, policy, involvementRole } = record;
      return `${actor.name}: ${label("InvolvementRole", involvementRole, language)}, ${(reform ?? policy).title}`;
    }
    case "CivicSpaceEvent":
      return `${label("CivicSpaceEventKind", record.eventKind, language)}: ${record.target.name}`;
    case "Excerpt":
      return inQuotes(record.quote) ?? record.source.title;
    case "Claim":
    case "Evidence":
      return inQuotes(record.excerpt.quote) ?? label("RecordType", record.__typename, language);
    case "CountryRating":
      return `${countryName(record.ratedCountry, language)}: ${label("RatingScheme", record.scheme, language)} ${record.value}`;
    default:
      return label("RecordType", record.__typename, language);
  }
}
