// Draws a field by its kind. Lists and passages have fields of their own, so they stand here with what draws those.
import { useQuestion } from "../api/use-question";
import { useLanguage, useWords } from "../language/language";
import { Answer } from "../states/answer";
import { blankOf, NEW_EXCERPT, NEW_SOURCE, type Chosen, type Field, type FieldOf, type Values } from "./field";
import { useField, type FieldProps } from "./form-context";
import { Complaints, Help, Required } from "./labelled";
import { PeriodControl } from "./period-control";
import { EXCERPTS } from "./questions";
import { RecordControl, RecordsControl } from "./record-control";
import { SectorControl } from "./sector-control";
import { EnumControl, TextControl } from "./text-control";
import { TextsControl } from "./texts-control";
import { words } from "./words";

export function FieldControl(props: FieldProps) {
  const { field } = props;
  switch (field.kind) {
    case "texts":
      return <TextsControl {...props} field={field} />;
    case "list":
      return <ListControl {...props} field={field} />;
    case "record":
      return <RecordControl {...props} field={field} />;
    case "records":
      return <RecordsControl {...props} field={field} />;
    case "period":
      return <PeriodControl {...props} />;
    case "sector":
      return <SectorControl {...props} />;
    case "passage":
      return <PassageControl {...props} />;
    case "enum":
      return <EnumControl {...props} field={field} />;
    default:
      return <TextControl {...props} />;
  }
}

function ListControl(props: FieldProps<FieldOf<"list">>) {
  const { field, value, onChange, path } = props;
  const say = useWords(words);
  const language = useLanguage();
  const of = useField(props);
  const items = (value ?? []) as readonly Values[];
  const put = (index: number, item: Values) =>
    onChange(items.map((each, at) => (at === index ? { ...each, ...item } : each)));
  const leastItems = field.required ? 1 : 0;
  return (
    <fieldset className="field list" id={of.id}>
      <legend>
        {of.name} <Required when={field.required} />
      </legend>
      <Help of={of} />
      {items.map((item, index) => (
        <fieldset className="item" key={index}>
          <legend>
            {items.length > 1 ? say.numbered(of.name, index + 1) : <span className="unseen">{of.name}</span>}
          </legend>
          {field.of.map((each) => (
            <FieldControl
              key={each.name}
              field={each}
              value={item[each.name]}
              onChange={(changed) => put(index, { [each.name]: changed })}
              path={[...path, String(index), each.name]}
              owner={field.input}
            />
          ))}
          {items.length > leastItems && (
            <button type="button" className="tool" onClick={() => onChange(items.filter((_, at) => at !== index))}>
              {say.remove}
              <span className="unseen"> {say.numbered(of.name, index + 1)}</span>
            </button>
          )}
        </fieldset>
      ))}
      <button type="button" className="tool add" onClick={() => onChange([...items, blankOf(field.of, language)])}>
        {items.length ? say.another : say.add}
        <span className="unseen"> {of.name}</span>
      </button>
      <Complaints of={of} />
    </fieldset>
  );
}

const SOURCE: FieldOf<"record"> = { name: "source", kind: "record", types: ["Source"], required: true };

/** A passage of a source. The source is found by its title or made here; a passage that is recorded already is taken as it is. */
function PassageControl(props: FieldProps) {
  const { value, onChange, path } = props;
  const say = useWords(words);
  const language = useLanguage();
  const of = useField(props);
  const passage = value as Values;
  const source = passage["source"] as Chosen | null;
  const added = passage["newSource"] as Values | null;
  const put = (changed: Values) => onChange({ ...passage, ...changed });
  const fields = (
    declared: readonly Field[],
    values: Values,
    into: (changed: Values) => void,
    at: readonly string[],
    owner: string,
  ) =>
    declared.map((field) => (
      <FieldControl
        key={field.name}
        field={field}
        value={values[field.name]}
        onChange={(changed) => into({ [field.name]: changed })}
        path={[...at, field.name]}
        owner={owner}
      />
    ));
  return (
    <div className="passage" id={of.id}>
      {added ? (
        <fieldset className="item">
          <legend>{say.newSource}</legend>
          {fields(
            NEW_SOURCE,
            added,
            (changed) => put({ newSource: { ...added, ...changed } }),
            [...path, "newSource"],
            "Source",
          )}
          <button type="button" className="tool" onClick={() => put({ newSource: null })}>
            {say.findSource}
          </button>
        </fieldset>
      ) : (
        <>
          <RecordControl
            field={SOURCE}
            value={source}
            onChange={(chosen) => put({ source: chosen, excerpt: "" })}
            path={[...path, "source"]}
            owner="NewExcerptInput"
          />
          {!source && (
            <button
              type="button"
              className="tool"
              onClick={() => put({ newSource: blankOf(NEW_SOURCE, language), excerpt: "" })}
            >
              {say.makeSource}
            </button>
          )}
        </>
      )}
      {source && !added && (
        <ExcerptChoice
          source={source.id}
          chosen={passage["excerpt"] as string}
          onChoose={(excerpt) => put({ excerpt })}
        />
      )}
      {!passage["excerpt"] && fields(NEW_EXCERPT, passage, put, path, "NewExcerptInput")}
      <Complaints of={of} />
    </div>
  );
}

const SHOWN_CHARACTERS = 90;

/** The passages of a source that are recorded: citing one again keeps what hangs on it together. */
function ExcerptChoice({
  source,
  chosen,
  onChoose,
}: {
  readonly source: string;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  const say = useWords(words);
  const answer = useQuestion(EXCERPTS, { id: source });
  return (
    <Answer of={answer}>
      {(data) => {
        const excerpts = data.source?.excerpts.nodes ?? [];
        if (!excerpts.length) return null;
        return (
          <div className="field">
            <label>
              {say.whichPassage}
              <select value={chosen} onChange={(event) => onChoose(event.target.value)}>
                <option value="">{say.newPassage}</option>
                {excerpts.map(({ id, page, quote, note }) => (
                  <option key={id} value={id}>
                    {[page && `${say.page} ${page}`, (quote ?? note ?? "").slice(0, SHOWN_CHARACTERS)]
                      .filter(Boolean)
                      .join(": ")}
                  </option>
                ))}
              </select>
            </label>
          </div>
        );
      }}
    </Answer>
  );
}
