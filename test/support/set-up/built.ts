import { execFileSync } from "node:child_process";
import { ROOT } from "../folders.js";

/** Builds the package for users: dist/, data/ and the examples. `npm test` has built it before. */
export default function build(): void {
  if (process.env["VOXWEAVE_BUILT"] === "1") return;
  const shell = process.platform === "win32";
  execFileSync("npm", ["run", "--silent", "build"], { cwd: ROOT, stdio: "inherit", shell });
}
