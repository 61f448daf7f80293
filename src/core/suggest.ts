import { distance } from "fastest-levenshtein";

/** The names most like `wanted`, nearest first: what somebody who mistyped may have meant. */
export function suggest(wanted: string, names: readonly string[], most = 3): string[] {
  const key = simplify(wanted);
  return names
    .map((name) => ({ name, apart: likeness(key, simplify(name)) }))
    .filter(({ name, apart }) => apart <= Math.max(1, Math.floor(Math.max(key.length, name.length) / 3)))
    .sort((a, b) => a.apart - b.apart || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** A name inside the other counts as near: "heart" is meant as "af_heart". */
function likeness(wanted: string, name: string): number {
  if (Math.min(wanted.length, name.length) >= 3 && (name.includes(wanted) || wanted.includes(name))) return 0;
  return distance(wanted, name);
}

function simplify(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
