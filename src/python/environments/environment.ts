import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ZodType } from "zod";
import { z } from "../../platform/schema.js";
import type { Versions } from "./check-environment.js";
import { type EnvironmentRecipe, recipeDigest } from "./recipe.js";

/** A Python environment that is whole: everything in it is as its lock says, and imports. */
export interface PythonEnvironment {
  readonly name: string;
  readonly folder: string;
  /** Path of its interpreter. */
  readonly python: string;
  /** Such as `"3.11.7"`. */
  readonly pythonVersion: string;
  /** Versions of its main packages by name. */
  readonly versions: Versions;
  /** Its size when it was made. @unit bytes */
  readonly bytes: number;
}

/**
 * What there is of an environment: nothing, a try that was broken off, one of another lock, or a whole one. This only
 * reads files: an interpreter that has been removed since shows when it is started.
 */
export type EnvironmentState =
  | { readonly state: "absent"; readonly folder: string }
  | { readonly state: "unfinished"; readonly folder: string }
  | { readonly state: "outdated"; readonly folder: string; readonly environment: PythonEnvironment }
  | { readonly state: "ready"; readonly folder: string; readonly environment: PythonEnvironment };

/** Folder of the environment of a recipe, whether it is there or not. */
export function environmentFolder(cacheFolder: string, { name }: EnvironmentRecipe): string {
  return join(cacheFolder, "python", name);
}

/** Path of the interpreter of a recipe's environment, whether it is there or not. */
export function environmentPython(cacheFolder: string, recipe: EnvironmentRecipe): string {
  return interpreterIn(environmentFolder(cacheFolder, recipe));
}

/** What there is of a recipe's environment below `cacheFolder`. */
export function readEnvironment(cacheFolder: string, recipe: EnvironmentRecipe): Promise<EnvironmentState> {
  return readState(environmentFolder(cacheFolder, recipe), recipe);
}

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

export function interpreterIn(folder: string): string {
  return process.platform === "win32" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");
}

/** Written last: an environment without it counts as nothing. */
export interface Marker {
  /** {@link recipeDigest} of what it was made by. */
  readonly digest: string;
  /** Digest of the arguments for pip that it was made with; those may name an index with a password. */
  readonly pipArgs: string;
  /** Where the interpreter that it was made from is installed. */
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

export function markerPath(folder: string): string {
  return join(folder, "voxweave-environment.json");
}

export async function readMarker(folder: string): Promise<Marker | undefined> {
  const text = await readFile(markerPath(folder), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return markerSchema.parse(JSON.parse(text));
  } catch {
    return undefined; // Damaged, or from another version: it is made anew.
  }
}
