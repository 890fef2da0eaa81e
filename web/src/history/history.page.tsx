// The history of any record: what it is now and who says so, what it rests on, and everything that was ever said of it.
import "../records/records.css";
import "./history.css";
import type { ResultOf } from "../api/question";
import { useQuestion } from "../api/use-question";
import { RecordChoice } from "../finding/record-choice";
import { Frame } from "../frame/frame";
import { openPage } from "../frame/open-page";
import { useViewer } from "../frame/viewer";
import { useLanguage, useWords } from "../language/language";
import { formatMoment } from "../language/formats";
import { label } from "../language/vocabulary";
import { addressed, formOf, historyOf, pageOf } from "../records/addresses";
import { titleOf } from "../records/any-record";
import { Claims } from "../records/claims";
import { EvidenceOf } from "../records/evidence";
import { useNames } from "../records/names";
import { referencesIn } from "../records/payload";
import { RecordTools, VisibilityMark } from "../records/record-tools";
import { Versions } from "../records/versions";
import { Failure, Loading } from "../states/answer";
import { HistoryOfWhatIsGone, History } from "./entries";
import { Fields } from "./entry";
import { CLAIMS, RECORD } from "./questions";
import { typeOfId } from "./record-type";
import { words } from "./words";

type TheNode = NonNullable<ResultOf<typeof RECORD>["node"]>;
type TheRecord = Extract<TheNode, { readonly citation: string }>;

function HistoryPage() {
  const say = useWords(words);
  const address = addressed(window.location.pathname);
  const id = "id" in address ? address.id : null;
  const answer = useQuestion(RECORD, { id: id ?? "" }, { enabled: id !== null, keepLast: true });
  if (id === null) return <NotAnId />;
  if (answer.data) {
    const { node } = answer.data;
    return node && "citation" in node ? <TheRecordItself record={node} /> : <Gone id={id} />;
  }
  return (
    <Frame title={say.pageTitle}>
      {answer.error ? <Failure error={answer.error} onRetry={() => void answer.refetch()} /> : <Loading />}
    </Frame>
  );
}

function TheRecordItself({ record }: { readonly record: TheRecord }) {
  const say = useWords(words);
  const language = useLanguage();
  const { id, __typename: type } = record;
  const hasPage = pageOf(record) !== historyOf(id);
  const shown = record.versions.find((version) => version.shown);
  const nameOf = useNames(referencesIn(shown?.payload));
  return (
    <Frame
      title={titleOf(record, language)}
      kind={
        <span className="facts">
          <span>{say.historyOf(label("RecordType", type, language))}</span>
          <VisibilityMark visibility={record.recordVisibility} />
        </span>
      }
    >
      <p>
        {say.version(record.recordVersion, record.origin.slug)}{" "}
        {say.recorded(formatMoment(record.createdAt, language), formatMoment(record.updatedAt, language))}
      </p>
      <RecordTools record={record} correctAt={formAt(type, id)} onHistoryPage>
        {hasPage && <a href={pageOf(record)}>{say.openRecord}</a>}
      </RecordTools>
      {record.recordDisputed ? (
        <Versions id={id} />
      ) : (
        <section id="now">
          <h2>{say.nowTitle}</h2>
          <Fields payload={shown?.payload} type={type} nameOf={nameOf} />
        </section>
      )}
      <section id="evidence">
        <h2>{say.evidenceTitle}</h2>
        <EvidenceOf id={id} />
      </section>
      <ClaimsAboutIt id={id} />
      <History id={id} type={type} />
    </Frame>
  );
}

/** Left out where nobody claims anything of it. */
function ClaimsAboutIt({ id }: { readonly id: string }) {
  const say = useWords(words);
  const { data } = useQuestion(CLAIMS, { id });
  const claims = data?.node && "claims" in data.node ? data.node.claims : [];
  if (claims.length === 0) return null;
  return (
    <section id="claims">
      <h2>{say.claimsTitle}</h2>
      <Claims claims={claims} without="about" />
    </section>
  );
}

/** What there is a form for; what has none is written through the API. */
const WITH_FORM = new Set([
  "Actor",
  "Relationship",
  "Policy",
  "Reform",
  "Involvement",
  "Source",
  "Excerpt",
  "Claim",
  "Evidence",
]);
const formAt = (type: string, id: string): string | undefined =>
  WITH_FORM.has(type) ? formOf(type.toLowerCase(), { id }) : undefined;

function Gone({ id }: { readonly id: string }) {
  const say = useWords(words);
  const language = useLanguage();
  const { mayCurate } = useViewer();
  const type = typeOfId(id);
  const restoredAt = type && formAt(type, id);
  return (
    <Frame title={say.goneTitle} kind={type && say.historyOf(label("RecordType", type, language))}>
      <p>{say.gone}</p>
      <p>
        <code>{id}</code>
      </p>
      {mayCurate && restoredAt && (
        <p className="tools">
          <a href={restoredAt}>{say.restore}</a>
        </p>
      )}
      <HistoryOfWhatIsGone id={id} />
    </Frame>
  );
}

function NotAnId() {
  const say = useWords(words);
  return (
    <Frame title={say.pageTitle}>
      <p>{say.notAnId}</p>
      <div className="find-another">
        <RecordChoice label={say.findRecord} onChoose={(record) => window.location.assign(historyOf(record.id))} />
      </div>
    </Frame>
  );
}

openPage(HistoryPage);
