// Whether the window is too narrow for a panel beside the editor; explorer.css has the same width.
const NARROW = "(max-width: 760px)";

export const isNarrow = (): boolean => window.matchMedia(NARROW).matches;
