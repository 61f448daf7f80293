import { effect } from "@preact/signals";
import { oneOf, persisted } from "./persisted.js";

/** The look of the page: that of the system, or the user's choice. */
export type Theme = "system" | "light" | "dark";

const THEMES: readonly Theme[] = ["system", "light", "dark"];

/** The look that the user chose. */
export const theme = persisted<Theme>("theme", "system", oneOf(THEMES), { isShared: true });

/** Chooses the next look: system, light, dark, and again. */
export function nextTheme(): void {
  theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? "system";
}

effect(() => {
  if (theme.value === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme.value;
});
