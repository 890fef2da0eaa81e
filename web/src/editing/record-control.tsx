// A field that names a record: found by typing its name, shown by its name.
import { useContext } from "react";
import { ask } from "../api/ask";
import { nameOf, type FoundRecord } from "../finding/questions";
import { RecordChoice } from "../finding/record-choice";
import { useLanguage, useWords } from "../language/language";
import { label } from "../language/vocabulary";
import { pageOf } from "../records/addresses";
import type { Chosen, FieldOf } from "./field";
import { FormContext, useField, type FieldProps } from "./form-context";
import { Complaints, Help, Required } from "./labelled";
import { NAMES } from "./questions";
import { words } from "./words";

const chosenOf = (record: FoundRecord): Chosen => ({ id: record.id, type: record.__typename, name: nameOf(record) });

function ChosenRecord({ record, onRemove }: { readonly record: Chosen; readonly onRemove: () => void }) {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <p className="chosen">
      <a href={pageOf({ id: record.id, __typename: record.type })} target="_blank" rel="noreferrer">
        {record.name}
        <span className="unseen"> ({say.newTab})</span>
      </a>{" "}
      <span className="soft">{record.type && label("RecordType", record.type, language)}</span>{" "}
      <button type="button" className="tool" onClick={onRemove}>
        {say.chooseAnother}
        <span className="unseen"> ({record.name})</span>
      </button>
    </p>
  );
}

export function RecordControl(props: FieldProps<FieldOf<"record">>) {
  const { field, value, onChange } = props;
  const say = useWords(words);
  const form = useContext(FormContext);
  const of = useField(props);
  const chosen = (value ?? null) as Chosen | null;
  const choose = async (record: FoundRecord) => {
    onChange(chosenOf(record));
    if (!field.implies || record.__typename !== "Reform") return;
    // A convenience: where the node does not answer, the field is filled by hand.
    const answer = await ask(NAMES, { ids: [record.id] }).catch(() => null);
    const [reform] = answer?.nodes ?? [];
    if (reform?.__typename !== "Reform") return;
    const { id, title } = reform.policy;
    form.change({ [field.implies]: { id, type: "Policy", name: title } });
  };
  return (
    <div className="field" id={of.id} role="group" aria-label={of.name}>
      {/* The box has the same name for those who hear it; here it stands above the help. */}
      <span className="name" aria-hidden={chosen === null}>
        {of.name} <Required when={field.required} />
      </span>
      <Help of={of} />
      {chosen ? (
        <ChosenRecord record={chosen} onRemove={() => onChange(null)} />
      ) : (
        <RecordChoice
          label={
            <>
              {of.name} <Required when={field.required} />
            </>
          }
          hideLabel
          placeholder={say.typeName}
          types={field.types}
          onChoose={(record) => void choose(record)}
          describedBy={of.described["aria-describedby"]}
        />
      )}
      <Complaints of={of} />
    </div>
  );
}

export function RecordsControl(props: FieldProps<FieldOf<"records">>) {
  const { field, value, onChange } = props;
  const say = useWords(words);
  const of = useField(props);
  const chosen = (value ?? []) as readonly Chosen[];
  return (
    <div className="field" id={of.id} role="group" aria-label={of.name}>
      <Help of={of} />
      <RecordChoice
        label={of.name}
        placeholder={say.typeName}
        types={field.types}
        clears
        onChoose={(record) => onChange([...chosen.filter(({ id }) => id !== record.id), chosenOf(record)])}
        describedBy={of.described["aria-describedby"]}
      />
      <ul className="chosen-list">
        {chosen.map((record) => (
          <li key={record.id}>
            {record.name}{" "}
            <button
              type="button"
              className="tool"
              onClick={() => onChange(chosen.filter(({ id }) => id !== record.id))}
            >
              {say.remove}
              <span className="unseen"> {record.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <Complaints of={of} />
    </div>
  );
}
