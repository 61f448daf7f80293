import { createAssetStore } from "../assets/create-asset-store.js";
import type { AssetStore } from "../assets/store.js";
import { checkOptions, checkString } from "../core/checks.js";
import type { EngineDescriptor } from "./descriptor.js";
import { loadEngines } from "./registry.js";

/** An engine, and whether it can open on this machine now. */
export interface EngineStatus {
  /** The name that `createSpeaker({ engine })` takes. */
  readonly id: string;
  /** Whether the engine can open now, without a download or a set-up. */
  readonly ready: boolean;
  /** The missing part, and the command that installs it. `undefined` if the engine is ready. */
  readonly reason: string | undefined;
}

/** Options of {@link listEngines}. */
export interface ListEnginesOptions {
  /** Folder of weights and Python environments. @default `VOXWEAVE_CACHE`, or the platform's cache folder */
  readonly cacheFolder?: string | undefined;
}

/**
 * Lists all engines of VoxWeave, and whether each can open now. It reads the cache only: it starts no program, downloads
 * nothing, and does not check an interpreter that a variable such as `VOXWEAVE_PYTHON` names.
 *
 * @throws {TypeError} if an option has the wrong type.
 */
export async function listEngines(options: ListEnginesOptions = {}): Promise<readonly EngineStatus[]> {
  checkOptions("options", options, ["cacheFolder"]);
  const { cacheFolder } = options;
  if (cacheFolder !== undefined) checkString("cacheFolder", cacheFolder);
  const assets = createAssetStore({ cacheFolder, offline: true });
  return Promise.all((await loadEngines()).map((engine) => statusOf(engine, assets)));
}

async function statusOf(engine: EngineDescriptor, assets: AssetStore): Promise<EngineStatus> {
  const { id, python } = engine;
  const command = python?.setUpCommand ?? "voxweave assets pull";
  const missing = (reason: string): EngineStatus => ({ id, ready: false, reason: `${reason}; run "${command}"` });
  const named = [...(python?.variables ?? []), "VOXWEAVE_PYTHON"].some((variable) => process.env[variable]);
  if (!named && !(await isSetUp(engine, assets.cacheFolder))) return missing("its Python environment is not set up");
  if ((await engine.hasModel?.(assets)) === false) return missing("its model is not in the cache");
  return { id, ready: true, reason: undefined };
}

/** Returns whether an engine needs no Python environment, or has a complete one. It reads only the environment's files. */
export async function isSetUp({ python }: EngineDescriptor, cacheFolder: string): Promise<boolean> {
  if (python === undefined) return true;
  const { readEnvironment } = await import("../python/environments/environment.js"); // Few programs need it.
  return (await readEnvironment(cacheFolder, python.recipe)).state === "ready";
}
