// Whom an actor depends on, as bars: reckoned here from its ties, by a formula that the page states.
import { useMemo } from "react";
import type { ResultOf } from "../api/question";
import { useQuestion } from "../api/use-question";
import { useLanguage, useWords } from "../language/language";
import { formatScore } from "../language/formats";
import { Bars } from "../pictures/bars";
import { Picture } from "../pictures/picture";
import { ActorLink } from "../records/record-links";
import { Answer, Nothing } from "../states/answer";
import { Table } from "../tables/table";
import { useDay } from "./day";
import { dependences } from "./dependence.measure";
import { DEPENDENCE } from "./questions";
import { words } from "./words";

const BARS_MAX = 12;

export function DependsOn({ id, name }: { readonly id: string; readonly name: string }) {
  const [chosen] = useDay();
  const asOf = chosen ?? new Date().toISOString().slice(0, 10);
  const answer = useQuestion(DEPENDENCE, { id, asOf }, { keepLast: true });
  return <Answer of={answer}>{(data) => <Partners id={id} name={name} asOf={asOf} data={data} />}</Answer>;
}

interface PartnersProps {
  readonly id: string;
  readonly name: string;
  readonly asOf: string;
  readonly data: ResultOf<typeof DEPENDENCE>;
}

function Partners({ id, name, asOf, data: { actor, relationshipTypes } }: PartnersProps) {
  const say = useWords(words);
  const language = useLanguage();
  const list = actor?.relationships;
  const found = useMemo(() => dependences(id, list?.nodes ?? [], relationshipTypes), [id, list, relationshipTypes]);
  if (!list || found.length === 0)
    return (
      <section id="dependence">
        <h2>{say.dependenceTitle}</h2>
        <Nothing>
          <p>{say.dependenceNone(name)}</p>
        </Nothing>
      </section>
    );
  const shown = found.slice(0, BARS_MAX);
  return (
    <div id="dependence">
      <Picture
        title={say.dependenceTitle}
        sentence={
          <>
            <p>
              {say.dependenceSentence(
                name,
                found.length,
                found[0]!.partner.name,
                formatScore(found[0]!.weight, language),
              )}
            </p>
            <p className="soft">{say.dependenceFormula}</p>
            {list.totalCount > list.nodes.length && <p>{say.dependencePart(list.nodes.length, list.totalCount)}</p>}
          </>
        }
        asked={{ question: DEPENDENCE, variables: { id, asOf } }}
        file={`dependence-${id}`}
        table={
          <Table
            caption={say.dependenceTitle}
            columns={[
              {
                key: "partner",
                title: say.partner,
                value: ({ partner }) => partner.name,
                show: ({ partner }) => <ActorLink actor={partner} />,
                heading: true,
              },
              {
                key: "weight",
                title: say.weightTitle,
                value: ({ weight }) => weight,
                show: ({ weight }) => formatScore(weight, language),
                numeric: true,
              },
              { key: "ties", title: say.tiesTitle, value: ({ ties }) => ties, numeric: true },
            ]}
            rows={found}
            keyOf={({ partner }) => partner.id}
            file={`dependence-${id}`}
          />
        }
      >
        <Bars
          description={say.dependenceTitle}
          max={1}
          bars={shown.map(({ partner, weight }) => ({
            key: partner.id,
            name: partner.name,
            value: weight,
            figure: formatScore(weight, language),
            position: partner.sectorPosition,
          }))}
        />
      </Picture>
    </div>
  );
}
