import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COMPILED, ROOT } from "../folders.js";

const STAMP = join(COMPILED, ".sources");

/**
 * Writes src/ as JavaScript to .compiled/, from which Node starts worker threads and child processes of the code under
 * test. Takes about a second, because it checks no types. Does nothing if the sources have not changed.
 */
export default function compileSources(): void {
  const digest = digestOfSources();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === digest) return;
  rmSync(COMPILED, { recursive: true, force: true });
  const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
  const project = join(ROOT, "test", "support", "set-up", "compiled.tsconfig.json");
  execFileSync(process.execPath, [tsc, "--project", project], { stdio: "inherit" });
  writeFileSync(STAMP, digest);
}

function digestOfSources(): string {
  const folder = join(ROOT, "src");
  const hash = createHash("sha256").update(readFileSync(join(ROOT, "tsconfig.base.json")));
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (name.endsWith(".ts")) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest("hex");
}
