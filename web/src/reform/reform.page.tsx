// The page of a policy, and of a reform of one: when what happened, who is for and against, who weighs on it through whom.
// Which of the two it is stands in the address.
import "../records/records.css";
import "./reform.css";
import { useQuestion } from "../api/use-question";
import { Frame } from "../frame/frame";
import { openPage } from "../frame/open-page";
import { useLanguage, useWords } from "../language/language";
import { label } from "../language/vocabulary";
import { addressed } from "../records/addresses";
import { Answer, Nothing } from "../states/answer";
import { InfluenceParts } from "./influence";
import { useInvolvements } from "./involved";
import { PolicyFacts, ReformFacts } from "./facts";
import { POLICY, REFORM, type Course, type PolicyRecord, type ReformRecord, type TracingCounts } from "./questions";
import { StancesPart } from "./stances-part";
import { TimelinePart } from "./timeline-part";
import { TracingPart } from "./tracing-part";
import { words } from "./words";

const isReform = window.location.pathname.startsWith("/reforms/");
const by = addressed(window.location.pathname);
const asked = "slug" in by ? by.slug : by.id;

function ReformPage() {
  return isReform ? <OfReform /> : <OfPolicy />;
}

function OfPolicy() {
  const say = useWords(words);
  const language = useLanguage();
  const answer = useQuestion(POLICY, { by });
  const policy = answer.data?.policy;
  if (!policy) return <Unfound answer={answer} sentence={say.unknownPolicy(asked)} />;
  return (
    <Frame title={policy.title} kind={label("PolicyKind", policy.policyKind, language)}>
      <PolicyFacts policy={policy} />
      <Parts of={policy} courses={policy.reforms.nodes} jurisdiction={policy.jurisdiction} tracing={policy.tracing} />
    </Frame>
  );
}

function OfReform() {
  const say = useWords(words);
  const language = useLanguage();
  const answer = useQuestion(REFORM, { by });
  const reform = answer.data?.reform;
  if (!reform) return <Unfound answer={answer} sentence={say.unknownReform(asked)} />;
  return (
    <Frame title={reform.title} kind={label("RecordType", "Reform", language)}>
      <ReformFacts reform={reform} />
      <Parts of={reform} courses={[reform]} jurisdiction={reform.policy.jurisdiction} tracing={reform.tracing} />
    </Frame>
  );
}

interface PartsProps {
  readonly of: PolicyRecord | ReformRecord;
  readonly courses: readonly Course[];
  readonly jurisdiction: string | null;
  readonly tracing: TracingCounts;
}

function Parts({ of, courses, jurisdiction, tracing }: PartsProps) {
  const involvements = useInvolvements(of.id);
  return (
    <>
      <TimelinePart
        id={of.id}
        slug={of.slug}
        courses={courses}
        jurisdiction={jurisdiction}
        involvements={involvements}
      />
      <StancesPart id={of.id} slug={of.slug} namesReform={!isReform} involvements={involvements} />
      <InfluenceParts id={of.id} slug={of.slug} title={of.title} />
      <TracingPart counts={tracing} slug={of.slug} />
    </>
  );
}

interface UnfoundProps {
  readonly answer: Parameters<typeof Answer>[0]["of"];
  readonly sentence: string;
}

/** Before the answer, after a failure, and where nothing has that name. */
function Unfound({ answer, sentence }: UnfoundProps) {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <Frame title={label("RecordType", isReform ? "Reform" : "Policy", language)}>
      <Answer of={answer}>
        {() => (
          <Nothing>
            <p>{sentence}</p>
            <p>
              <a href={`/find?text=${encodeURIComponent(asked.replaceAll("-", " "))}`}>{say.searchFor}</a>
            </p>
          </Nothing>
        )}
      </Answer>
    </Frame>
  );
}

openPage(ReformPage);
