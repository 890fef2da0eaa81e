// The gallery of ready questions: each opens in the explorer with its answer.
import { addressOf, variablesText } from "../api/explorer-address";
import { ASKERS, questions } from "../gallery/questions";
import { useWords } from "../language/language";
import { words } from "./words";

export function Gallery() {
  const say = useWords(words);
  const titles: Readonly<Record<string, string>> = say;
  return (
    <section aria-labelledby="questions-title">
      <h2 id="questions-title">{say.questionsTitle}</h2>
      <p>{say.questionsIntro}</p>
      <div className="gallery">
        {ASKERS.map((asker) => (
          <section key={asker} aria-label={say[asker]}>
            <h3>{say[asker]}</h3>
            <ul>
              {questions
                .filter((question) => question.asker === asker)
                .map(({ operation, name, query, variables }) => (
                  <li key={operation}>
                    <a
                      href={addressOf({
                        query,
                        variables: variablesText(variables),
                        operationName: operation,
                        answered: true,
                      })}
                    >
                      {titles[operation] ?? name}
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
