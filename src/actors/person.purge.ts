// Takes a person out of this node, with all that is recorded of them: for whoever is put at risk by it. It knows what a person
// is; how words are erased is the ledger's.
import type { Reader } from "../core/context";
import { uuidOf } from "../core/ids";
import { Refusal } from "../core/refusal";
import {
  everSaid,
  lastSaid,
  lockWriters,
  mergedWith,
  type Records,
  requireKnown,
  typedIdsOf,
  uproot,
  uuidsOf,
  withReferrers,
} from "../ledger/erasure";
import type { Ledger } from "../ledger/ledger";
import type { Author } from "../ledger/ledger-writer";
import { recordsMentioning, standingAlone } from "../ledger/mentions";
import type { Subject } from "../ledger/stewardship";

export interface Purged {
  readonly erasedEntries: number;
  /** Of the person, of what was merged with them, and of all that referred to these. */
  readonly purgedIds: readonly string[];
  /**
   * There a keeper has to look: records whose texts, now or in their history, still hold a name or an id of the person, and
   * excerpts that nothing cites any more now that the purge took what did.
   */
  readonly mentionedIn: readonly string[];
}

/** What a purge would take: the person, what was merged with them, and all that refers to these. Refuses NO_SUCH_RECORD, NOT_A_PERSON. */
export async function recordsOfPerson(reader: Reader, { types }: Ledger, { type, uuid }: Subject): Promise<Records> {
  await requireKnown(reader, type, uuid);
  if (type.name !== "Actor") throw new Refusal("NOT_A_PERSON");
  const [host, ...merged] = await mergedWith(reader, uuid);
  const said = await lastSaid(reader, host!);
  // Of what was erased nobody knows the kind; what referred to it may still name it.
  if (said.length && !said.some(({ kind }) => kind === "PERSON")) throw new Refusal("NOT_A_PERSON");
  return withReferrers(reader, types, new Map([[type, [host!, ...merged]]]));
}

/**
 * Erases a person everywhere, standing or not, in one transaction. What stays is that something was said of these ids, when
 * and by which origin. Free text elsewhere is not touched: `mentionedIn` tells where to look. The answer may be kept for whoever
 * sends the purge again, because it holds ids alone: they say of nobody anything, and the ledger keeps them as well.
 */
export const purgePerson = (ledger: Ledger, author: Author, subject: Subject): Promise<Purged> =>
  ledger.transact(author, async (writer) => {
    await lockWriters(writer.reader);
    const records = await recordsOfPerson(writer.reader, ledger, subject);
    const said = await everSaid(writer.reader, records.get(subject.type)!);
    const names = said.flatMap(({ names }) => (names ?? []) as readonly { value: string }[]).map(({ value }) => value);
    const purgedIds = typedIdsOf(records);
    const quoted = await excerptsCitedBy(writer.reader, records);
    const erasedEntries = await uproot(writer, author.origin, ledger.types, records);
    const naming = await recordsMentioning(writer.reader, ledger.types, [...names, ...purgedIds]);
    // Written for what is gone, as with a surname alone, which no search for names finds.
    const alone = await standingAlone(writer.reader, ledger.types, ledger.types.get("Excerpt")!, quoted);
    return { erasedEntries, purgedIds, mentionedIn: [...new Set([...naming, ...alone])].sort() };
  });

/** What evidence and claims among these stood on, ever. */
const excerptsCitedBy = async (reader: Reader, records: Records): Promise<string[]> =>
  (await everSaid(reader, uuidsOf(records))).flatMap(({ excerpt }) =>
    typeof excerpt === "string" ? [uuidOf("excerpt", excerpt)] : [],
  );
