// The subscriptions of the schema: what each may be asked for, and whether an event is there for a reader. How events reach a
// client is subscriptions.*.ts' business.
import {
  GraphQLID,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLString,
  type GraphQLEnumType,
} from "graphql";
import type { Context } from "../core/context";
import { parseTypedId, typeNameOf } from "../core/ids";
import { PAGE_SIZE_MAX } from "../core/paging";
import { Refusal } from "../core/refusal";
import type { Feed, FeedEntry } from "../ledger/feed";
import type { Subject } from "../ledger/feed.sql";
import { recordOf } from "../records/records";
import type { RootFields } from "./schema.roots";

/** What stands at the root while events are being subscribed to; while one is being answered, the event itself does. */
export interface Subscribing {
  /** Aborted when the subscription ends. */
  readonly signal: AbortSignal;
  /** The `seq` behind which it begins, once that is settled. */
  after: string | null;
}

interface Asked {
  readonly types?: readonly string[] | null;
  readonly ids?: readonly string[] | null;
  readonly after?: string | null;
}

const DESCRIPTION = `Entries of the ledger that this reader may see, in the order of \`seq\`, as they are committed by any process on this \
node's database: each once, none left out.

To come back after a cut, subscribe again with \`after\`: the last \`seq\` that came. Between two entries numbers may be missing: \
there are entries that this reader may not see, or did not ask for.

What a reader may not see when its turn comes is passed over for good, and access is checked anew for every event. So a record \
that is hidden brings no event, and one that is only hidden with another (a tie, with its actor) brings none when that one is \
shown. A retraction comes also after its record was erased, with \`payload: null\`: delete your copy.

A subscription ends with an error that tells \`after\` in \`extensions\`: SUBSCRIPTION_ENDED after its longest time, or where its \
reader falls too far behind; UNAUTHENTICATED once the key has expired or was revoked.`;

export function recordSubscriptions(schema: GraphQLSchema, feed?: Feed): RootFields {
  const listOf = (type: GraphQLEnumType | typeof GraphQLID) => new GraphQLList(new GraphQLNonNull(type));
  return {
    recordChanged: {
      type: new GraphQLNonNull(schema.getType("LedgerEntry") as GraphQLObjectType),
      description: DESCRIPTION,
      args: {
        types: {
          type: listOf(schema.getType("RecordType") as GraphQLEnumType),
          description: "Only entries about records of these types.",
        },
        ids: {
          type: listOf(GraphQLID),
          description:
            "Only entries about these records, at most 100. An id that nothing is known of brings no events; a text that is no id: BAD_ID.",
        },
        after: {
          type: GraphQLString,
          description:
            "Only entries behind this `seq`; 0: from the beginning; left out: from now on. No such place in this ledger: BAD_CURSOR.",
        },
      },
      subscribe: async (root, { types = null, ids = null, after = null }: Asked, { sees }) => {
        if (!feed) throw new Error("A schema without a feed can be subscribed to by nobody");
        const subscribing = root as Subscribing;
        const subjects = ids && subjectsOf(ids);
        const place = await feed.placeOf(after);
        subscribing.after = place.toString();
        return feed.follow({ after: place, types, subjects }, sees, subscribing.signal);
      },
      resolve: (entry) => entry,
    },
  };
}

function subjectsOf(ids: readonly string[]): Subject[] {
  if (ids.length > PAGE_SIZE_MAX) {
    throw new Refusal("PAGE_TOO_LARGE", `${ids.length} ids are more than ${PAGE_SIZE_MAX}`, { max: PAGE_SIZE_MAX });
  }
  return ids.map((id) => {
    const parsed = parseTypedId(id);
    if (!parsed) throw new Refusal("BAD_ID", `"${id.slice(0, 60)}" is not an id of the form type_…`);
    return { type: typeNameOf(parsed.prefix), uuid: parsed.uuid };
  });
}

/** The entry as it is for this reader now; null where it, or its record, is not there for it. */
export async function entryFor(context: Context, feed: Feed, seq: string): Promise<FeedEntry | null> {
  const entry = await feed.entry(seq, context.sees);
  if (!entry?.stands) return entry;
  return (await recordOf(context, entry.subjectType, entry.subjectUuid)) && entry;
}
