import { computed } from "@preact/signals";
import { findRoleLines } from "../source/cast.js";
import { text } from "./document.js";
import { castVoices, markup } from "./settings.js";

/** The lines of the dialogue in the text. */
export const roleLines = computed(() => findRoleLines(text.value, markup.value));

/** The roles of the text, in the order in which they first speak, with the number of their lines. */
export const roles = computed<ReadonlyMap<string, number>>(() => {
  const lines = new Map<string, number>();
  for (const { role } of roleLines.value) lines.set(role, (lines.get(role) ?? 0) + 1);
  return lines;
});

/** Gives a role a voice; an empty string takes it away. */
export function castRole(role: string, voice: string): void {
  const { [role]: _, ...others } = castVoices.peek();
  castVoices.value = voice === "" ? others : { ...others, [role]: voice };
}
