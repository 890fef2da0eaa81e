// What each origin says of a record, side by side: no version is overwritten, and where they differ is marked.
import { useQuestion } from "../api/use-question";
import { useLanguage, useWords } from "../language/language";
import { formatMoment } from "../language/formats";
import { Answer } from "../states/answer";
import { useNames } from "./names";
import { fieldsOf, isPayload, referencesIn } from "./payload";
import { VERSIONS } from "./questions";
import { words } from "./words";

interface Version {
  readonly origin: { readonly slug: string };
  readonly shown: boolean;
  readonly firstAssertedAt: string;
  readonly payload: unknown;
}

export function Versions({ id, level = 2 }: { readonly id: string; readonly level?: 2 | 3 }) {
  const say = useWords(words);
  const answer = useQuestion(VERSIONS, { id });
  const Title = `h${level}` as const;
  return (
    <section id="versions">
      <Title>{say.versionsTitle}</Title>
      <p>{say.versionsWhat}</p>
      <Answer of={answer}>
        {({ node }) => node && "versions" in node && <SideBySide type={node.__typename} versions={node.versions} />}
      </Answer>
    </section>
  );
}

function SideBySide({ type, versions }: { readonly type: string; readonly versions: readonly Version[] }) {
  const say = useWords(words);
  const language = useLanguage();
  const nameOf = useNames(versions.flatMap(({ payload }) => referencesIn(payload)));
  const said = versions.map(({ payload }) => fieldsOf(isPayload(payload) ? payload : {}, type, language, nameOf));
  const fields = new Map(said.flatMap((each) => each.map(({ property, name }) => [property, name] as const)));
  return (
    <div className="scroll" role="region" aria-label={say.versionsTitle} tabIndex={0}>
      <table className="versions">
        <thead>
          <tr>
            <th scope="col">{say.field}</th>
            {versions.map(({ origin, shown, firstAssertedAt }) => (
              <th scope="col" key={origin.slug}>
                {say.saysWhat(origin.slug)} {shown && <span className="soft">({say.shown})</span>}
                <div className="soft">{say.saidOn(formatMoment(firstAssertedAt, language))}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...fields].map(([property, name]) => {
            const cells = said.map((each) => each.find((field) => field.property === property)?.lines ?? []);
            const differs = new Set(cells.map((lines) => lines.join("\n"))).size > 1;
            return (
              <tr key={property} className={differs ? "differs" : undefined}>
                <th scope="row">
                  {name} {differs && <strong className="differing">{say.differs}</strong>}
                </th>
                {cells.map((lines, index) => (
                  <td key={versions[index]!.origin.slug}>
                    {lines.length ? lines.map((line, place) => <div key={place}>{line}</div>) : "–"}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
