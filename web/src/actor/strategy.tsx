// How an actor works: through a star of its own or in a network that does without it; and how often it saw its wish come true.
import { useQuestion } from "../api/use-question";
import { useLanguage, useWords } from "../language/language";
import { formatDay, formatShare } from "../language/formats";
import { countryName } from "../language/places";
import { label } from "../language/vocabulary";
import { explorerOf } from "../pictures/picture";
import { words as recordWords } from "../records/words";
import { Answer } from "../states/answer";
import { useDay } from "./day";
import { ATTAINMENT, STRATEGY } from "./questions";
import { words } from "./words";

export function Strategy({ id, name }: { readonly id: string; readonly name: string }) {
  const say = useWords(words);
  const sayOfRecords = useWords(recordWords);
  const language = useLanguage();
  const [asOf] = useDay();
  const answer = useQuestion(STRATEGY, { id, asOf }, { keepLast: true });
  return (
    <section id="strategy">
      <h2>{say.strategyTitle}</h2>
      <Answer of={answer}>
        {({ actor }) => {
          const strategy = actor?.networkStrategy;
          if (!strategy || strategy.partnerCount === 0) return <p>{say.strategyNone(name)}</p>;
          const { partnerCount, tiedPairs, bilateralPartners, bypassShare, sectors, countries, coverage } = strategy;
          const held = [
            [label("Sector", "STATE", language), sectors.state],
            [label("Sector", "ECONOMY", language), sectors.economy],
            [label("Sector", "CIVIL_SOCIETY", language), sectors.civilSociety],
            [say.mixed, sectors.mixed],
            [say.unplaced, sectors.unplaced],
          ] as const;
          return (
            <>
              <p>{say.strategyPartners(formatDay(strategy.asOf, language), name, partnerCount, bilateralPartners)}</p>
              <p>{say.bypass(tiedPairs, bypassShare === null ? null : formatShare(bypassShare, language))}</p>
              <dl className="facts-list">
                <dt>{say.bySector}</dt>
                <dd>
                  {held
                    .filter(([, count]) => count > 0)
                    .map(([sector, count]) => `${sector} ${count}`)
                    .join(" · ")}
                </dd>
                {countries.length > 0 && (
                  <>
                    <dt>{say.byCountry}</dt>
                    <dd>
                      {countries
                        .map(({ country, partners }) => `${countryName(country, language)} ${partners}`)
                        .join(" · ")}
                    </dd>
                  </>
                )}
              </dl>
              <p className="coverage">{sayOfRecords.coverage(coverage.actorCount, coverage.sourceCount)}</p>
              <p className="tools">
                <a className="tool" href={explorerOf({ question: STRATEGY, variables: { id, asOf } })}>
                  {say.asQuery}
                </a>
              </p>
            </>
          );
        }}
      </Answer>
    </section>
  );
}

/** Shown only where something was decided: a rate of nothing says nothing. */
export function Attainment({ id, name }: { readonly id: string; readonly name: string }) {
  const say = useWords(words);
  const language = useLanguage();
  const { data } = useQuestion(ATTAINMENT, { id });
  const attainment = data?.actor?.attainment;
  if (!attainment || attainment.n === 0 || attainment.rate === null) return null;
  const { n, attained, rate, expectedRate, interval, nContradictory, nPartlyAdopted, coverage } = attainment;
  const share = (value: number) => formatShare(value, language);
  return (
    <section id="attainment">
      <h2>{say.attainmentTitle}</h2>
      <p>
        {say.attainmentSentence(name, attained, n, share(rate))}{" "}
        {interval && say.attainmentInterval(share(interval.lower), share(interval.upper))}{" "}
        {expectedRate !== null && say.attainmentChance(share(expectedRate))}
      </p>
      {nContradictory + nPartlyAdopted > 0 && <p>{say.attainmentLeftOut(nContradictory + nPartlyAdopted)}</p>}
      <p className="soft">{say.attainmentCaution}</p>
      <p className="coverage">{say.attainmentCoverage(coverage.involvementCount, coverage.sourceCount)}</p>
    </section>
  );
}
