import type { CallOptions } from "../../core/engine.js";
import { resolveCacheFolder } from "../../platform/node/files/cache-folder.js";
import { acquireLock } from "../../platform/node/files/lock.js";
import { findBaseInterpreter } from "./base-interpreter.js";
import { buildEnvironment, pipArgsDigest } from "./build-environment.js";
import { installedVersions } from "./check-environment.js";
import { environmentFolder, type PythonEnvironment, readMarker, readState } from "./environment.js";
import type { EnvironmentEvent } from "./events.js";
import { restorePrevious, withPreviousKept } from "./keep-previous.js";
import type { EnvironmentRecipe } from "./recipe.js";

export interface SetUpOptions extends CallOptions {
  /** How the environment is made; its name is that of the folder. */
  readonly recipe: EnvironmentRecipe;
  /** @default `VOXWEAVE_CACHE`, or `voxweave` in the platform's folder for caches */
  readonly cacheFolder?: string | undefined;
  /** Interpreter to make the environment from. @default the first of `python3` and others whose version fits */
  readonly python?: string | undefined;
  /** Further arguments for `pip install`, such as `["--index-url", ADDRESS]`. @default none */
  readonly pipArgs?: readonly string[] | undefined;
  /** Use no index, only the wheels that `pipArgs` names with `--find-links`. @default false */
  readonly offline?: boolean | undefined;
  readonly onEvent?: ((event: EnvironmentEvent) => void) | undefined;
}

/** A Python environment, and whether this call made it. */
export interface SetUpResult extends PythonEnvironment {
  readonly made: boolean;
}

/**
 * Makes the Python environment of a recipe, unless a matching one exists. An environment that comes from another lock,
 * from another base interpreter or from other arguments for pip is made again.
 *
 * The environment is complete when the promise resolves. A failure or an abort leaves the previous environment. If this
 * process dies, the next call restores the previous one. Of several concurrent calls, even in different processes, one
 * makes the environment and the others wait.
 *
 * @throws {VoxError} `VOX_PYTHON_UNUSABLE`, `VOX_ENVIRONMENT_FAILED`, `VOX_FILE_UNWRITABLE`.
 */
export function setUpPythonEnvironment({ cacheFolder, ...options }: SetUpOptions): Promise<SetUpResult> {
  const folder = environmentFolder(resolveCacheFolder(cacheFolder, process.env), options.recipe);
  return makeEnvironment({ ...options, folder });
}

export interface MakeOptions extends Omit<SetUpOptions, "cacheFolder"> {
  readonly folder: string;
}

/** Works like {@link setUpPythonEnvironment}, for any recipe and folder. */
export async function makeEnvironment(options: MakeOptions): Promise<SetUpResult> {
  const { recipe, folder, signal, onEvent = () => {} } = options;
  signal?.throwIfAborted();
  const here = await findUsable(options);
  const onWait = () => onEvent({ type: "waiting", environment: recipe.name, folder });
  const result = here ?? (await underLock(`${folder}.lock`, () => remake(options, onEvent), { signal, onWait }));
  onEvent({ type: "ready", environment: recipe.name, folder, made: result.made });
  return result;
}

async function underLock<T>(
  path: string,
  action: () => Promise<T>,
  options: CallOptions & { readonly onWait: () => void },
): Promise<T> {
  await using _held = await acquireLock(path, options);
  return await action();
}

/** Returns the existing environment if it matches the options and its interpreter still starts. */
async function findUsable({ recipe, folder, python, pipArgs, signal }: MakeOptions): Promise<SetUpResult | undefined> {
  const found = await readState(folder, recipe);
  const marker = await readMarker(folder);
  if (found.state !== "ready" || marker === undefined) return undefined;
  if (pipArgs !== undefined && marker.pipArgs !== pipArgsDigest(pipArgs)) return undefined;
  if (python !== undefined) {
    const base = await findBaseInterpreter({ python, versions: recipe.python, signal });
    if (base.prefix !== marker.basePrefix || base.version !== marker.pythonVersion) return undefined;
  }
  // Make the environment again if the user changed it by hand, or broke it by removing the base interpreter.
  const versions = await installedVersions(recipe, { python: found.environment.python, signal });
  const unchanged = JSON.stringify(versions) === JSON.stringify(marker.versions);
  return unchanged ? { ...found.environment, made: false } : undefined;
}

async function remake(options: MakeOptions, onEvent: (event: EnvironmentEvent) => void): Promise<SetUpResult> {
  const { recipe, folder, python, signal } = options;
  await restorePrevious(folder);
  const made = await findUsable(options); // The call that held the lock may have made it.
  if (made !== undefined) return made;
  const base = await findBaseInterpreter({ python, versions: recipe.python, signal });
  const { executable, version: pythonVersion } = base;
  onEvent({ type: "started", environment: recipe.name, folder, base: executable, pythonVersion });
  const environment = await withPreviousKept(folder, () => buildEnvironment(base, { ...options, onEvent }));
  return { ...environment, made: true };
}
