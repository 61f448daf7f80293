import { VoxError } from "../../core/errors.js";

/** The oldest Node that VoxWeave runs on, as `engines` in package.json has it. */
const OLDEST = [20, 19] as const;

/**
 * Refuses a Node that is too old. Bun, Deno and Electron report the version of Node that they follow.
 *
 * @param version such as `"20.19.0"`
 * @throws {VoxError} `VOX_DEPENDENCY_MISSING`.
 */
export function checkNodeVersion(version: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  const dependency = `Node ${OLDEST.join(".")}`;
  const command = "nvm install --lts";
  const message = `VoxWeave needs ${dependency} or newer; this is ${version}. Install a newer one, for example with: ${command}`;
  throw new VoxError("VOX_DEPENDENCY_MISSING", message, { dependency, command });
}
