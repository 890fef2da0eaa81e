// What one can do here, and what it takes.
import { KINDS } from "../editing/kinds";
import { RecordChoice } from "../finding/record-choice";
import { useWords } from "../language/language";
import { formOf } from "../records/addresses";
import { words } from "./words";

export function Invitation({ mayWrite, hasKey }: { readonly mayWrite: boolean; readonly hasKey: boolean }) {
  const say = useWords(words);
  const names: Readonly<Record<string, string>> = say.addKinds;
  return (
    <>
      <p>{say.intro}</p>
      {!mayWrite && (
        <div className="notice" role="status">
          {hasKey ? (
            <p>{say.readerOnly}</p>
          ) : (
            <>
              <p>{say.whatKey}</p>
              <p>{say.howKey}</p>
            </>
          )}
        </div>
      )}
      <section>
        <h2>{say.add}</h2>
        <ul className="kinds">
          {KINDS.map(({ name }) => (
            <li key={name}>{mayWrite ? <a href={formOf(name)}>{names[name]}</a> : names[name]}</li>
          ))}
        </ul>
      </section>
      {mayWrite && (
        <section className="correct">
          <h2>{say.correct}</h2>
          <p>{say.correctWhat}</p>
          <RecordChoice
            label={say.find}
            types={["Actor", "Policy", "Reform", "Source"]}
            onChoose={(record) => window.location.assign(formOf(record.__typename.toLowerCase(), { id: record.id }))}
          />
        </section>
      )}
    </>
  );
}
