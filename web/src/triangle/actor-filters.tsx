// Which actors the triangle weighs, by what, and as of which day.
import { useQuestion } from "../api/use-question";
import { JurisdictionChoice, ThemeChoice } from "../finding/scopes";
import { RecordChoice } from "../finding/record-choice";
import { useWords } from "../language/language";
import { TitleLink } from "../records/record-links";
import { CHOSEN_POLICY, CHOSEN_REFORM } from "./questions";
import type { Selection } from "./selection";
import { WeightChoice } from "./weight-choice";
import { words } from "./words";

interface FiltersProps {
  readonly selection: Selection;
  readonly select: (changes: Partial<Selection>) => void;
}

const NOTHING = { jurisdiction: null, theme: null, policy: null, reform: null, asOf: null } as const;

export function ActorFilters({ selection, select }: FiltersProps) {
  const say = useWords(words);
  const { jurisdiction, theme, policy, reform, asOf, weight } = selection;
  const isNarrowed = Boolean(jurisdiction ?? theme ?? policy ?? reform ?? asOf);
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      <WeightChoice value={weight} onChoose={(chosen) => select({ weight: chosen })} />
      <JurisdictionChoice value={jurisdiction} onChoose={(chosen) => select({ jurisdiction: chosen })} />
      <ThemeChoice value={theme} onChoose={(chosen) => select({ theme: chosen })} />
      <RecordChoice
        label={say.about}
        placeholder={say.aboutHint}
        types={["Policy", "Reform"]}
        clears
        onChoose={(record) => {
          if (record.__typename === "Policy") select({ policy: record.slug, reform: null });
          if (record.__typename === "Reform") select({ reform: record.slug, policy: null });
        }}
      />
      <label className="field">
        <span>{say.asOf}</span>
        <input type="date" value={asOf ?? ""} onChange={(event) => select({ asOf: event.target.value || null })} />
      </label>
      {isNarrowed && (
        <button type="button" onClick={() => select(NOTHING)}>
          {say.clear}
        </button>
      )}
      <Chosen selection={selection} select={select} />
    </form>
  );
}

/** The policy or reform that was chosen: its name, and a way to leave it out again. */
function Chosen({ selection: { policy, reform }, select }: FiltersProps) {
  const say = useWords(words);
  const policyAnswer = useQuestion(CHOSEN_POLICY, { by: { slug: policy ?? "" } }, { enabled: policy !== null });
  const reformAnswer = useQuestion(CHOSEN_REFORM, { by: { slug: reform ?? "" } }, { enabled: reform !== null });
  const chosen = [policy && policyAnswer.data?.policy, reform && reformAnswer.data?.reform].filter(
    (record) => !!record,
  );
  return chosen.map((record) => (
    <p key={record.id} className="chosen-record">
      <TitleLink record={record} />{" "}
      <button
        type="button"
        aria-label={say.notAbout(record.title)}
        onClick={() => select(record.__typename === "Policy" ? { policy: null } : { reform: null })}
      >
        ×
      </button>
    </p>
  ));
}
