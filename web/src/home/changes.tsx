// What was written last, newest first, each with its way to the record and to its history.
import type { ResultOf } from "../api/question";
import { useQuestion } from "../api/use-question";
import { formatMoment } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { label } from "../language/vocabulary";
import { historyOf, pageOf } from "../records/addresses";
import { Answer, Nothing } from "../states/answer";
import { CHANGES } from "./questions";
import { words } from "./words";

type Change = ResultOf<typeof CHANGES>["changes"]["nodes"][number];

/** What a change is about, by name; records without a name of their own by what they join. */
function nameOf(record: Change["record"]): string | null {
  if (!record) return null;
  if ("name" in record) return record.name;
  if ("title" in record) return record.title;
  if ("sourceTitle" in record) return record.sourceTitle;
  if ("target" in record) return `${record.source.name} – ${record.target.name}`;
  if ("policy" in record) return `${record.actor.name} – ${record.policy.title}`;
  return null;
}

export function Changes() {
  const say = useWords(words);
  const language = useLanguage();
  const answer = useQuestion(CHANGES, {});
  return (
    <section aria-labelledby="changes-title">
      <h2 id="changes-title">{say.changesTitle}</h2>
      <Answer of={answer}>
        {({ changes }) =>
          changes.nodes.length === 0 ? (
            <Nothing>
              {/* After a large import the node has looked through a stretch of nothing but its evidence, and goes no further unasked. */}
              <p>{changes.pageInfo.hasNextPage ? say.changesFurther : say.changesNone}</p>
            </Nothing>
          ) : (
            <ol className="changes">
              {changes.nodes.map((change) => {
                const type = label("RecordType", change.subjectType, language);
                const name = nameOf(change.record);
                return (
                  <li key={change.seq}>
                    <span className="soft">{type}</span>{" "}
                    <a href={change.record ? pageOf(change.record) : historyOf(change.subjectId)}>{name ?? type}</a>{" "}
                    <a className="soft" href={historyOf(change.subjectId)}>
                      {change.op === "RETRACT" ? say.retracted : say.written}{" "}
                      {formatMoment(change.recordedAt, language)}
                    </a>
                    {!change.origin.isThisNode && <span className="soft"> · {change.origin.slug}</span>}
                  </li>
                );
              })}
            </ol>
          )
        }
      </Answer>
    </section>
  );
}
