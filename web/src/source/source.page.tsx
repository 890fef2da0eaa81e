// A source: what it is, the passages taken from it, and what is claimed in it.
import "../records/records.css";
import type { ResultOf } from "../api/question";
import { useQuestion } from "../api/use-question";
import { Frame } from "../frame/frame";
import { NoSuchRecord } from "../frame/no-such-record";
import { openPage } from "../frame/open-page";
import { useLanguage, useWords } from "../language/language";
import { formatPeriod } from "../language/formats";
import { languageName } from "../language/places";
import { fieldName, label } from "../language/vocabulary";
import { addressed, formOf } from "../records/addresses";
import { DisputedMark } from "../records/disputed";
import { RecordTools, VisibilityMark } from "../records/record-tools";
import { Versions } from "../records/versions";
import { Failure, Loading } from "../states/answer";
import { ClaimsInIt } from "./claims";
import { Excerpts } from "./excerpts";
import { SOURCE } from "./questions";
import { words } from "./words";

type TheSource = NonNullable<ResultOf<typeof SOURCE>["source"]>;

function SourcePage() {
  const say = useWords(words);
  const by = addressed(window.location.pathname);
  const answer = useQuestion(SOURCE, { by }, { keepLast: true });
  if (answer.data) {
    const { source } = answer.data;
    return source ? <TheSourceItself source={source} /> : <NoSuchSource asked={"slug" in by ? by.slug : by.id} />;
  }
  return (
    <Frame title={say.pageTitle}>
      {answer.error ? <Failure error={answer.error} onRetry={() => void answer.refetch()} /> : <Loading />}
    </Frame>
  );
}

function TheSourceItself({ source }: { readonly source: TheSource }) {
  const say = useWords(words);
  const language = useLanguage();
  const { id, slug, url } = source;
  return (
    <Frame
      title={source.title}
      kind={
        <span className="facts">
          <span>{label("SourceKind", source.kind, language)}</span>
          {source.published && <span>{formatPeriod(source.published, language)}</span>}
          <VisibilityMark visibility={source.visibility} />
          {source.disputed && <DisputedMark id={id} />}
        </span>
      }
    >
      <Bibliography source={source} />
      {/* Only what a browser opens as a page; no other scheme becomes a link. */}
      {url && /^https?:\/\//i.test(url) && (
        <p>
          <a href={url} rel="noopener noreferrer">
            {say.readIt}
          </a>
        </p>
      )}
      <RecordTools record={source} correctAt={formOf("source", { id })}>
        <a href={formOf("excerpt", { source: id })}>{say.addExcerpt}</a>
      </RecordTools>
      {source.disputed && <Versions id={id} />}
      <Excerpts id={id} />
      <ClaimsInIt id={id} slug={slug} />
    </Frame>
  );
}

function Bibliography({ source }: { readonly source: TheSource }) {
  const language = useLanguage();
  const roles = [...new Set(source.credits.map(({ role }) => role))];
  const inRole = (role: string) => source.credits.filter((credit) => credit.role === role).map(({ name }) => name);
  const facts: readonly (readonly [string, string | null])[] = [
    ...roles.map((role) => [label("CreditRole", role, language), inRole(role).join(", ")] as const),
    [fieldName("container", language), source.container],
    [fieldName("publisher", language), source.publisher],
    [fieldName("published", language), source.published && formatPeriod(source.published, language)],
    [fieldName("extent", language), source.extent],
    [fieldName("lang", language), source.lang && languageName(source.lang, language)],
    [fieldName("licence", language), source.licence],
    [fieldName("url", language), source.url],
    [fieldName("note", language), source.note],
  ];
  return (
    <dl className="facts-list">
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function NoSuchSource({ asked }: { readonly asked: string }) {
  const say = useWords(words);
  return (
    <NoSuchRecord title={say.noSuchTitle} sentence={say.noSuch(asked)} find={say.findSource} types={["Source"]}>
      <a href={formOf("source", { title: asked })}>{say.addSource}</a>
    </NoSuchRecord>
  );
}

openPage(SourcePage);
