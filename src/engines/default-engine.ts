import { readFile } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { writeFileAtomic } from "../platform/node/files/atomic-file.js";
import { makeFolder } from "../platform/node/files/make-folder.js";
import { DEFAULT_ENGINE } from "./registry.js";

/** The engines that speak alike, so that the quicker one may be taken where none is named. */
export type PickableEngine = "kokoro-onnx" | "kokoro-openvino";

/**
 * The engine that speaks where none is named: the one that was picked as the quickest on this machine, as long as it can
 * be opened here and the processor is the same; else {@link DEFAULT_ENGINE}.
 */
export async function findDefaultEngine(cacheFolder: string): Promise<string> {
  const stored = await readFile(choicePath(cacheFolder), "utf8").catch(() => undefined);
  if (stored !== choiceOf("kokoro-openvino")) return DEFAULT_ENGINE;
  const { hasOpenvinoEnvironment } = await import("./kokoro-openvino/settings.js"); // Few have need of it.
  return (await hasOpenvinoEnvironment(cacheFolder)) ? "kokoro-openvino" : DEFAULT_ENGINE;
}

/** Stores which engine speaks where none is named. @throws {VoxError} `VOX_FILE_UNWRITABLE`. */
export async function writeDefaultEngine(cacheFolder: string, engine: PickableEngine): Promise<void> {
  const path = choicePath(cacheFolder);
  await makeFolder(dirname(path));
  await writeFileAtomic(path, choiceOf(engine));
}

function choicePath(cacheFolder: string): string {
  return join(cacheFolder, "choices", "engine.json");
}

/** A choice that was made on another processor is another text, and does not count. */
function choiceOf(engine: PickableEngine): string {
  const processors = cpus();
  const measuredOn = `${processors.length} x ${processors[0]?.model.trim() ?? "unknown"}`;
  return `${JSON.stringify({ engine, measuredOn }, null, 2)}\n`;
}
