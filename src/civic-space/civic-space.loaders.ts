// The loaders of this room, one line each.
import { nestedPages } from "../database/lists";
import { oneBy } from "../database/loaders";
import { CivicSpaceEvent } from "./civic-space-event.entity";
import { civicSpaceEventList, civicSpaceEventsOfTarget, countryRatingList, observationList } from "./civic-space.sql";
import { CountryRating } from "./country-rating.entity";
import { Observation } from "./observation.entity";

export const civicSpaceEventById = oneBy(CivicSpaceEvent, "id", "uuid", civicSpaceEventList.where);
export const countryRatingById = oneBy(CountryRating, "id", "uuid", countryRatingList.where);
export const observationById = oneBy(Observation, "id", "uuid", observationList.where);
export const civicSpaceEventsByTarget = nestedPages("Civic-space events by target", civicSpaceEventsOfTarget);
