// A box that suggests records while a name is typed: in any language, with typing errors, by former names. The search of the
// page's head, the ends of a path, and every form that names a record use it, so that nobody makes a twin of what is there.
import { useCombobox } from "downshift";
import { useDeferredValue, useState, type ReactNode } from "react";
import { useQuestion } from "../api/use-question";
import type { VariablesOf } from "../api/question";
import { label } from "../language/vocabulary";
import { useLanguage, useWords } from "../language/language";
import { SectorMark } from "../records/sector";
import { FIND, nameOf, type Found, type FoundRecord } from "./questions";
import { words } from "./words";

const SUGGESTIONS_MAX = 8;
export type SearchType = NonNullable<VariablesOf<typeof FIND>["types"]>[number];

interface RecordChoiceProps {
  readonly label: ReactNode;
  readonly placeholder?: string;
  readonly types?: SearchType[];
  readonly onChoose: (record: FoundRecord) => void;
  /** What stands in the box at first: the name of what was chosen before. */
  readonly initialName?: string;
  /** Enter without a suggestion: for a search, its whole text; a form leaves it out. */
  readonly onSubmit?: (text: string) => void;
  readonly onType?: (text: string) => void;
  /** Whether the box is emptied once something is chosen, ready for the next. */
  readonly clears?: boolean;
  readonly hideLabel?: boolean;
  readonly describedBy?: string;
}

export function RecordChoice(props: RecordChoiceProps) {
  const { types, onChoose, onSubmit, onType, clears = false, hideLabel = false, initialName = "" } = props;
  const say = useWords(words);
  const [text, setText] = useState(initialName);
  const asked = useDeferredValue(text.trim());
  const answer = useQuestion(
    FIND,
    { text: asked, first: SUGGESTIONS_MAX, types: types ?? null },
    { enabled: asked.length > 1, keepLast: true },
  );
  const found = asked.length > 1 ? (answer.data?.search.edges ?? []) : [];
  // What stands there may still answer the letters before: a hurried Enter must not take it for what was meant.
  const isLate = answer.isPlaceholderData || asked !== text.trim();
  const box = useCombobox<Found>({
    items: [...found],
    isItemDisabled: () => isLate,
    inputValue: text,
    itemToString: (item) => (item ? nameOf(item.node) : ""),
    onInputValueChange: ({ inputValue, type }) => {
      setText(inputValue);
      if (type === useCombobox.stateChangeTypes.InputChange) onType?.(inputValue);
    },
    onSelectedItemChange: ({ selectedItem }) => {
      if (!selectedItem) return;
      onChoose(selectedItem.node);
      if (clears) setText("");
    },
    selectedItem: null,
  });
  const isOpen = box.isOpen && asked.length > 1;
  const submits = (event: React.KeyboardEvent) => {
    if (event.key === "Enter" && box.highlightedIndex < 0 && onSubmit && text.trim()) onSubmit(text.trim());
  };
  return (
    <div className="choice">
      <label {...box.getLabelProps()} className={hideLabel ? "unseen" : undefined}>
        {props.label}
      </label>
      <input
        // At once: downshift tells of what is typed after it has drawn, and quick letters would be lost between.
        {...box.getInputProps({ onKeyDown: submits, onChange: (event) => setText(event.currentTarget.value) })}
        type="text"
        placeholder={props.placeholder}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={props.describedBy}
      />
      <ul {...box.getMenuProps()} className="suggestions" hidden={!isOpen} aria-busy={isLate}>
        {isOpen &&
          found.map((item, index) => (
            <li
              key={item.node.id}
              {...box.getItemProps({ item, index })}
              data-highlighted={box.highlightedIndex === index || undefined}
            >
              <Suggestion found={item} />
            </li>
          ))}
      </ul>
      <p className="unseen" role="status">
        {isOpen && answer.data && (found.length === 0 ? say.nothing(asked) : say.suggestions(found.length))}
      </p>
      {isOpen && answer.data && found.length === 0 && <p className="suggestions none">{say.nothing(asked)}</p>}
    </div>
  );
}

/** A record by its name, with the name that matched where it is another one. */
export function Suggestion({ found: { node, matched } }: { readonly found: Found }) {
  const language = useLanguage();
  const name = nameOf(node);
  return (
    <>
      <span className="suggestion-name">
        {node.__typename === "Actor" && <SectorMark position={node.sectorPosition} />} {name}
      </span>{" "}
      {matched.value !== name && (
        <span className="soft" lang={matched.lang ?? undefined}>
          {matched.value}{" "}
        </span>
      )}
      <span className="soft suggestion-kind">
        {node.__typename === "Actor"
          ? label("ActorKind", node.kind, language)
          : label("RecordType", node.__typename, language)}
      </span>
    </>
  );
}
