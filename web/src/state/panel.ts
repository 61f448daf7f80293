import { oneOf, persisted } from "./persisted.js";

/** Names of the panels beside the editor. */
export const PANELS = ["voice", "reading", "save", "history", "source"] as const;
export type PanelName = (typeof PANELS)[number];

/** The panel that is shown. */
export const panel = persisted<PanelName>("panel", "voice", oneOf(PANELS));

/** Shows a panel, and goes to it with the focus; on a phone, it is below the text. Call it for a button that is elsewhere. */
export function goToPanel(name: PanelName): void {
  showPanel(name);
  const tab = document.getElementById(`tab-${name}`);
  tab?.focus({ preventScroll: true });
  tab?.closest(".panels")?.scrollIntoView({ block: "nearest" });
}

/** Shows a panel. */
export function showPanel(name: PanelName): void {
  panel.value = name;
}
