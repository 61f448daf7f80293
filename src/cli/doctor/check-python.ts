import { openAssets } from "../../assets/open-assets.js";
import type { AssetStore } from "../../assets/store.js";
import type { CallOptions } from "../../core/engine.js";
import { hasGraphFolder } from "../../engines/kokoro-openvino/graph-folder.js";
import { hasModelFolder } from "../../engines/kokoro-python/model-folder.js";
import { installedVersions } from "../../python/environments/check-environment.js";
import { type PythonEnvironment, readEnvironment } from "../../python/environments/environment.js";
import { PYTHON_ENGINES, type PythonEngine, pinnedVersions, RECIPES } from "../../python/environments/recipe.js";
import type { DiagnoseOptions, Finding } from "./finding.js";
import { speakOneWord } from "./speak-one-word.js";

/** Checks the Python environments that there are. None is no fault: only the engines in Python need one. */
export async function* diagnosePython({ signal, onCheck }: DiagnoseOptions): AsyncGenerator<Finding> {
  const { cacheFolder } = openAssets({ offline: true });
  let seen = 0;
  for (const engine of PYTHON_ENGINES) {
    const found = await readEnvironment(cacheFolder, engine);
    if (found.state === "absent") continue;
    seen += 1;
    const remedy = `voxweave python setup ${engine}`;
    if (found.state === "unfinished") {
      const detail = `${engine}: ${found.folder} is half made, or being made just now; as good as none`;
      yield { check: "python", state: "note", detail, remedy };
    } else if (found.state === "outdated") {
      const detail = `${engine}: ${found.folder} was made for another version of VoxWeave`;
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

async function* checkEnvironment(
  engine: PythonEngine,
  { folder, python, pythonVersion, bytes }: PythonEnvironment,
  { signal, onCheck }: DiagnoseOptions,
): AsyncGenerator<Finding> {
  const remedy = `voxweave python setup ${engine}`;
  onCheck?.(`the packages of ${engine}`);
  const versions = await installedVersions(RECIPES[engine], { python, signal });
  if (versions === undefined) {
    yield { check: "python", state: "problem", detail: `${engine}: ${python} does not start`, remedy };
    return;
  }
  const detail = `${engine}: Python ${pythonVersion} in ${folder}, ${(bytes / 1e9).toFixed(2)} GB`;
  yield { check: "python", state: "ok", detail };
  yield await checkPackages(engine, versions, remedy);
  if (RECIPES[engine].spacyModel) yield checkSpacyModel(engine, versions, remedy);
  const model = await checkModelFolder(engine, remedy);
  if (model !== undefined) yield model;
  if (model !== undefined && model.state !== "ok") return;
  onCheck?.(`whether ${SPEAKS[engine]} speaks; it starts Python, which may take a minute`);
  yield await checkSpeech(engine, remedy, { signal });
}

/** One word through the bridge. */
async function checkSpeech(engine: PythonEngine, remedy: string, call: CallOptions): Promise<Finding> {
  try {
    return { check: "speech", ...(await speakOneWord(SPEAKS[engine], call)) };
  } catch (error) {
    return {
      check: "speech",
      state: "problem",
      detail: error instanceof Error ? error.message : String(error),
      remedy,
    };
  }
}

/** The engine that each environment is for. */
const SPEAKS: Record<PythonEngine, string> = {
  kokoro: "kokoro-python",
  openvino: "kokoro-openvino",
  piper: "piper",
};

/** The builds of torch have one version and several suffixes, such as `2.13.0+cpu`. */
async function checkPackages(
  engine: PythonEngine,
  versions: Readonly<Record<string, string>>,
  remedy: string,
): Promise<Finding> {
  const pinned = await pinnedVersions(RECIPES[engine]);
  const wrong = [...pinned].flatMap(([name, wanted]) => {
    const found = versions[name]?.replace(/\+.*$/, "");
    if (!RECIPES[engine].distributions.includes(name) || (found !== undefined && wanted.includes(found))) return [];
    return [`${name} is ${found ?? "missing"}, and the lock has ${wanted.join(" or ")}`];
  });
  if (wrong.length > 0)
    return { check: "packages", state: "problem", detail: `${engine}: ${wrong.join("; ")}`, remedy };
  const listed = Object.entries(versions).filter(([name]) => pinned.has(name));
  const detail = `${engine}: ${listed.map(([name, version]) => `${name} ${version}`).join(", ")}, as the lock says`;
  return { check: "packages", state: "ok", detail };
}

function checkSpacyModel(
  engine: PythonEngine,
  { en_core_web_sm: version }: Readonly<Record<string, string>>,
  remedy: string,
): Finding {
  if (version !== undefined)
    return { check: "spacy-model", state: "ok", detail: `${engine}: en_core_web_sm ${version}` };
  return { check: "spacy-model", state: "problem", detail: `${engine}: en_core_web_sm is missing`, remedy };
}

/** What tells whether the model of an environment's engine is here; Piper's voice is in its environment. */
const HAS_MODEL: Partial<Record<PythonEngine, (assets: AssetStore) => Promise<boolean>>> = {
  kokoro: hasModelFolder,
  openvino: hasGraphFolder,
};

async function checkModelFolder(engine: PythonEngine, remedy: string): Promise<Finding | undefined> {
  const folder = await HAS_MODEL[engine]?.(openAssets({ offline: true }));
  if (folder === undefined) return undefined;
  if (folder)
    return { check: "model-folder", state: "ok", detail: `${engine}: configuration, weights and voices are here` };
  return { check: "model-folder", state: "note", detail: `${engine}: the model is not here yet`, remedy };
}
