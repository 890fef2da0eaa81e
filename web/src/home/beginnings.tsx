// Where to begin: the pictures of the whole, and the reforms and policies that were written about last.
import { useQuestion } from "../api/use-question";
import { useWords } from "../language/language";
import { pageOf } from "../records/addresses";
import { Answer } from "../states/answer";
import { BEGINNINGS } from "./questions";
import { words } from "./words";

export function Beginnings() {
  const say = useWords(words);
  const answer = useQuestion(BEGINNINGS, {});
  return (
    <section aria-labelledby="begin-title">
      <h2 id="begin-title">{say.startTitle}</h2>
      <div className="cards">
        <article className="card">
          <NetworkSketch />
          <h3>
            <a href="/network">{say.networkTitle}</a>
          </h3>
          <p>{say.networkWhat}</p>
        </article>
        <article className="card">
          <TriangleSketch />
          <h3>
            <a href="/triangle">{say.triangleLink}</a>
          </h3>
          <p>{say.triangleWhat}</p>
        </article>
        <article className="card list">
          <h3>
            <a href="/find?kind=Reform">{say.reformsTitle}</a>
          </h3>
          <p>{say.reformsWhat}</p>
          <Answer of={answer}>{({ reforms }) => <Titles records={reforms.nodes} />}</Answer>
        </article>
        <article className="card list">
          <h3>
            <a href="/find?kind=Policy">{say.policiesTitle}</a>
          </h3>
          <Answer of={answer}>{({ policies }) => <Titles records={policies.nodes} />}</Answer>
        </article>
      </div>
    </section>
  );
}

interface Titled {
  readonly __typename: string;
  readonly id: string;
  readonly slug: string;
  readonly title: string;
}

function Titles({ records }: { readonly records: readonly Titled[] }) {
  if (records.length === 0) return null;
  return (
    <ul>
      {records.map((record) => (
        <li key={record.id}>
          <a href={pageOf(record)}>{record.title}</a>
        </li>
      ))}
    </ul>
  );
}

function NetworkSketch() {
  return (
    <svg viewBox="0 0 120 60" className="sketch" aria-hidden="true">
      <path className="sketch-tie" d="M20 42 46 18 78 30 104 14M46 18 62 48 78 30 98 46M20 42 62 48" />
      <path className="mark-STATE" d="M40 12h12v12H40z" />
      <path className="mark-ECONOMY" d="m104 6 8 14H96z" />
      <circle className="mark-CIVIL_SOCIETY" cx="78" cy="30" r="8" />
      <circle className="mark-CIVIL_SOCIETY" cx="20" cy="42" r="5" />
      <circle className="mark-CIVIL_SOCIETY" cx="98" cy="46" r="5" />
      <path className="mark-BETWEEN" d="m62 41 7 7-7 7-7-7z" />
    </svg>
  );
}

function TriangleSketch() {
  return (
    <svg viewBox="0 0 120 60" className="sketch" aria-hidden="true">
      <path className="logo-edge" d="M60 6 24 54h72z" />
      <path className="mark-STATE" d="M54 0h12v12H54z" />
      <path className="mark-ECONOMY" d="m24 44 8 14H16z" />
      <circle className="mark-CIVIL_SOCIETY" cx="96" cy="52" r="7" />
      <path className="mark-BETWEEN" d="m70 32 6 6-6 6-6-6z" />
    </svg>
  );
}
