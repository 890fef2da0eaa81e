// What is seen as files: two pictures, a graph for other programs, two tables.
import type { RefObject } from "react";
import { useLanguage, useWords } from "../language/language";
import { formatDay } from "../language/formats";
import { useMarkLabel } from "../records/sector";
import { saveFile } from "../tables/files";
import type { NetworkDrawing } from "./drawing";
import { MARKS } from "../records/mark";
import { png } from "./saving.png";
import { svg } from "./saving.svg";
import { csv, graphml, seenRows } from "./saving.tables";
import type { Selection } from "./selection";
import { words } from "./words";

export function SavingTools({
  drawing,
  selection,
}: {
  readonly drawing: RefObject<NetworkDrawing | null>;
  readonly selection: Selection;
}) {
  const say = useWords(words);
  const language = useLanguage();
  const nameOfMark = useMarkLabel();
  const scene = (made: NetworkDrawing) => {
    const { actorCount, tieCount } = made.seen;
    const day = selection.asOf ? `, ${formatDay(selection.asOf, language)}` : "";
    const colours = { UNPLACED: made.palette.marks.UNPLACED };
    return made.scene(say.title, {
      marks: MARKS.map((mark) => ({
        mark,
        colour: made.palette.marks[mark] ?? colours.UNPLACED,
        label: nameOfMark(mark),
      })),
      caption: [
        say.shown(actorCount, tieCount) + day,
        `${window.location.href} (${new Date().toISOString().slice(0, 10)})`,
      ],
    });
  };
  const save = (give: (made: NetworkDrawing) => void | Promise<void>) => () => {
    if (drawing.current) void give(drawing.current);
  };
  const rows = (made: NetworkDrawing) => seenRows(made.data, made.seen);
  return (
    <>
      <button
        type="button"
        onClick={save(async (made) => saveFile("network.png", "image/png", await png(scene(made), made.layers)))}
      >
        PNG
      </button>
      <button type="button" onClick={save((made) => saveFile("network.svg", "image/svg+xml", svg(scene(made))))}>
        SVG
      </button>
      <button
        type="button"
        onClick={save((made) => {
          const { nodes, links } = rows(made);
          saveFile("network.graphml", "application/xml", graphml(nodes, links, { source: window.location.href }));
        })}
      >
        GraphML
      </button>
      <button type="button" onClick={save((made) => saveFile("network-actors.csv", "text/csv", csv(rows(made).nodes)))}>
        {say.csvActors}
      </button>
      <button type="button" onClick={save((made) => saveFile("network-ties.csv", "text/csv", csv(rows(made).links)))}>
        {say.csvTies}
      </button>
    </>
  );
}
