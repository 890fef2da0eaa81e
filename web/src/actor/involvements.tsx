// What an actor is involved in, and on which side: for, against, and whatever is neither.
import type { ResultOf } from "../api/question";
import { useList } from "../api/use-list";
import { useLanguage, useWords } from "../language/language";
import { formatPeriod, formatShare } from "../language/formats";
import { label } from "../language/vocabulary";
import { formOf } from "../records/addresses";
import { DisputedMark } from "../records/disputed";
import { EvidenceOnDemand } from "../records/evidence";
import { TitleLink } from "../records/record-links";
import { Answer } from "../states/answer";
import { More } from "../states/more";
import { useDay } from "./day";
import { INVOLVEMENTS } from "./questions";
import { words } from "./words";

type Involvement = NonNullable<ResultOf<typeof INVOLVEMENTS>["actor"]>["involvements"]["nodes"][number];

export function Involvements({ id }: { readonly id: string }) {
  const say = useWords(words);
  const [asOf] = useDay();
  const answer = useList(INVOLVEMENTS, { id, asOf }, (data) => data.actor?.involvements);
  return (
    <section id="involvements">
      <h2>{say.involvementsTitle}</h2>
      <Answer of={answer}>
        {(list) => {
          const sides = [
            { key: "for", title: say.sideFor, items: list.items.filter(({ stance }) => stance === "SUPPORT") },
            { key: "against", title: say.sideAgainst, items: list.items.filter(({ stance }) => stance === "OPPOSE") },
            {
              key: "other",
              title: say.sideOther,
              items: list.items.filter(({ stance }) => stance !== "SUPPORT" && stance !== "OPPOSE"),
            },
          ];
          return (
            <>
              <p>
                {list.totalCount === 0
                  ? say.involvementsNone(asOf !== null)
                  : say.involvementsCount(list.totalCount, sides[0]!.items.length, sides[1]!.items.length)}
              </p>
              <div className="sides">
                {sides
                  .filter(({ items }) => items.length > 0)
                  .map(({ key, title, items }) => (
                    <div key={key} className={`side side-${key}`}>
                      <h3>{title}</h3>
                      <ul className="records">
                        {items.map((involvement) => (
                          <li key={involvement.id}>
                            <InvolvementInWords involvement={involvement} showsStance={key === "other"} />
                          </li>
                        ))}
                      </ul>
                    </div>
                  ))}
              </div>
              <More list={list} />
            </>
          );
        }}
      </Answer>
      <p className="tools">
        <a href={formOf("involvement", { actor: id })}>{say.addInvolvement}</a>
      </p>
    </section>
  );
}

function InvolvementInWords({
  involvement,
  showsStance,
}: {
  readonly involvement: Involvement;
  readonly showsStance: boolean;
}) {
  const say = useWords(words);
  const language = useLanguage();
  const { id, policy, reform, role, stance, stage, valid, confidence, disputed, note } = involvement;
  return (
    <>
      <p className="involved-in">
        <TitleLink record={reform ?? policy} />
        {disputed && <DisputedMark id={id} />}
      </p>
      {reform && (
        <p className="soft note">
          {say.reformOf} <TitleLink record={policy} />
        </p>
      )}
      <p className="facts soft">
        {showsStance && <span>{label("Stance", stance, language)}</span>}
        <span>{label("InvolvementRole", role, language)}</span>
        {stage && <span>{label("ReformStage", stage, language)}</span>}
        {valid && <span>{formatPeriod(valid, language)}</span>}
        {confidence < 1 && <span>{say.sure(formatShare(confidence, language))}</span>}
      </p>
      {note && <p className="soft note">{note}</p>}
      <EvidenceOnDemand id={id} />
    </>
  );
}
