// How wide a drawing may be: letters in it keep their size on a phone and on a projector, because it is drawn anew at each
// width and never scaled.
import { useLayoutEffect, useRef, useState, type RefObject } from "react";

export function useWidth<Box extends HTMLElement>(first = 640): readonly [RefObject<Box | null>, number] {
  const box = useRef<Box>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry?.contentRect.width) setWidth(Math.round(entry.contentRect.width));
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return [box, width];
}
