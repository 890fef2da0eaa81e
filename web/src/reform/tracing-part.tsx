// Evidence for and against the involvements, counted by the test of process tracing that it is.
import { useLanguage, useWords } from "../language/language";
import { label } from "../language/vocabulary";
import { Table } from "../tables/table";
import type { TracingCounts } from "./questions";
import { words } from "./words";

const TESTS = [
  ["doublyDecisive", "DOUBLY_DECISIVE"],
  ["smokingGun", "SMOKING_GUN"],
  ["hoop", "HOOP"],
  ["strawInTheWind", "STRAW_IN_THE_WIND"],
  ["ungraded", null],
] as const;

export function TracingPart({ counts, slug }: { readonly counts: TracingCounts; readonly slug: string }) {
  const say = useWords(words);
  const language = useLanguage();
  const { recordCount, evidencedCount, sourceCount, supporting, contesting } = counts;
  return (
    <section>
      <h2>{say.tracing}</h2>
      {recordCount === 0 ? (
        <p>{say.tracingNothing}</p>
      ) : (
        <>
          <p>{say.tracingSentence(evidencedCount, recordCount, sourceCount)}</p>
          <Table
            caption={say.tracingTable}
            file={`${slug}-tracing`}
            rows={TESTS}
            keyOf={([key]) => key}
            columns={[
              {
                ...{ key: "test", title: say.test, heading: true },
                value: ([, grade]) => (grade ? label("EvidenceGrade", grade, language) : say.ungraded),
              },
              { key: "for", title: say.speaksFor, numeric: true, value: ([key]) => supporting[key] },
              { key: "against", title: say.speaksAgainst, numeric: true, value: ([key]) => contesting[key] },
            ]}
          />
        </>
      )}
    </section>
  );
}
