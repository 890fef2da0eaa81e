// The page to find and to browse: with a text its results, without one everything by kind.
import { useEffect, useState } from "react";
import { Frame } from "../frame/frame";
import { openPage } from "../frame/open-page";
import { useWords } from "../language/language";
import { Browse } from "./browse";
import "./find.css";
import { FoundRecords } from "./found";
import { useSelection } from "./selection";
import { words } from "./words";

/** What the node's search takes. */
const TEXT_LENGTH_MAX = 200;

function FindPage() {
  const say = useWords(words);
  const [selection, change] = useSelection();
  const select = (changes: Partial<typeof selection>) => void change(changes);
  const text = selection.text.trim().slice(0, TEXT_LENGTH_MAX);
  return (
    <Frame title={text ? say.titleFor(text) : say.title} current="find">
      <SearchForm text={text} onFind={(wanted) => select({ text: wanted, type: null })} />
      {text ? (
        <FoundRecords selection={{ ...selection, text }} select={select} />
      ) : (
        <Browse selection={selection} select={select} />
      )}
    </Frame>
  );
}

function SearchForm({ text, onFind }: { readonly text: string; readonly onFind: (text: string) => void }) {
  const say = useWords(words);
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    onFind(typed.trim());
  };
  return (
    <form className="search-form" role="search" aria-label={say.find} onSubmit={submit}>
      <label className="field">
        <span>{say.search}</span>
        <input
          type="search"
          maxLength={TEXT_LENGTH_MAX}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button type="submit" className="primary">
        {say.find}
      </button>
      {text && (
        <button type="button" onClick={() => onFind("")}>
          {say.browse}
        </button>
      )}
    </form>
  );
}

openPage(FindPage);
