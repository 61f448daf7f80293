import { persisted } from "./persisted.js";

/** A mix of voices that the user has named. */
export interface SavedMix {
  readonly name: string;
  /** The mix, as `parseVoiceMix` reads it. */
  readonly formula: string;
}

/** The mixes that the user has saved, in the order of their names. Each name and each mix occurs once. */
export const mixes = persisted<readonly SavedMix[]>("mixes", [], asMixes, { isShared: true });

/** Saves a mix under a name. It takes the place of a mix with the same name, and of another name of the same mix. */
export function saveMix(name: string, formula: string): void {
  const others = mixes.peek().filter((mix) => mix.name !== name.trim() && mix.formula !== formula);
  mixes.value = [...others, { name: name.trim(), formula }].sort((one, other) => one.name.localeCompare(other.name));
}

/** Removes a mix. */
export function removeMix(formula: string): void {
  mixes.value = mixes.peek().filter((mix) => mix.formula !== formula);
}

function asMixes(stored: unknown): readonly SavedMix[] | undefined {
  return Array.isArray(stored) ? stored.filter(isMix) : undefined;
}

function isMix(value: unknown): value is SavedMix {
  const { name, formula } = Object(value) as Partial<Record<string, unknown>>;
  return typeof name === "string" && typeof formula === "string";
}
