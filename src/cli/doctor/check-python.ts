import { createAssetStore } from "../../assets/create-asset-store.js";
import type { CallOptions } from "../../core/engine.js";
import { messageOf } from "../../core/message-of.js";
import type { PythonEngine } from "../../engines/descriptor.js";
import { loadPythonEngines } from "../../engines/registry.js";
import { installedVersions } from "../../python/environments/check-environment.js";
import { type PythonEnvironment, readEnvironment } from "../../python/environments/environment.js";
import { type EnvironmentRecipe, pinnedVersions } from "../../python/environments/recipe.js";
import type { DiagnoseOptions, Finding } from "./finding.js";
import { speakOneWord } from "./speak-one-word.js";

/** Checks the existing Python environments. If there are none, reports no problem: only Python engines need one. */
export async function* diagnosePython({ signal, onCheck }: DiagnoseOptions): AsyncGenerator<Finding> {
  const { cacheFolder } = createAssetStore({ offline: true });
  let seen = 0;
  for (const engine of await loadPythonEngines()) {
    const { recipe } = engine.python;
    const { name } = recipe;
    const found = await readEnvironment(cacheFolder, recipe);
    if (found.state === "absent") continue;
    seen += 1;
    const remedy = remedyFor(recipe);
    if (found.state === "unfinished") {
      const detail = `${name}: ${found.folder} is incomplete, or another process is creating it`;
      yield { check: "python", state: "note", detail, remedy };
    } else if (found.state === "outdated") {
      const detail = `${name}: ${found.folder} was made for another version of VoxWeave`;
      yield { check: "python", state: "problem", detail, remedy };
    } else {
      yield* checkEnvironment(engine, found.environment, { signal, onCheck });
    }
  }
  if (seen === 0) {
    const detail = "no environment is set up; only engines in Python need one";
    yield { check: "python", state: "note", detail, remedy: "voxweave python setup" };
  }
}

function remedyFor({ name }: EnvironmentRecipe): string {
  return `voxweave python setup ${name}`;
}

async function* checkEnvironment(
  engine: PythonEngine,
  { folder, python, pythonVersion, bytes }: PythonEnvironment,
  { signal, onCheck }: DiagnoseOptions,
): AsyncGenerator<Finding> {
  const { recipe } = engine.python;
  const { name } = recipe;
  const remedy = remedyFor(recipe);
  onCheck?.(`the packages of ${name}`);
  const versions = await installedVersions(recipe, { python, signal });
  if (versions === undefined) {
    yield { check: "python", state: "problem", detail: `${name}: ${python} does not start`, remedy };
    return;
  }
  const detail = `${name}: Python ${pythonVersion} in ${folder}, ${(bytes / 1e9).toFixed(2)} GB`;
  yield { check: "python", state: "ok", detail };
  yield await checkPackages(recipe, versions);
  if (recipe.spacyModel) yield checkSpacyModel(recipe, versions);
  const model = await checkModel(engine);
  if (model !== undefined) yield model;
  if (model !== undefined && model.state !== "ok") return;
  onCheck?.(`whether ${engine.id} speaks; it starts Python, which may take a minute`);
  yield await checkSpeech(engine.id, remedy, { signal });
}

/** Speaks one word with a Python engine. */
async function checkSpeech(engine: string, remedy: string, call: CallOptions): Promise<Finding> {
  try {
    return { check: "speech", ...(await speakOneWord(engine, call)) };
  } catch (error) {
    const detail = messageOf(error);
    return { check: "speech", state: "problem", detail, remedy };
  }
}

/** Compares the installed versions with the lock. Ignores the suffixes of PyTorch's builds, such as `2.13.0+cpu`. */
async function checkPackages(recipe: EnvironmentRecipe, versions: Readonly<Record<string, string>>): Promise<Finding> {
  const { name: environment, distributions } = recipe;
  const pinned = await pinnedVersions(recipe);
  const wrong = [...pinned].flatMap(([name, allowed]) => {
    const found = versions[name]?.replace(/\+.*$/, "");
    if (!distributions.includes(name) || (found !== undefined && allowed.includes(found))) return [];
    return [`${name} is ${found ?? "missing"}, but the lock has ${allowed.join(" or ")}`];
  });
  if (wrong.length > 0) {
    const detail = `${environment}: ${wrong.join("; ")}`;
    return { check: "packages", state: "problem", detail, remedy: remedyFor(recipe) };
  }
  const listed = Object.entries(versions).filter(([name]) => pinned.has(name));
  const detail = `${environment}: ${listed.map(([name, version]) => `${name} ${version}`).join(", ")}, as the lock says`;
  return { check: "packages", state: "ok", detail };
}

function checkSpacyModel(
  recipe: EnvironmentRecipe,
  { en_core_web_sm: version }: Readonly<Record<string, string>>,
): Finding {
  const check = "spacy-model";
  if (version !== undefined) return { check, state: "ok", detail: `${recipe.name}: en_core_web_sm ${version}` };
  return { check, state: "problem", detail: `${recipe.name}: en_core_web_sm is missing`, remedy: remedyFor(recipe) };
}

async function checkModel({ hasModel, python: { recipe } }: PythonEngine): Promise<Finding | undefined> {
  if (hasModel === undefined) return undefined;
  const check = "model-folder";
  if (await hasModel(createAssetStore({ offline: true }))) {
    return { check, state: "ok", detail: `${recipe.name}: configuration, weights and voices are in the cache` };
  }
  return {
    check,
    state: "note",
    detail: `${recipe.name}: the model is not in the cache yet`,
    remedy: remedyFor(recipe),
  };
}
