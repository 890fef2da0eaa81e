// Where each record has its page. Knows no page.

export interface Addressed {
  readonly __typename?: string;
  readonly id: string;
  readonly slug?: string | null;
}

const PAGES: Readonly<Record<string, string>> = {
  Actor: "/actors/",
  Policy: "/policies/",
  Reform: "/reforms/",
  Source: "/sources/",
};

/** Its own page, or for records that have none (a tie, a claim, a piece of evidence) its history, which shows all of it. */
export function pageOf(record: Addressed, type = record.__typename): string {
  const page = type && PAGES[type];
  return page ? page + encodeURIComponent(record.slug ?? record.id) : historyOf(record.id);
}

export const historyOf = (id: string): string => `/history/${id}`;
export const linkedDataOf = (id: string): string => `/record/${id}.jsonld`;

/** A form that is opened with something filled in: `/edit/relationship?source=actor_…`. */
export function formOf(kind: string, filled: Readonly<Record<string, string | undefined>> = {}): string {
  const params = new URLSearchParams(Object.entries(filled).filter((entry): entry is [string, string] => !!entry[1]));
  return `/edit/${kind}${params.size ? `?${params}` : ""}`;
}

/** What the page's address ends in: `/actors/wsm` -> `wsm`; a record's slug, or its typed id. */
export function addressed(path: string): { id: string } | { slug: string } {
  const last = decodeURIComponent(path.replace(/\/$/, "").split("/").at(-1) ?? "");
  return /^[a-z]+(_[a-z]+)*_[0-9a-f]{32}$/.test(last) ? { id: last } : { slug: last };
}
