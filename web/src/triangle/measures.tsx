// A balance in words and in three numbers, each with what it means. Knows neither actors nor countries.
import { formatScore } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { type Position } from "../records/mark";
import { words as recordWords } from "../records/words";
import type { Figures } from "./questions";
import { words } from "./words";

type Balance = Pick<Figures, "shares" | "weakestSector">;

const sharesOf = ({ state, economy, civilSociety }: Position) => [state, economy, civilSociety];
/** Shares are sums of fractions: nearer than this they are the same. */
const ALIKE = 1e-9;

/** The weights of the forces, and which leg is the weakest. */
export function useBalanceSentence(): (balance: Balance) => string {
  const say = useWords(words);
  return ({ shares, weakestSector }) => {
    if (!shares) return "";
    const least = Math.min(...sharesOf(shares));
    const isAlike = Math.max(...sharesOf(shares)) - least < ALIKE;
    const weakest = isAlike ? say.alike : weakestSector ? say.weakest(weakestSector, least) : say.twoWeakest(least);
    return [say.shares(shares), weakest, least < ALIKE && say.missing].filter(Boolean).join(" ");
  };
}

export function Measures({ figures }: { readonly figures: Figures }) {
  const say = useWords(words);
  const language = useLanguage();
  const measures = [
    [say.weakestLeg, figures.weakestLeg, say.weakestLegWhat],
    [say.evenness, figures.evenness, say.evennessWhat],
    [say.balance, figures.barycentricBalance, say.balanceWhat],
  ] as const;
  return (
    <dl className="measures">
      {measures.map(([name, value, what]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{value === null ? "–" : formatScore(value, language)}</strong> <span className="soft">{what}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Coverage({ figures }: { readonly figures: Figures }) {
  const say = useWords(words);
  const sayOfRecords = useWords(recordWords);
  const { actorCount, sourceCount } = figures.coverage;
  return (
    <>
      {sayOfRecords.coverage(actorCount, sourceCount)} {say.rests(figures.actorCount, figures.unplacedCount)} {say.note}
    </>
  );
}
