import { roleLines, roles } from "../../state/cast.js";
import { showRanges } from "../editor/highlights.js";

/** Number of colours of roles; after these they begin again. */
const COLOURS = 6;

/** Returns the number of the colour of a role. */
export function colourOf(role: string): number {
  return [...roles.value.keys()].indexOf(role) % COLOURS;
}

/** Gives the names of the roles in the text the colours that they have in the cast list. */
export function showRoles(node: Node | null): void {
  const lines = roleLines.value;
  for (let colour = 0; colour < COLOURS; colour += 1) {
    const ranges = lines
      .filter(({ role }) => colourOf(role) === colour)
      .map(({ role, name: { start } }) => ({ start, end: start + role.length }));
    showRanges(`role-${colour}`, node, ranges);
  }
}
