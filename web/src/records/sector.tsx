// The mark of a sector: a colour and a shape, so that nobody has to tell colours apart. An actor between the sectors is a
// point inside the triangle of forces, not a fourth corner: it has a mark of its own because no single corner would be true.
import { label } from "../language/vocabulary";
import { useLanguage } from "../language/language";

export interface Position {
  readonly state: number;
  readonly economy: number;
  readonly civilSociety: number;
}
export type SectorMarkName = "STATE" | "ECONOMY" | "CIVIL_SOCIETY" | "BETWEEN" | "UNPLACED";

/** A corner that holds two thirds of an actor is where one looks for it. */
const DOMINANT_SHARE_MIN = 2 / 3;

export function markOf(position: Position | null | undefined): SectorMarkName {
  if (!position) return "UNPLACED";
  if (position.state >= DOMINANT_SHARE_MIN) return "STATE";
  if (position.economy >= DOMINANT_SHARE_MIN) return "ECONOMY";
  if (position.civilSociety >= DOMINANT_SHARE_MIN) return "CIVIL_SOCIETY";
  return "BETWEEN";
}

/** Within a box of 16 by 16, centred. */
export const MARK_PATHS: Readonly<Record<SectorMarkName, string>> = {
  STATE: "M2.5 2.5h11v11h-11z",
  ECONOMY: "M8 1.5 15 14H1z",
  CIVIL_SOCIETY: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z",
  BETWEEN: "M8 .8 15.2 8 8 15.2 .8 8z",
  UNPLACED: "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z",
};

const BETWEEN = { en: "Between sectors", fr: "Entre les secteurs", nl: "Tussen de sectoren" };
const UNPLACED = { en: "Place unknown", fr: "Place inconnue", nl: "Plaats onbekend" };

export function useMarkLabel(): (mark: SectorMarkName) => string {
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
