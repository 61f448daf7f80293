import { distance } from "fastest-levenshtein";

/** Returns the names most like `given`, the nearest first, to suggest them for a mistyped name. */
export function suggest(given: string, names: readonly string[], most = 3): string[] {
  const key = simplify(given);
  return names
    .map((name) => ({ name, apart: distanceOf(key, simplify(name)) }))
    .filter(({ name, apart }) => apart <= Math.max(1, Math.floor(Math.max(key.length, name.length) / 3)))
    .sort((a, b) => a.apart - b.apart || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** Returns the edit distance of two names, or 0 if one contains the other: "heart" probably means "af_heart". */
function distanceOf(given: string, name: string): number {
  if (Math.min(given.length, name.length) >= 3 && (name.includes(given) || given.includes(name))) return 0;
  return distance(given, name);
}

function simplify(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
