// The place of the drawing: makes it, tells it what is chosen, and gives the keyboard what the mouse has.
import { useEffect, useRef, type KeyboardEvent, type RefObject } from "react";
import { NetworkDrawing } from "./drawing";
import type { NetworkFilter, Seen } from "./filter";
import type { NetworkData } from "./graph-data";
import type { Measure } from "./measure";

interface CanvasProps {
  readonly data: NetworkData;
  readonly filter: NetworkFilter;
  readonly measure: Measure;
  readonly chosen: string | null;
  readonly path: readonly string[];
  readonly label: string;
  readonly drawing: RefObject<NetworkDrawing | null>;
  readonly onChoose: (id: string | null) => void;
  readonly onSeen: (seen: Seen) => void;
}

const PAN = 0.1;
const ZOOM = 1.4;

export function Canvas({ data, filter, measure, chosen, path, label, drawing, onChoose, onSeen }: CanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const told = useRef({ onChoose, onSeen, filter, measure });
  told.current = { onChoose, onSeen, filter, measure };
  const around = filter.ego ? `${filter.ego.id} ${filter.ego.hops}` : null;

  useEffect(() => {
    const made = new NetworkDrawing(place.current!, data, {
      filter: told.current.filter,
      measure: told.current.measure,
    });
    drawing.current = made;
    told.current.onSeen(made.seen);
    made.sigma.once("afterRender", () => requestAnimationFrame(() => performance.mark("network-drawn")));
    const leave = made.on("choose", (id) => told.current.onChoose(id));
    const recolour = () => made.recolour();
    window.addEventListener("themechange", recolour);
    return () => {
      window.removeEventListener("themechange", recolour);
      leave();
      made.kill();
      drawing.current = null;
    };
  }, [data, drawing]);

  useEffect(() => {
    const made = drawing.current;
    if (made) told.current.onSeen(made.setFilter(filter));
  }, [data, drawing, filter]);
  // Somebody's surroundings are few among many: they are arranged anew and fill the picture.
  useEffect(() => {
    const made = drawing.current;
    if (!made || !around) return;
    made.settle();
    const zoom = () => made.zoomTo();
    zoom();
    return made.on("settled", zoom);
  }, [data, drawing, around]);
  useEffect(() => drawing.current?.setSize(measure), [data, drawing, measure]);
  useEffect(() => {
    const made = drawing.current;
    if (!made) return;
    if (path.length > 0) made.showPath(path);
    else made.select(chosen);
  }, [data, drawing, chosen, path]);

  const onKey = (event: KeyboardEvent) => {
    const made = drawing.current;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => made?.panBy(-PAN, 0),
      ArrowRight: () => made?.panBy(PAN, 0),
      ArrowUp: () => made?.panBy(0, PAN),
      ArrowDown: () => made?.panBy(0, -PAN),
      "+": () => made?.zoomBy(ZOOM),
      "=": () => made?.zoomBy(ZOOM),
      "-": () => made?.zoomBy(1 / ZOOM),
      "0": () => made?.zoomTo(),
      Escape: () => onChoose(null),
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move();
  };
  return (
    <div
      ref={place}
      className="network-canvas"
      role="application"
      aria-roledescription="graph"
      aria-label={label}
      tabIndex={0}
      onKeyDown={onKey}
    />
  );
}
