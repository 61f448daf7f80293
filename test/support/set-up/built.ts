import { execFileSync } from "node:child_process";
import { ROOT } from "../folders.js";

/** Builds the package for users: dist/, data/ and the examples. */
export default function build(): void {
  const shell = process.platform === "win32";
  execFileSync("npm", ["run", "--silent", "build"], { cwd: ROOT, stdio: "inherit", shell });
}
