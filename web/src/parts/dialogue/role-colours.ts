import { roleLines, roles } from "../../state/cast.js";
import { showRanges } from "../editor/highlights.js";
import type { Mirror } from "../editor/mirror.js";

/** Number of colours of roles; after these they begin again. */
const COLOURS = 6;

/** Returns the number of the colour of a role. */
export function colourOf(role: string): number {
  return [...roles.value.keys()].indexOf(role) % COLOURS;
}

/** Gives the names of the roles in the text the colours that they have in the cast list. */
export function showRoles(mirror: Mirror): void {
  const colours = new Map([...roles.value.keys()].map((role, index) => [role, index % COLOURS]));
  const byColour = Map.groupBy(roleLines.value, ({ role }) => colours.get(role));
  for (let colour = 0; colour < COLOURS; colour += 1) {
    const names = byColour.get(colour)?.map(({ name }) => name);
    showRanges(`role-${colour}`, mirror, names ?? []);
  }
}
