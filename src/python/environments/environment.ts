import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ZodType } from "zod";
import { z } from "../../platform/schema.js";
import type { Versions } from "./check-environment.js";
import { type EnvironmentRecipe, recipeDigest } from "./recipe.js";

/** A complete Python environment: its packages match the lock and can be imported. */
export interface PythonEnvironment {
  readonly name: string;
  readonly folder: string;
  /** Path of its interpreter. */
  readonly python: string;
  /** Such as `"3.11.7"`. */
  readonly pythonVersion: string;
  /** Versions of its main packages by name. */
  readonly versions: Versions;
  /** Size when the environment was made. @unit bytes */
  readonly bytes: number;
}

/**
 * State of an environment: absent, interrupted before it was complete, made from another lock, or complete. Only files
 * decide the state, so a base interpreter that was removed later shows up when Python starts.
 */
export type EnvironmentState =
  | { readonly state: "absent"; readonly folder: string }
  | { readonly state: "unfinished"; readonly folder: string }
  | { readonly state: "outdated"; readonly folder: string; readonly environment: PythonEnvironment }
  | { readonly state: "ready"; readonly folder: string; readonly environment: PythonEnvironment };

/** Returns the folder of a recipe's environment, which may not exist. */
export function environmentFolder(cacheFolder: string, { name }: EnvironmentRecipe): string {
  return join(cacheFolder, "python", name);
}

/** Returns the path of the interpreter in a recipe's environment, which may not exist. */
export function environmentPython(cacheFolder: string, recipe: EnvironmentRecipe): string {
  return interpreterIn(environmentFolder(cacheFolder, recipe));
}

/** Reads the state of a recipe's environment below `cacheFolder`. */
export function readEnvironment(cacheFolder: string, recipe: EnvironmentRecipe): Promise<EnvironmentState> {
  return readState(environmentFolder(cacheFolder, recipe), recipe);
}

/** Reads the state of the environment in `folder`. */
export async function readState(folder: string, recipe: EnvironmentRecipe): Promise<EnvironmentState> {
  const marker = await readMarker(folder);
  if (marker === undefined) {
    const begun = await readFile(join(folder, "pyvenv.cfg")).catch(() => undefined);
    return { state: begun === undefined ? "absent" : "unfinished", folder };
  }
  const { pythonVersion, versions, bytes } = marker;
  const environment = { name: recipe.name, folder, python: interpreterIn(folder), pythonVersion, versions, bytes };
  return { state: marker.digest === (await recipeDigest(recipe)) ? "ready" : "outdated", folder, environment };
}

/** Returns the path of the interpreter of an environment. */
export function interpreterIn(folder: string): string {
  return process.platform === "win32" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");
}

/** The file that marks an environment as complete. It is written last; a folder without it counts as unfinished. */
export interface Marker {
  /** {@link recipeDigest} of the recipe. */
  readonly digest: string;
  /** Digest of the arguments for pip, which may name an index with a password. */
  readonly pipArgs: string;
  /** Folder where the base interpreter is installed. */
  readonly basePrefix: string;
  readonly pythonVersion: string;
  readonly versions: Versions;
  readonly bytes: number;
}

const markerSchema: ZodType<Marker> = z.object({
  digest: z.string(),
  pipArgs: z.string(),
  basePrefix: z.string(),
  pythonVersion: z.string(),
  versions: z.record(z.string(), z.string()),
  bytes: z.number(),
});

/** Returns the path of the marker of an environment. */
export function markerPath(folder: string): string {
  return join(folder, "voxweave-environment.json");
}

/** Reads the marker of an environment; undefined if it is missing or damaged. */
export async function readMarker(folder: string): Promise<Marker | undefined> {
  const text = await readFile(markerPath(folder), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return markerSchema.parse(JSON.parse(text));
  } catch {
    return undefined; // Damaged, or from another version: the caller makes the environment again.
  }
}
