import { asTexts, persisted } from "./persisted.js";

/** Ids of the voices, and formulas of the mixes, that the user likes. */
export const favourites = persisted<readonly string[]>("favourite-voices", [], asTexts, { isShared: true });

/** Adds a voice or a mix to the favourites, or removes it. */
export function toggleFavourite(id: string): void {
  const others = favourites.peek().filter((other) => other !== id);
  favourites.value = others.length < favourites.peek().length ? others : [...others, id];
}
