// The page of the triangle: actors or countries between the State, the economy and civil society.
import { Frame } from "../frame/frame";
import { openPage } from "../frame/open-page";
import { useWords } from "../language/language";
import { ActorsView } from "./actors-view";
import { CountriesView } from "./countries-view";
import { useSelection, VIEWS } from "./selection";
import "./triangle.css";
import { words } from "./words";

function TrianglePage() {
  const say = useWords(words);
  const [selection, change] = useSelection();
  const select = (changes: Partial<typeof selection>) => void change(changes);
  const View = selection.view === "actors" ? ActorsView : CountriesView;
  return (
    <Frame title={say.title} current="triangle">
      <p>{say.intro}</p>
      <div className="views" role="group" aria-label={say.views}>
        {VIEWS.map((view) => (
          <button key={view} type="button" aria-pressed={view === selection.view} onClick={() => select({ view })}>
            {say[view]}
          </button>
        ))}
      </div>
      <View selection={selection} select={select} />
    </Frame>
  );
}

openPage(TrianglePage);
