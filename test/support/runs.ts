/**
 * Returns how often a property is tried: `count` times by `npm test`, and a tenth of that in a run of a single room, so that
 * the room stays fast.
 */
export function runs(count: number): number {
  return process.env["VOXWEAVE_THOROUGH"] === "1" ? count : Math.ceil(count / 10);
}
