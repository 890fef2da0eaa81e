// What an actor says, what is said of it, and what gave it room or took it away.
import { useList } from "../api/use-list";
import { useQuestion } from "../api/use-question";
import { useLanguage, useWords } from "../language/language";
import { formatPeriod } from "../language/formats";
import { label } from "../language/vocabulary";
import { Claims } from "../records/claims";
import { DisputedMark } from "../records/disputed";
import { EvidenceOnDemand } from "../records/evidence";
import { ActorLink } from "../records/record-links";
import { Answer } from "../states/answer";
import { More } from "../states/more";
import { useDay } from "./day";
import { CLAIMS_ABOUT, CLAIMS_MADE, EVENTS } from "./questions";
import { words } from "./words";

export function ClaimsMade({ id, name }: { readonly id: string; readonly name: string }) {
  const say = useWords(words);
  const answer = useList(CLAIMS_MADE, { id }, (data) => data.actor?.claimsMade);
  return (
    <section id="claims">
      <h2>{say.claimsTitle}</h2>
      <Answer of={answer}>
        {(list) =>
          list.totalCount === 0 ? (
            <p className="soft">{say.claimsNone(name)}</p>
          ) : (
            <>
              <p>{say.claimsCount(list.totalCount)}</p>
              <Claims claims={list.items} without="speaker" />
              <More list={list} />
            </>
          )
        }
      </Answer>
    </section>
  );
}

/** Left out where nobody says anything of it. */
export function ClaimsAbout({ id }: { readonly id: string }) {
  const say = useWords(words);
  const { data } = useQuestion(CLAIMS_ABOUT, { id });
  const claims = data?.actor?.claims ?? [];
  if (claims.length === 0) return null;
  return (
    <section id="claims-about">
      <h2>{say.claimsAboutTitle}</h2>
      <Claims claims={claims} without="about" />
    </section>
  );
}

export function CivicSpaceEvents({ id, name }: { readonly id: string; readonly name: string }) {
  const say = useWords(words);
  const language = useLanguage();
  const [asOf] = useDay();
  const answer = useList(EVENTS, { id, asOf }, (data) => data.actor?.civicSpaceEvents);
  return (
    <section id="civic-space">
      <h2>{say.eventsTitle}</h2>
      <Answer of={answer}>
        {(list) => (
          <>
            {list.totalCount === 0 && <p className="soft">{say.eventsNone(name)}</p>}
            <ul className="records">
              {list.items.map((event) => (
                <li key={event.id}>
                  <p className="facts">
                    {event.__typename === "CivicSpaceEvent" && (
                      <strong>{label("CivicSpaceEventKind", event.eventKind, language)}</strong>
                    )}
                    <span>{label("CivicSpaceEffect", event.effect, language)}</span>
                    <span>{formatPeriod(event.occurred, language)}</span>
                    {event.perpetrator && (
                      <span>
                        {say.by} <ActorLink actor={event.perpetrator} />
                      </span>
                    )}
                    {event.disputed && <DisputedMark id={event.id} />}
                  </p>
                  {event.description && <p className="note">{event.description}</p>}
                  <EvidenceOnDemand id={event.id} />
                </li>
              ))}
            </ul>
            <More list={list} />
          </>
        )}
      </Answer>
    </section>
  );
}
