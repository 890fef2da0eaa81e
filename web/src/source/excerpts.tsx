// The passages of a source, in the order in which the node gives them, in the source's own words.
import { useList } from "../api/use-list";
import { useWords } from "../language/language";
import { formOf, historyOf } from "../records/addresses";
import { DisputedMark } from "../records/disputed";
import { words as recordWords } from "../records/words";
import { Answer, Nothing } from "../states/answer";
import { More } from "../states/more";
import { EXCERPTS } from "./questions";
import { words } from "./words";

export function Excerpts({ id }: { readonly id: string }) {
  const say = useWords(words);
  const sayOfRecords = useWords(recordWords);
  const answer = useList(EXCERPTS, { id }, ({ source }) => source?.excerpts);
  return (
    <section id="excerpts">
      <h2>{say.excerptsTitle}</h2>
      <Answer of={answer}>
        {(list) =>
          list.totalCount === 0 ? (
            <Nothing>
              <p>{say.excerptsNone}</p>
            </Nothing>
          ) : (
            <>
              <p>{say.excerptsCount(list.totalCount)}</p>
              <ul className="records">
                {list.items.map((excerpt) => (
                  <li key={excerpt.id}>
                    <figure className="quotation">
                      {excerpt.quote ? (
                        <blockquote lang={excerpt.lang ?? undefined}>{excerpt.quote}</blockquote>
                      ) : (
                        <p className="soft">{say.noQuote}</p>
                      )}
                      <figcaption className="facts">
                        {excerpt.page && <span>{sayOfRecords.page(excerpt.page)}</span>}
                        {excerpt.claimsMade.totalCount > 0 && (
                          <span>{say.claimsIn(excerpt.claimsMade.totalCount)}</span>
                        )}
                        <span>
                          <a href={historyOf(excerpt.id)}>{sayOfRecords.history}</a>
                        </span>
                        <span>
                          <a href={formOf("evidence", { excerpt: excerpt.id })}>{say.useAsEvidence}</a>
                        </span>
                        <span>
                          <a href={formOf("claim", { excerpt: excerpt.id })}>{say.addClaimFrom}</a>
                        </span>
                        {excerpt.disputed && <DisputedMark id={excerpt.id} />}
                      </figcaption>
                    </figure>
                    {excerpt.note && <p className="soft note">{excerpt.note}</p>}
                  </li>
                ))}
              </ul>
              <More list={list} />
            </>
          )
        }
      </Answer>
      <p className="tools">
        <a href={formOf("excerpt", { source: id })}>{say.addExcerpt}</a>
      </p>
    </section>
  );
}
