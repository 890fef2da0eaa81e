// Light, dark, or as the system asks. The style has both in every colour (`light-dark()`), so that a word on the root decides.

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const PLACE = "counterweight-theme";

export function rememberedTheme(): Theme {
  const theme = window.localStorage.getItem(PLACE);
  return THEMES.find((each) => each === theme) ?? "system";
}

export function applyTheme(theme: Theme): void {
  window.localStorage.setItem(PLACE, theme);
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  // Drawings on a canvas have no style of their own: they ask for the colours again.
  window.dispatchEvent(new Event("themechange"));
}
