import { createRequire } from "node:module";
import { basename } from "node:path";
import { bundledError, moduleUrl } from "../../core/bundled.js";
import type { CallOptions } from "../../core/engine.js";
import { VoxError } from "../../core/errors.js";
import { fullDiskError } from "../../platform/node/files/disk.js";
import { nodeEnvironment } from "../../platform/node/processes/child-environment.js";
import { packageScript } from "../../platform/node/processes/package-script.js";
import { identifyProcessor } from "../../platform/node/processes/processor.js";
import { runCommand } from "../../platform/node/processes/run-command.js";

const TIME_LIMIT_MS = 300_000;

/** Suffix of the path of the weights, after the path of the optimised graph. */
const WEIGHTS = ".weights";

/**
 * Lets onnxruntime's own optimiser rewrite a graph for this machine, and writes the result to `target`. To load the
 * result takes a second and 110 MB less than to load the graph at `source`, and it runs as fast.
 *
 * The weights are in a separate file, `target` plus ".weights". Sessions map that file into memory instead of reading it, so
 * several sessions share one copy, and the system can evict pages. The graph refers to the file by its name without a folder,
 * so both files may be moved together, but not renamed.
 *
 * The optimiser runs in a process of its own, like every session, and an abort ends the process. The caller removes files that
 * were written in part.
 *
 * @throws {VoxError} `VOX_ENGINE_FAILED`, `VOX_FILE_UNWRITABLE`, `VOX_DEPENDENCY_MISSING`.
 */
export async function optimiseGraph(source: string, target: string, { signal }: CallOptions = {}): Promise<void> {
  const script = packageScript(new URL("./optimise-worker.js", moduleUrl(import.meta.url)));
  const end = await runCommand([process.execPath, script, source, target, `${basename(target)}${WEIGHTS}`], {
    env: nodeEnvironment(process.env),
    timeoutMs: TIME_LIMIT_MS,
    keepInputOpen: true, // The end of the input tells the process that this program has ended.
    signal,
  });
  signal?.throwIfAborted();
  if (end.type === "done") return;
  const output = "output" in end ? end.output.trim() : "";
  const full = await fullDiskError(target, output);
  if (full !== undefined) throw full;
  const said = /^\w*Error: (.*)$/m.exec(output)?.[1] ?? output; // Without the stack of a process that the user did not start.
  const reason = end.type === "failed" ? said : `its process was ${end.type}`;
  const hint = /onnxruntime_binding|#onnxruntime/.test(reason) ? '; "voxweave doctor" says what to do' : "";
  throw new VoxError("VOX_ENGINE_FAILED", `onnxruntime could not optimise the graph: ${reason}${hint}`, {
    engine: "kokoro-onnx",
  });
}

/**
 * Describes what an optimised graph depends on besides its source: the version of onnxruntime and the features of the
 * processor, because the layout of the weights depends on its widest instructions.
 */
export async function describeRuntime(): Promise<string> {
  return `onnxruntime-${runtimeVersion()}-${await identifyProcessor()}`;
}

function runtimeVersion(): string {
  const require = createRequire(moduleUrl(import.meta.url));
  try {
    return (require("#onnxruntime/package.json") as { readonly version: string }).version;
  } catch {
    throw bundledError("there is no vendor/onnxruntime-node");
  }
}
