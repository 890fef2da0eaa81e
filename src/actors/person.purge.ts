// Takes a person out of this node, with all that is recorded of them: for whoever is put at risk by it. It knows what a person
// is; how words are erased is the ledger's.
import type { Reader } from "../core/context";
import { Refusal } from "../core/refusal";
import {
  everSaid,
  lastSaid,
  lockWriters,
  mergedWith,
  type Records,
  typedIdsOf,
  uproot,
  withReferrers,
} from "../ledger/erasure";
import type { Author, Ledger } from "../ledger/ledger";
import { recordsMentioning } from "../ledger/mentions";
import type { Subject } from "../ledger/stewardship";

export interface Purged {
  readonly erasedEntries: number;
  /** Of the person, of what was merged with them, and of all that referred to these. */
  readonly purgedIds: readonly string[];
  /** Records whose texts, now or in their history, still hold a name or an id of the person: there a keeper has to look. */
  readonly mentionedIn: readonly string[];
}

/** What a purge would take: the person, what was merged with them, and all that refers to these. Refuses NOT_A_PERSON. */
export async function recordsOfPerson(reader: Reader, { types }: Ledger, { type, uuid }: Subject): Promise<Records> {
  const [host = uuid, ...merged] = type.name === "Actor" ? await mergedWith(reader, uuid) : [];
  const said = type.name === "Actor" ? await lastSaid(reader, host) : [{ kind: null }];
  // Of what was erased nobody knows the kind; what referred to it may still name it.
  if (said.length && !said.some(({ kind }) => kind === "PERSON")) throw new Refusal("NOT_A_PERSON");
  return withReferrers(reader, types, new Map([[type, [host, ...merged]]]));
}

/**
 * Erases a person everywhere, standing or not, in one transaction. What stays is that something was said of these ids, when
 * and by which origin. Free text elsewhere is not touched: `mentionedIn` tells where to look.
 */
export const purgePerson = (ledger: Ledger, author: Author, subject: Subject): Promise<Purged> =>
  ledger.transact(author, async (writer) => {
    await lockWriters(writer.reader);
    const records = await recordsOfPerson(writer.reader, ledger, subject);
    const said = await everSaid(writer.reader, records.get(subject.type)!);
    const names = said.flatMap(({ names }) => (names ?? []) as readonly { value: string }[]).map(({ value }) => value);
    const purgedIds = typedIdsOf(records);
    const erasedEntries = await uproot(writer, ledger.types, records);
    const mentionedIn = await recordsMentioning(writer.reader, ledger.types, [...names, ...purgedIds]);
    return { erasedEntries, purgedIds, mentionedIn };
  });
