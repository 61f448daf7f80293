import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { runCommand } from "../../support/command.js";
import { ROOT } from "../../support/folders.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

const SESSION = `
  import { openWorkers } from "./src/engines/kokoro-onnx/workers.js";
  const onEvent = (event) => { if (event.type === "down") console.log(event.final); };
  const pool = openWorkers("test", "model.onnx", { workers: 1, threads: 1 }, { onEvent });
  await pool.run({ ids: new Int32Array(3), style: new Float32Array(256), speed: 1 });`;

const OPTIMISE = `
  import { optimiseGraph } from "./src/engines/kokoro-onnx/optimise-graph.js";
  await optimiseGraph("source.onnx", "target.onnx");`;

const REWRITE = `
  import { rewriteGraph } from "./src/onnx/node/rewrite-graph.js";
  await rewriteGraph("source.onnx", "target.onnx");`;

/** Bundles a program of this package's modules into a folder without the package's scripts, and runs it there. */
async function runBundled(program: string, folder: string) {
  const outfile = join(folder, "program.mjs");
  await build({
    stdin: { contents: program, resolveDir: ROOT, loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "silent",
  });
  const { code, stdout, stderr } = await runCommand(process.execPath, [outfile], { cwd: folder });
  return { code, stdout: stdout.toString(), stderr };
}

test.each([
  ["starts a session", "session-worker.js", SESSION, "true\n"],
  ["optimises a graph", "optimise-worker.js", OPTIMISE, ""],
  ["rewrites a graph", "rewrite-worker.js", REWRITE, ""],
])("a bundle that %s without %s fails with a message that says what to do", async (_, script, program, printed) => {
  await using folder = await openTemporaryFolder();
  const { code, stdout, stderr } = await runBundled(program, folder.path);
  expect({ code, stdout }).toEqual({ code: 1, stdout: printed });
  expect(stderr).toContain("code: 'VOX_DEPENDENCY_MISSING'");
  expect(stderr).toContain(
    `VoxWeave was bundled, or is not installed completely: the file ${join(folder.path, script)}`,
  );
});
