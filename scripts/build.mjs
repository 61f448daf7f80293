// npm run build: src/ to dist/, data/ and vendor/ from their packages, examples/ and bench/ to build/. Steps that do not need
// each other run at the same time. The first one that fails ends the others.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ROOT } from "./setup.mjs";

const TSC = join("node_modules", "typescript", "bin", "tsc");
const controller = new AbortController();

async function inOrder(...steps) {
  for (const step of steps) {
    const child = spawn(process.execPath, step, { cwd: ROOT, stdio: "inherit", signal: controller.signal });
    const [code, signal] = await once(child, "close");
    if (code === 0) continue;
    console.error(`The build failed: ${step.join(" ")} ended with ${signal ?? `code ${code}`}.`);
    process.exitCode = code ?? 1;
    throw new Error("build");
  }
}

const script = (name) => [join("scripts", `${name}.mjs`)];

try {
  await Promise.all([
    inOrder(script("build-data")),
    inOrder(script("build-encoders")),
    inOrder(
      script("build-runtime"),
      script("build-mcp"),
      [TSC, "-p", join("src", "tsconfig.web.json")],
      [TSC, "-b"],
      script("build-command"),
      script("build-browser"),
      script("build-page"),
      script("make-executable"),
    ),
  ]);
} catch (error) {
  controller.abort();
  if (process.exitCode === undefined) throw error;
}
