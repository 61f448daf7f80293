import { createAssetStore } from "../assets/create-asset-store.js";
import type { AssetStore } from "../assets/store.js";
import { checkOptions, checkString } from "../core/checks.js";
import type { EngineDescriptor } from "./descriptor.js";
import { loadEngines } from "./registry.js";

/** An engine, and whether it can open on this machine now. */
export interface EngineStatus {
  /** The name that `createSpeaker({ engine })` takes. */
  readonly id: string;
  /** True where the engine needs neither a download nor a set-up first. */
  readonly ready: boolean;
  /** What is missing, and the command that brings it. `undefined` where the engine is ready. */
  readonly reason: string | undefined;
}

/** Options of {@link listEngines}. */
export interface ListEnginesOptions {
  /** Where weights and Python environments are. @default `VOXWEAVE_CACHE`, or the platform's cache folder */
  readonly cacheFolder?: string | undefined;
}

/**
 * Lists all engines of VoxWeave, and tells which can open now. It reads the cache only: it starts no program, downloads
 * nothing, and trusts an interpreter that a variable such as `VOXWEAVE_PYTHON` names.
 *
 * @throws {TypeError} for options of the wrong type.
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

/** Tells whether an engine needs no Python environment, or has one that is whole, by the files of the environment. */
export async function isSetUp({ python }: EngineDescriptor, cacheFolder: string): Promise<boolean> {
  if (python === undefined) return true;
  const { readEnvironment } = await import("../python/environments/environment.js"); // Few programs need it.
  return (await readEnvironment(cacheFolder, python.recipe)).state === "ready";
}
