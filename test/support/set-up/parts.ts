import { execFileSync } from "node:child_process";
import { ROOT } from "../folders.js";

/**
 * Makes the parts of the package that are not code: data/ with the dictionaries and the tagger of English, from Python
 * packages, and vendor/ with onnxruntime. Does nothing if they exist already.
 */
export default function makeParts(): void {
  for (const script of ["build-data.mjs", "build-runtime.mjs"]) {
    execFileSync(process.execPath, [`scripts/${script}`], { cwd: ROOT, stdio: "inherit" });
  }
}
