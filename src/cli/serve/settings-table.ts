import { textTable } from "../text-table.js";
import type { EffectiveSettings } from "./read-settings.js";
import { SETTING_NAMES } from "./settings.js";

/** Formats the settings, each with where it comes from. */
export function settingsTable({ settings, origins }: EffectiveSettings): string {
  const rows = SETTING_NAMES.map((name) => [name, JSON.stringify(settings[name]) ?? "-", origins[name]]);
  return textTable(["setting", "value", "from"], rows);
}
