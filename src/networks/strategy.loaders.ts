// The loaders of network strategies. However many centres and days are asked for, it is one statement.
import DataLoader from "dataloader";
import type { Sql } from "sql-template-tag";
import type { LoaderDefinition, Visibility } from "../core/context";
import type { RelationshipType } from "../relationships/relationship-types";
import { COVERAGE_NOTE, type NetworkCoverage } from "./network-coverage.types";
import { bypassShare, density, effectiveSize, evenness, type PartnerCounts } from "./strategy.measure";
import { type Moment, networkCoverage, networkFigures } from "./strategy.sql";
import type { NetworkStrategy, PartnerCountry } from "./strategy.types";

interface Args {
  readonly types: readonly RelationshipType[];
}

interface FiguresRow extends Moment, PartnerCounts {
  readonly bilateralPartners: number;
  readonly pairsAcrossCountries: number;
  readonly meanPartnersOfPartners: number | null;
  readonly state: number;
  readonly economy: number;
  readonly civilSociety: number;
  readonly unplaced: number;
  readonly stateSum: number;
  readonly economySum: number;
  readonly civilSocietySum: number;
  readonly countries: readonly PartnerCountry[];
}

function strategyOf(row: FiguresRow, { types }: Args): NetworkStrategy {
  const { centre, day, partnerCount, tiedPairs, state, economy, civilSociety, unplaced } = row;
  return {
    centreId: centre,
    types,
    asOf: day,
    partnerCount,
    tiedPairs,
    density: density(row),
    bypassShare: bypassShare(row),
    effectiveSize: effectiveSize(row),
    bilateralPartners: row.bilateralPartners,
    meanPartnersOfPartners: row.meanPartnersOfPartners,
    sectors: {
      ...{ state, economy, civilSociety, unplaced },
      mixed: partnerCount - state - economy - civilSociety - unplaced,
      evenness: evenness({ state: row.stateSum, economy: row.economySum, civilSociety: row.civilSocietySum }),
    },
    countries: row.countries,
    pairsAcrossCountries: row.pairsAcrossCountries,
  };
}

const keyOf = ({ centre, day }: Moment): string => `${centre} ${day}`;

/** A statement gives a row for every moment that it is asked for. */
function byMoment<Row extends Moment, Value>(
  name: string,
  statement: (moments: readonly Moment[], types: Args["types"], sees: readonly Visibility[]) => Sql,
  read: (row: Row, args: Args) => Value,
): LoaderDefinition<Moment, Value, Args> {
  return {
    name,
    make: (context, args) =>
      new DataLoader<Moment, Value, string>(
        async (moments) => {
          const rows = await context.reader.rows<Row>(statement(moments, args.types, context.sees));
          const found = new Map(rows.map((row) => [keyOf(row), read(row, args)]));
          return moments.map((moment) => found.get(keyOf(moment))!);
        },
        { cacheKeyFn: keyOf },
      ),
  };
}

export const strategyByMoment = byMoment("Network strategies by actor and day", networkFigures, strategyOf);

export const strategyCoverageByMoment = byMoment<NetworkCoverage & Moment, NetworkCoverage>(
  "Network strategies, coverage",
  networkCoverage,
  ({ actorCount, tieCount, sourceCount }) => ({ actorCount, tieCount, sourceCount, note: COVERAGE_NOTE }),
);
