// An actor: its names and place, its ties, what it is involved in, what it moves and who moves it. Each part asks for itself.
import "../records/records.css";
import "./actor.css";
import type { ResultOf } from "../api/question";
import { useQuestion } from "../api/use-question";
import { Frame } from "../frame/frame";
import { NoSuchRecord } from "../frame/no-such-record";
import { openPage } from "../frame/open-page";
import { useLanguage, useWords } from "../language/language";
import { formatPeriod } from "../language/formats";
import { countryName } from "../language/places";
import { label } from "../language/vocabulary";
import { addressed, formOf } from "../records/addresses";
import { DisputedMark } from "../records/disputed";
import { RecordTools, VisibilityMark } from "../records/record-tools";
import { SectorMark } from "../records/sector";
import { Versions } from "../records/versions";
import { Failure, Loading } from "../states/answer";
import { DayControl } from "./day";
import { DependsOn } from "./dependence";
import { InfluencesOf } from "./influences";
import { Involvements } from "./involvements";
import { Names } from "./names";
import { Place } from "./place";
import { ACTOR } from "./questions";
import { CivicSpaceEvents, ClaimsAbout, ClaimsMade } from "./said";
import { Attainment, Strategy } from "./strategy";
import { Ties } from "./ties";
import { words } from "./words";

type TheActor = NonNullable<ResultOf<typeof ACTOR>["actor"]>;

function ActorPage() {
  const say = useWords(words);
  const by = addressed(window.location.pathname);
  const answer = useQuestion(ACTOR, { by }, { keepLast: true });
  if (answer.error)
    return (
      <Frame title={say.pageTitle}>
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      </Frame>
    );
  if (!answer.data)
    return (
      <Frame title={say.pageTitle}>
        <Loading />
      </Frame>
    );
  const { actor } = answer.data;
  return actor ? <TheActorItself actor={actor} /> : <NoSuchActor asked={"slug" in by ? by.slug : by.id} />;
}

function TheActorItself({ actor }: { readonly actor: TheActor }) {
  const say = useWords(words);
  const { id, name, slug } = actor;
  const asked = { by: { slug } };
  return (
    <Frame title={name} kind={<KindLine actor={actor} />}>
      <Facts actor={actor} />
      <RecordTools record={actor} correctAt={formOf("actor", { id })}>
        <a href={formOf("relationship", { source: id })}>{say.addTie}</a>
        <a href={`/network?actor=${encodeURIComponent(slug)}`}>{say.egoPicture}</a>
      </RecordTools>
      <div className="beside">
        <Names actor={actor} asked={asked} />
        <Place actor={actor} asked={asked} />
      </div>
      {actor.disputed && <Versions id={id} />}
      <DayControl />
      <Ties id={id} slug={slug} />
      <Involvements id={id} />
      <InfluencesOf id={id} name={name} />
      <DependsOn id={id} name={name} />
      <Strategy id={id} name={name} />
      <Attainment id={id} name={name} />
      <ClaimsMade id={id} name={name} />
      <ClaimsAbout id={id} />
      <CivicSpaceEvents id={id} name={name} />
    </Frame>
  );
}

function KindLine({ actor }: { readonly actor: TheActor }) {
  const language = useLanguage();
  return (
    <span className="facts">
      <span>
        <SectorMark position={actor.sectorPosition} /> {label("ActorKind", actor.kind, language)}
      </span>
      {actor.jurisdiction && <span>{countryName(actor.jurisdiction, language)}</span>}
      {actor.existence && <span>{formatPeriod(actor.existence, language)}</span>}
      <VisibilityMark visibility={actor.visibility} />
      {actor.disputed && <DisputedMark id={actor.id} />}
    </span>
  );
}

function Facts({ actor: { description, publicRole, website, identifiers } }: { readonly actor: TheActor }) {
  const say = useWords(words);
  return (
    <>
      {publicRole && <p>{publicRole}</p>}
      {description && <p>{description}</p>}
      {(website || identifiers.length > 0) && (
        <dl className="facts-list">
          {website && /^https?:\/\//i.test(website) && (
            <>
              <dt>{say.website}</dt>
              <dd>
                <a href={website} rel="noopener noreferrer">
                  {website}
                </a>
              </dd>
            </>
          )}
          {identifiers.length > 0 && (
            <>
              <dt>{say.registers}</dt>
              <dd>{identifiers.map(({ scheme, value }) => `${scheme} ${value}`).join(" · ")}</dd>
            </>
          )}
        </dl>
      )}
    </>
  );
}

function NoSuchActor({ asked }: { readonly asked: string }) {
  const say = useWords(words);
  return (
    <NoSuchRecord title={say.noSuchTitle} sentence={say.noSuch(asked)} find={say.findActor} types={["Actor"]}>
      <a href={formOf("actor", { name: asked })}>{say.addActor}</a>
    </NoSuchRecord>
  );
}

openPage(ActorPage);
