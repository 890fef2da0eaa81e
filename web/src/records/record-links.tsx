// Names of records as links to their pages.
import { useLanguage } from "../language/language";
import { pageOf } from "./addresses";
import { titleOf, type AnyRecord } from "./any-record";
import { DisputedMark } from "./disputed";
import type { NamedActor } from "./record-names";
import { SectorMark } from "./sector";

export function ActorLink({ actor }: { readonly actor: NamedActor }) {
  return (
    <span className="record-link">
      <SectorMark position={actor.sectorPosition} /> <a href={pageOf(actor, "Actor")}>{actor.name}</a>
      {actor.disputed && <DisputedMark id={actor.id} />}
    </span>
  );
}

interface Titled {
  readonly __typename: string;
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly disputed: boolean;
}

export function TitleLink({ record }: { readonly record: Titled }) {
  return (
    <span className="record-link">
      <a href={pageOf(record)}>{record.title}</a>
      {record.disputed && <DisputedMark id={record.id} />}
    </span>
  );
}

/** Whatever it is: by its name, or by what it says of the records it joins. */
export function RecordLink({ record }: { readonly record: AnyRecord }) {
  const language = useLanguage();
  return <a href={pageOf(record)}>{titleOf(record, language)}</a>;
}
