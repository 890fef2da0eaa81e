// What is claimed in a source, by whom, and how each claim stands: disagreement is shown, not settled.
import { useList } from "../api/use-list";
import { useWords } from "../language/language";
import { formOf } from "../records/addresses";
import { Claims } from "../records/claims";
import { Answer } from "../states/answer";
import { More } from "../states/more";
import { CLAIMS } from "./questions";
import { words } from "./words";

export function ClaimsInIt({ id, slug }: { readonly id: string; readonly slug: string }) {
  const say = useWords(words);
  const answer = useList(CLAIMS, { slug }, ({ claims }) => claims);
  return (
    <section id="claims">
      <h2>{say.claimsTitle}</h2>
      <Answer of={answer}>
        {(list) => (
          <>
            <p className={list.totalCount ? undefined : "soft"}>
              {list.totalCount ? say.claimsCount(list.totalCount) : say.claimsNone}
            </p>
            <Claims claims={list.items} without="source" />
            <More list={list} />
          </>
        )}
      </Answer>
      <p className="tools">
        <a href={formOf("claim", { source: id })}>{say.addClaim}</a>
      </p>
    </section>
  );
}
