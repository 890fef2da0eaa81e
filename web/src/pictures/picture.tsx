// The frame of every picture: its title, the sentence that says what it shows, the picture, the table of the same facts, and
// what one can take away: the question behind it, the picture as a file, a line to cite.
import { useRef, useState, type ReactNode } from "react";
import { addressOf, variablesText } from "../api/explorer-address";
import { textOf, type Question } from "../api/question";
import { useWords } from "../language/language";
import { useCopying } from "../records/copying";
import { pngOf, svgTextOf } from "./saving";
import { saveFile } from "../tables/files";
import { words } from "./words";

export interface Asked {
  readonly question: Question<unknown, never>;
  readonly variables: object;
}

interface PictureProps {
  readonly title: string;
  /** What the picture shows, in words: for those who do not see it, and for those who look at it. */
  readonly sentence: ReactNode;
  /** The SVG, or another drawing with its own ways of saving (`extraTools`). */
  readonly children: ReactNode;
  readonly table: ReactNode;
  readonly asked?: Asked;
  /** Name of the saved files without their ending. */
  readonly file: string;
  /** False where the drawing is no SVG. */
  readonly savesSvg?: boolean;
  readonly extraTools?: ReactNode;
  readonly coverage?: ReactNode;
  readonly level?: 2 | 3;
}

export function Picture(props: PictureProps) {
  const { title, sentence, children, table, asked, file, savesSvg = true, extraTools, coverage, level = 2 } = props;
  const say = useWords(words);
  const drawing = useRef<HTMLDivElement>(null);
  const Title = `h${level}` as const;
  const svg = () => drawing.current?.querySelector<SVGSVGElement>("svg.drawing");
  const save = async (kind: "svg" | "png") => {
    const picture = svg();
    if (!picture) return;
    if (kind === "svg") saveFile(`${file}.svg`, "image/svg+xml", svgTextOf(picture));
    else saveFile(`${file}.png`, "image/png", await pngOf(picture));
  };
  return (
    <section className="picture">
      <Title>{title}</Title>
      <div className="sentence">{sentence}</div>
      <div className="drawing-frame" ref={drawing}>
        {children}
      </div>
      {coverage && <p className="coverage">{coverage}</p>}
      <div className="tools">
        {savesSvg && (
          <>
            <button type="button" onClick={() => void save("png")}>
              {say.savePng}
            </button>
            <button type="button" onClick={() => void save("svg")}>
              {say.saveSvg}
            </button>
          </>
        )}
        {extraTools}
        {asked && (
          <a className="tool" href={explorerOf(asked)}>
            {say.asQuery}
          </a>
        )}
        <CiteThis title={title} />
      </div>
      <details className="as-table">
        <summary>{say.asTable}</summary>
        {table}
      </details>
    </section>
  );
}

/** What is shown, as a question in the explorer: to check it, change it, or build on it. */
export function explorerOf({ question, variables }: Asked): string {
  const query = textOf(question);
  return addressOf({
    query,
    variables: variablesText({ ...variables }),
    answered: true,
    operationName: /(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? null,
  });
}

/** A line for a footnote: what was seen, where, and on which day, since the record grows. */
function CiteThis({ title }: { readonly title: string }) {
  const say = useWords(words);
  const { canCopy, copied, copy } = useCopying();
  const [shown, setShown] = useState("");
  const line = () =>
    `${document.title}. ${title}. ${window.location.href} (${say.seenOn(new Date().toISOString().slice(0, 10))}).`;
  const cite = () => {
    if (canCopy) void copy(line());
    else setShown(line());
  };
  return (
    <>
      <button type="button" onClick={cite}>
        {copied ? say.cited : say.cite}
      </button>
      <span className="unseen" role="status">
        {copied && say.cited}
      </span>
      {shown && <output className="citation-line">{shown}</output>}
    </>
  );
}
