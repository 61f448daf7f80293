import { oneOf, persisted } from "./persisted.js";

/** Names of the panels beside the editor. */
export const PANELS = ["voice", "reading", "save", "history", "source"] as const;
export type PanelName = (typeof PANELS)[number];

/** The panel that is shown. */
export const panel = persisted<PanelName>("panel", "voice", oneOf(PANELS));

/** Shows a panel. */
export function showPanel(name: PanelName): void {
  panel.value = name;
}
