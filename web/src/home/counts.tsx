// What the node holds, in figures, and which node it is.
import { useQuestion } from "../api/use-question";
import { formatNumber } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { Answer, Nothing } from "../states/answer";
import { NODE } from "./questions";
import { words } from "./words";

const COUNTED = [
  "actors",
  "relationships",
  "policies",
  "reforms",
  "involvements",
  "sources",
  "excerpts",
  "evidence",
  "claims",
  "civicSpaceEvents",
  "countryRatings",
  "observations",
] as const;

export function Counts() {
  const say = useWords(words);
  const language = useLanguage();
  const answer = useQuestion(NODE, {});
  return (
    <section aria-labelledby="counts-title">
      <h2 id="counts-title">{say.countsTitle}</h2>
      <Answer of={answer}>
        {({ nodeInfo: node }) => (
          <>
            {COUNTED.every((name) => node.counts[name] === 0) ? (
              <Nothing>
                <p>
                  {say.countsEmpty} <code>npx counterweight import FILE</code>
                </p>
                <p>
                  <a href="/edit/actor">{say.contribute}</a>
                </p>
              </Nothing>
            ) : (
              <dl className="figures">
                {COUNTED.map((name) => (
                  <div key={name}>
                    <dt>{say[name]}</dt>
                    <dd>{formatNumber(node.counts[name], language)}</dd>
                  </div>
                ))}
              </dl>
            )}
            <dl className="node">
              <div>
                <dt>{say.nodeLabel}</dt>
                <dd>{node.name}</dd>
              </div>
              <div>
                <dt>{say.originLabel}</dt>
                <dd>{node.origin}</dd>
              </div>
              <div>
                <dt>{say.versionLabel}</dt>
                <dd>{node.version}</dd>
              </div>
            </dl>
          </>
        )}
      </Answer>
    </section>
  );
}
