// The mark of a sector as it is drawn: a colour and a shape, so that nobody has to tell colours apart.
import { label } from "../language/vocabulary";
import { useLanguage } from "../language/language";
import { type Mark, markOf, type Position } from "./mark";

/** Within a box of 16 by 16, centred. */
export const MARK_PATHS: Readonly<Record<Mark, string>> = {
  STATE: "M2.5 2.5h11v11h-11z",
  ECONOMY: "M8 1.5 15 14H1z",
  CIVIL_SOCIETY: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z",
  BETWEEN: "M8 .8 15.2 8 8 15.2 .8 8z",
  UNPLACED: "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z",
};

const BETWEEN = { en: "Between sectors", fr: "Entre les secteurs", nl: "Tussen de sectoren" };
const UNPLACED = { en: "Place unknown", fr: "Place inconnue", nl: "Plaats onbekend" };

export function useMarkLabel(): (mark: Mark) => string {
  const language = useLanguage();
  return (mark) => {
    if (mark === "BETWEEN") return BETWEEN[language];
    if (mark === "UNPLACED") return UNPLACED[language];
    return label("Sector", mark, language);
  };
}

/** Beside a name it says its sector to those who hear the page, too. */
export function SectorMark({
  position,
  silent = false,
}: {
  readonly position: Position | null | undefined;
  readonly silent?: boolean;
}) {
  const name = useMarkLabel();
  const mark = markOf(position);
  const spoken = silent ? { "aria-hidden": true } : { role: "img", "aria-label": name(mark) };
  return (
    <svg className={`mark mark-${mark}`} viewBox="0 0 16 16" width="12" height="12" {...spoken}>
      {!silent && <title>{name(mark)}</title>}
      <path d={MARK_PATHS[mark]} />
    </svg>
  );
}
