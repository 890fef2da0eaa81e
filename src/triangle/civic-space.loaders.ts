// Loaders of what happened to civic space in a place: counts, events and ratings, one statement each, however many places.
import DataLoader from "dataloader";
import { CivicSpaceEvent } from "../civic-space/civic-space-event.entity";
import {
  CIVIC_SPACE_EVENT_KINDS,
  type CivicSpaceEffect,
  type CivicSpaceEventKind,
} from "../civic-space/civic-space.kinds";
import { CountryRating } from "../civic-space/country-rating.entity";
import type { LoaderDefinition } from "../core/context";
import { childrenBy } from "../database/loaders";
import { hydrate } from "../database/tables";
import type { Criteria } from "../reforms/selection.sql";
import {
  type EventAxis,
  eventsByInterval,
  eventsOnAxis,
  eventTallies,
  latestRatings,
  type Span,
} from "./civic-space.sql";

export interface KindTally {
  readonly kind: CivicSpaceEventKind;
  readonly effect: CivicSpaceEffect;
  readonly count: number;
}

/** How many events opened civic space, and how many closed it. */
export interface EffectTally {
  readonly openingCount: number;
  readonly closingCount: number;
}

export const effectsOf = (kinds: readonly KindTally[]): EffectTally => {
  const countOf = (effect: CivicSpaceEffect) =>
    kinds.reduce((sum, kind) => (kind.effect === effect ? sum + kind.count : sum), 0);
  return { openingCount: countOf("OPENING"), closingCount: countOf("CLOSING") };
};

interface TallyRow {
  readonly kind: CivicSpaceEventKind;
  readonly count: number;
}

const tallyOf = ({ kind, count }: TallyRow): KindTally => ({
  ...{ kind, count, effect: CIVIC_SPACE_EVENT_KINDS[kind].effect },
});

/** Possibly within the span, commonest kind first. */
export const talliesByPlace = childrenBy<KindTally, Span & { readonly criteria: Criteria }>(
  "Civic-space events by place, counted",
  (places, sees, args) => eventTallies(places, args, sees),
  (row) => tallyOf(row as TallyRow),
);

export interface AxisTallies {
  /** One an interval. */
  readonly points: readonly EffectTally[];
  readonly undated: EffectTally;
}

export const axisTalliesByPlace: LoaderDefinition<string, AxisTallies, EventAxis> = {
  name: "Civic-space events by place and interval, counted",
  make: (context, axis) =>
    new DataLoader<string, AxisTallies>(async (places) => {
      const rows = await context.reader.rows<TallyRow & { parent: string; point: number | null }>(
        eventsByInterval(places, axis, context.sees),
      );
      const at = (place: string, point: number | null) =>
        effectsOf(rows.filter((row) => row.parent === place && row.point === point).map(tallyOf));
      return places.map((place) => ({
        points: axis.days.map((_, index) => at(place, index + 1)),
        undated: at(place, null),
      }));
    }),
};

export const axisEventsByPlace = childrenBy<CivicSpaceEvent, EventAxis & { readonly first: number }>(
  "Civic-space events by place, in their order",
  (places, sees, args) => eventsOnAxis(places, args, sees),
  (row) => hydrate(CivicSpaceEvent, row),
);

export const latestRatingsByJurisdiction = childrenBy<CountryRating, { readonly asOf: string }>(
  "Latest country ratings by jurisdiction",
  latestRatings,
  (row) => hydrate(CountryRating, row),
);
