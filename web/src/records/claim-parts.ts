// What is asked of a claim wherever one is shown.
import { graphql, type FragmentOf } from "../api/question";
import { anyRecord } from "./any-record";
import { actorName, sourceName } from "./record-names";

export const claimParts = graphql(
  `
    fragment ClaimParts on Claim {
      id
      disputed
      claimKind: kind
      status
      asserted {
        text
      }
      speaker {
        ...ActorName
      }
      speakerName
      claimNote: note
      cause
      effect
      about {
        ...AnyRecord
      }
      derivedFrom {
        id
      }
      excerpt {
        quote
        page
        lang
        source {
          ...SourceName
        }
      }
    }
  `,
  [actorName, sourceName, anyRecord],
);
export type ClaimParts = FragmentOf<typeof claimParts>;
