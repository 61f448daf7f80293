import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { bundledError, moduleUrl } from "../../core/bundled.js";
import type { CallOptions } from "../../core/engine.js";
import { VoxError } from "../../core/errors.js";
import { fullDiskError } from "../../platform/node/files/disk.js";
import { nodeEnvironment } from "../../platform/node/processes/child-environment.js";
import { runCommand } from "../../platform/node/processes/run-command.js";

const TIME_LIMIT_MS = 300_000;

/** What is added to the path of an optimised graph for that of its weights. */
const WEIGHTS = ".weights";

/**
 * Has onnxruntime write at `target` what its own optimiser makes of a graph on this machine. Loaded without being
 * optimised again, that takes a second and 110 MB less than the graph at `source`, and runs as quickly.
 *
 * The weights lie in a file of their own beside it, `target` and ".weights": sessions map that into memory instead of
 * reading it, so that several share one copy, and the system may let go of what it needs elsewhere. The graph knows that
 * file by its name without a folder: the two may be moved together, and not renamed.
 *
 * It runs in a process of its own, as every session does; an abort ends that. What was half written is left to the caller.
 *
 * @throws {VoxError} `VOX_ENGINE_FAILED`, `VOX_FILE_UNWRITABLE`.
 */
export async function optimiseGraph(source: string, target: string, { signal }: CallOptions = {}): Promise<void> {
  const script = fileURLToPath(new URL("./optimise-worker.js", import.meta.url));
  const end = await runCommand([process.execPath, script, source, target, `${basename(target)}${WEIGHTS}`], {
    env: nodeEnvironment(process.env),
    timeoutMs: TIME_LIMIT_MS,
    keepInputOpen: true, // Its end tells the process that this program is gone.
    signal,
  });
  signal?.throwIfAborted();
  if (end.type === "done") return;
  const output = "output" in end ? end.output.trim() : "";
  const full = await fullDiskError(target, output);
  if (full !== undefined) throw full;
  const said = /^\w*Error: (.*)$/m.exec(output)?.[1] ?? output; // Without the stack of a process that is not the user's.
  const reason = end.type === "failed" ? said : `its process was ${end.type}`;
  const hint = /onnxruntime_binding|#onnxruntime/.test(reason) ? '; "voxweave doctor" says what to do' : "";
  throw new VoxError("VOX_ENGINE_FAILED", `onnxruntime could not optimise the graph: ${reason}${hint}`, {
    engine: "kokoro-onnx",
  });
}

/**
 * What an optimised graph depends on besides its source: the version of onnxruntime, and what the processor can do, for
 * the weights lie in memory as the widest instructions want them.
 */
export async function describeRuntime(): Promise<string> {
  const info = await readFile("/proc/cpuinfo", "utf8").catch(() => ""); // Linux alone tells.
  const features = /^(?:flags|Features)\s*:(.*)$/mu.exec(info)?.[1] ?? "";
  const processor = `${process.arch} ${cpus()[0]?.model ?? ""} ${features}`;
  return `onnxruntime-${runtimeVersion()}-${createHash("sha256").update(processor).digest("hex").slice(0, 12)}`;
}

function runtimeVersion(): string {
  const require = createRequire(moduleUrl(import.meta.url));
  try {
    return (require("#onnxruntime/package.json") as { readonly version: string }).version;
  } catch {
    throw bundledError("there is no vendor/onnxruntime-node");
  }
}
