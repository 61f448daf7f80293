import { execFileSync } from "node:child_process";
import { ROOT } from "../folders.js";

/** Makes data/encoders/ from the development dependencies. Does nothing if the folder is up to date. */
export default function makeEncoders(): void {
  execFileSync(process.execPath, ["scripts/build-encoders.mjs"], { cwd: ROOT, stdio: "inherit" });
}
