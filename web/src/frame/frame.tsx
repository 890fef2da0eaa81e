// What every page has around it: the way to its content, the search, the other pages, the language, the theme and the key.
import { useEffect, useRef, useState, type ReactNode } from "react";
import { RecordChoice } from "../finding/record-choice";
import { LANGUAGES } from "../language/languages";
import { useSpeech, useWords } from "../language/language";
import { pageOf } from "../records/addresses";
import { KeyButton } from "./key-button";
import { applyTheme, rememberedTheme, THEMES } from "./theme";
import { words } from "./words";

export type PageName = "home" | "find" | "network" | "triangle" | "edit";

interface FrameProps {
  /** The page's heading and, with the house's name, its title. */
  readonly title: string;
  readonly current?: PageName;
  /** Above the heading: what kind of thing this is. */
  readonly kind?: ReactNode;
  /** For pages that set their own heading (the home page), or want none to be seen (the network). */
  readonly heading?: "shown" | "unseen" | "own";
  /** The network and the triangle take the whole width. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function Frame({ title, current, kind, heading = "shown", wide = false, children }: FrameProps) {
  const say = useWords(words);
  useEffect(() => {
    document.title = current === "home" ? title : `${title} · Counterweight`;
  }, [title, current]);
  return (
    <div className={wide ? "page wide" : "page"}>
      <a className="skip" href="#content">
        {say.skip}
      </a>
      <header className="page-head">
        <a className="name" href="/" aria-current={current === "home" ? "page" : undefined}>
          <Logo /> Counterweight
        </a>
        <nav aria-label={say.pages}>
          <a href="/find" aria-current={current === "find" ? "page" : undefined}>
            {say.find}
          </a>
          <a href="/network" aria-current={current === "network" ? "page" : undefined}>
            {say.network}
          </a>
          <a href="/triangle" aria-current={current === "triangle" ? "page" : undefined}>
            {say.triangle}
          </a>
          <a href="/edit" aria-current={current === "edit" ? "page" : undefined}>
            {say.edit}
          </a>
          <a href="/graphiql">{say.explorer}</a>
        </nav>
        {current !== "home" && <HeadSearch />}
        <div className="settings">
          <KeyButton />
          <Settings />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {heading !== "own" && (
          <div className={heading === "unseen" ? "unseen" : "heading"}>
            {kind && <p className="kind">{kind}</p>}
            <h1>{title}</h1>
          </div>
        )}
        {children}
      </main>
      <footer className="page-foot">
        <p>{say.tagline}</p>
        <p>
          <a href="/openapi.json">{say.downloads}</a> · <a href="/graphiql">{say.explorer}</a> ·{" "}
          <span>{say.programs}</span> <code>/graphql</code>
        </p>
      </footer>
    </div>
  );
}

/** The three forces, as the mark of the house. */
function Logo() {
  return (
    <svg viewBox="0 0 24 22" width="24" height="22" aria-hidden="true" className="logo">
      <path className="logo-edge" d="M12 3 3 19h18z" />
      <path className="mark-STATE" d="M9 0h6v6H9z" />
      <path className="mark-ECONOMY" d="M3.5 14 7 21.5H0z" />
      <circle className="mark-CIVIL_SOCIETY" cx="20.5" cy="18" r="3.5" />
    </svg>
  );
}

function HeadSearch() {
  const say = useWords(words);
  const box = useRef<HTMLDivElement>(null);
  // As on many pages, "/" leads to the search, unless one is writing something.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const writing = (event.target as HTMLElement).closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.current?.querySelector("input")?.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <div className="head-search" role="search" ref={box}>
      <RecordChoice
        label={say.search}
        hideLabel
        placeholder={say.searchHint}
        onChoose={(record) => window.location.assign(pageOf(record))}
        onSubmit={(text) => window.location.assign(`/find?text=${encodeURIComponent(text)}`)}
      />
    </div>
  );
}

function Settings() {
  const say = useWords(words);
  const { language, speak } = useSpeech();
  const [theme, setTheme] = useState(rememberedTheme);
  return (
    <>
      <select
        aria-label={say.theme}
        value={theme}
        onChange={(event) => {
          const wanted = THEMES.find((each) => each === event.target.value) ?? "system";
          setTheme(wanted);
          applyTheme(wanted);
        }}
      >
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {say.themes[each]}
          </option>
        ))}
      </select>
      <div className="languages" role="group" aria-label={say.language}>
        {LANGUAGES.map((each) => (
          <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => speak(each)}>
            <span aria-hidden="true">{each}</span>
            <span className="unseen">{NAMES[each]}</span>
          </button>
        ))}
      </div>
    </>
  );
}

/** Each language by its own name: who needs it can read it. */
const NAMES = { fr: "Français", nl: "Nederlands", en: "English" } as const;
