// What is said of a policy or reform in a few words: what it belongs to, how it ended, what it is about, and what one can do
// with the record.
import type { ReactNode } from "react";
import { formatPeriod } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { countryName } from "../language/places";
import { label } from "../language/vocabulary";
import { formOf } from "../records/addresses";
import { EvidenceOnDemand } from "../records/evidence";
import { TitleLink } from "../records/record-links";
import { RecordTools } from "../records/record-tools";
import { Versions } from "../records/versions";
import type { PolicyRecord, ReformRecord } from "./questions";
import { words } from "./words";

const REFORMS_SHOWN = 12;

export function PolicyFacts({ policy }: { readonly policy: PolicyRecord }) {
  const say = useWords(words);
  const language = useLanguage();
  const reforms = policy.reforms.nodes.slice(0, REFORMS_SHOWN);
  const others = policy.reforms.totalCount - reforms.length;
  return (
    <Facts record={policy} kind="policy">
      <Fact name={say.reforms}>
        {reforms.length > 0 && (
          <ul className="plain">
            {reforms.map((reform) => (
              <li key={reform.id}>
                <TitleLink record={reform} />{" "}
                <span className="soft">
                  {label("ReformOutcome", reform.outcome, language)}
                  {reform.begun && `, ${formatPeriod(reform.begun, language)}`}
                </span>
              </li>
            ))}
            {others > 0 && <li className="soft">{say.reformsMore(others)}</li>}
          </ul>
        )}
      </Fact>
      <Fact name={say.arisesFrom}>{policy.arisesFrom && <TitleLink record={policy.arisesFrom} />}</Fact>
      <Fact name={say.replaces}>{policy.replaces && <TitleLink record={policy.replaces} />}</Fact>
      <Fact name={say.inForce}>{policy.inForce && formatPeriod(policy.inForce, language)}</Fact>
      <Fact name={say.jurisdiction}>{policy.jurisdiction && countryName(policy.jurisdiction, language)}</Fact>
      <Fact name={say.themes}>{policy.themes.map(({ name }) => name).join(", ")}</Fact>
    </Facts>
  );
}

export function ReformFacts({ reform }: { readonly reform: ReformRecord }) {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <Facts record={reform} kind="reform">
      <Fact name={say.reformOf}>
        <TitleLink record={reform.policy} />
      </Fact>
      <Fact name={say.outcome}>{label("ReformOutcome", reform.outcome, language)}</Fact>
      <Fact name={say.stage}>{reform.stage && label("ReformStage", reform.stage, language)}</Fact>
      <Fact name={say.begun}>{reform.begun && formatPeriod(reform.begun, language)}</Fact>
      <Fact name={say.instruments}>{reform.instruments.map(asWords).join(", ")}</Fact>
      <Fact name={say.gaveRiseTo}>
        {reform.gaveRiseTo.nodes.length > 0 && (
          <ul className="plain">
            {reform.gaveRiseTo.nodes.map((policy) => (
              <li key={policy.id}>
                <TitleLink record={policy} />
              </li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact name={say.jurisdiction}>
        {reform.policy.jurisdiction && countryName(reform.policy.jurisdiction, language)}
      </Fact>
      <Fact name={say.themes}>{reform.policy.themes.map(({ name }) => name).join(", ")}</Fact>
    </Facts>
  );
}

/** ROYAL_DECREE: a free word of its recorder, not one of a list. */
const asWords = (code: string): string => code.charAt(0) + code.slice(1).toLowerCase().replaceAll("_", " ");

interface FactsProps {
  readonly record: {
    readonly id: string;
    readonly description: string | null;
    readonly citation: string;
    readonly disputed: boolean;
  };
  readonly kind: "policy" | "reform";
  readonly children: ReactNode;
}

function Facts({ record, kind, children }: FactsProps) {
  const say = useWords(words);
  return (
    <section className="about" aria-label={say.record}>
      {record.description && <p>{record.description}</p>}
      <dl>{children}</dl>
      <EvidenceOnDemand id={record.id} />
      <RecordTools record={record} correctAt={formOf(kind, { id: record.id })}>
        <a href={formOf("involvement", { [kind]: record.id })}>{say.addInvolvement}</a>
      </RecordTools>
      {record.disputed && <Versions id={record.id} level={2} />}
    </section>
  );
}

/** Nothing known: nothing shown. */
function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
