// An actor's place in the triangle of forces: a point that is put there with a finger or a mouse, or three shares that are typed.
// Both say the same; the shares are the way for the keyboard.
import type { PointerEvent } from "react";
import { useLanguage, useWords } from "../language/language";
import { fieldName } from "../language/vocabulary";
import { markOf } from "../records/mark";
import { MARK_PATHS } from "../records/sector";
import { CORNERS } from "./compose";
import type { Value, Values } from "./field";
import { useField, type FieldProps } from "./form-context";
import { Complaints, Help } from "./labelled";
import { words } from "./words";

type Shares = Readonly<Record<(typeof CORNERS)[number], number>>;
/** The State above, the economy to the left, civil society to the right, as everywhere on the pages. */
const PLACES = { state: { x: 120, y: 24 }, economy: { x: 24, y: 186 }, civilSociety: { x: 216, y: 186 } } as const;
const MARKS = { state: "STATE", economy: "ECONOMY", civilSociety: "CIVIL_SOCIETY" } as const;
/** A finger is not finer than this, and nobody knows it finer. */
const STEP = 5;

const shareOf = (text: Value | undefined): number => Number(((text ?? "") as string).replace(",", ".")) || 0;
const sharesOf = (values: Values): Shares => ({
  state: shareOf(values["state"]),
  economy: shareOf(values["economy"]),
  civilSociety: shareOf(values["civilSociety"]),
});

/** The shares at a point: barycentric, kept within the triangle, in steps, summing to 100. */
function sharesAt(x: number, y: number): Values {
  const height = PLACES.economy.y - PLACES.state.y;
  const width = PLACES.civilSociety.x - PLACES.economy.x;
  const top = Math.min(1, Math.max(0, (PLACES.economy.y - y) / height));
  const left = PLACES.economy.x + (top * width) / 2;
  const along = top === 1 ? 0 : Math.min(1, Math.max(0, (x - left) / (width * (1 - top))));
  const state = Math.round((top * 100) / STEP) * STEP;
  const civilSociety = Math.round((along * (100 - state)) / STEP) * STEP;
  return { state: String(state), economy: String(100 - state - civilSociety), civilSociety: String(civilSociety) };
}

function pointOf(shares: Shares): { x: number; y: number } | null {
  const sum = shares.state + shares.economy + shares.civilSociety;
  if (!(sum > 0)) return null;
  const at = (axis: "x" | "y") =>
    CORNERS.reduce((total, corner) => total + (shares[corner] / sum) * PLACES[corner][axis], 0);
  return { x: at("x"), y: at("y") };
}

export function SectorControl(props: FieldProps) {
  const { value, onChange, path } = props;
  const say = useWords(words);
  const language = useLanguage();
  const of = useField(props);
  const values = (value ?? null) as Values | null;
  const shares = sharesOf(values ?? {});
  const sum = shares.state + shares.economy + shares.civilSociety;
  return (
    <fieldset className="field sector" id={of.id}>
      <legend>{of.name}</legend>
      <Help of={of} />
      <div className="row">
        <Triangle shares={shares} onPlace={onChange} />
        <div className="shares">
          {CORNERS.map((corner) => (
            <label key={corner}>
              {fieldName(corner, language)}{" "}
              <span className="nowrap">
                <input
                  type="number"
                  min={0}
                  max={100}
                  step="any"
                  id={`${of.id}-${corner}`}
                  value={(values?.[corner] ?? "") as string}
                  {...of.described}
                  onChange={(event) =>
                    onChange({
                      ...Object.fromEntries(CORNERS.map((each) => [each, values?.[each] ?? ""])),
                      [corner]: event.target.value,
                    })
                  }
                />{" "}
                %
              </span>
            </label>
          ))}
          <p role="status" className={values && Math.abs(sum - 100) > 0.01 ? "alarm" : "soft"}>
            {values ? say.sum(sum) : say.placeUnknown}
          </p>
          {values && (
            <button type="button" className="tool" onClick={() => onChange(null)}>
              {say.placeUnknownAfterAll}
            </button>
          )}
        </div>
      </div>
      {CORNERS.map((corner) => (
        <CornerComplaints key={corner} {...props} path={[...path, corner]} />
      ))}
      <Complaints of={of} />
    </fieldset>
  );
}

function CornerComplaints(props: FieldProps) {
  return <Complaints of={useField(props)} />;
}

/** For the eye and the hand; it says nothing that the shares beside it do not. */
function Triangle({ shares, onPlace }: { readonly shares: Shares; readonly onPlace: (values: Values) => void }) {
  const place = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return;
    const drawing = event.currentTarget;
    drawing.setPointerCapture(event.pointerId);
    const box = drawing.getBoundingClientRect();
    onPlace(sharesAt(((event.clientX - box.left) / box.width) * 240, ((event.clientY - box.top) / box.height) * 210));
  };
  const point = pointOf(shares);
  const hundred = { state: shares.state / 100, economy: shares.economy / 100, civilSociety: shares.civilSociety / 100 };
  const mark = markOf(hundred);
  return (
    <svg
      className="sector-triangle"
      viewBox="0 0 240 210"
      aria-hidden="true"
      onPointerDown={place}
      onPointerMove={place}
    >
      <path className="sector-edge" d="M120 24 24 186h192z" />
      {CORNERS.map((corner) => (
        <g
          key={corner}
          transform={`translate(${PLACES[corner].x - 8} ${PLACES[corner].y - 8})`}
          className={`mark mark-${MARKS[corner]}`}
        >
          <path d={MARK_PATHS[MARKS[corner]]} />
        </g>
      ))}
      {point && (
        <g
          transform={`translate(${point.x - 12} ${point.y - 12}) scale(1.5)`}
          className={`mark mark-${mark} sector-point`}
        >
          <path d={MARK_PATHS[mark]} />
        </g>
      )}
    </svg>
  );
}
