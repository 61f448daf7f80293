import { stat } from "node:fs/promises";
import { join } from "node:path";
import { KOKORO_WEIGHTS } from "#dist/assets/catalogue/catalogue.js";
import { createAssetStore } from "#dist/assets/create-asset-store.js";
import type { AssetStore } from "#dist/assets/store.js";
import { ensureModelFolder } from "#dist/engines/kokoro-python/model-folder.js";
import { loadPythonEngines } from "#dist/engines/registry.js";
import { rewriteGraph } from "#dist/onnx/node/rewrite-graph.js";
import { requirementsFile } from "#dist/python/environments/recipe.js";
import { makeEnvironment, setUpPythonEnvironment } from "#dist/python/environments/set-up.js";

/** The files and programs of the contestants. Each is downloaded or made at first use, and kept for the next run. */
export interface Materials {
  readonly assets: AssetStore;
  /** Path of a file below `bench/`. */
  script(path: string): string;
  /** Path of the command line's own script. */
  readonly program: string;
  /** Path of a file below `build/bench-work/`. That folder exists. */
  work(path: string): string;
  /** The int8 export as published. */
  int8Model(): Promise<string>;
  /** The export's own operators in float32, with the weights of VoxWeave's engine. */
  float32Model(): Promise<string>;
  /** The folder from which Kokoro's PyTorch library reads the model. */
  modelFolder(): Promise<string>;
  /** The style vectors of af_heart: float32, shape (510, 256). */
  voice(): Promise<string>;
  /** Interpreter of the environment of one of VoxWeave's engines. */
  pythonOf(engine: string): Promise<string>;
  /** Reports a step that takes long. */
  tell(text: string): void;
  /** Interpreter of an environment made from `peers/NAME/requirements.txt`, with the modules that it must import. */
  peerPython(name: string, modules: readonly string[], more?: PeerParts): Promise<string>;
}

/** Parts of the environment of a peer beside its own lock. */
export interface PeerParts {
  /** Whether to add the torch of VoxWeave's Python engine, and spaCy's English model under its original name. @default false */
  readonly torchAndSpacy?: boolean | undefined;
  /** Distributions whose versions count. @default that of the name */
  readonly distributions?: readonly string[] | undefined;
}

export function gatherMaterials(root: string, workFolder: string, tell: (text: string) => void): Materials {
  const assets = createAssetStore();
  const script = (path: string): string => join(root, "bench", path);
  const work = (path: string): string => join(workFolder, path);
  const pythonOf = async (name: string): Promise<string> => {
    const recipe = (await loadPythonEngines()).map(({ python }) => python.recipe).find((one) => one.name === name);
    if (recipe === undefined) throw new Error(`this tree has no Python environment "${name}"`);
    tell(`the Python environment of ${name}, which the first run makes`);
    return (await setUpPythonEnvironment({ recipe, cacheFolder: assets.cacheFolder })).python;
  };
  return {
    assets,
    script,
    program: join(root, "dist", "cli", "main.js"),
    tell,
    work,
    pythonOf,
    int8Model: async () => (await assets.fetch("kokoro-v1.0-int8")).path,
    voice: async () => (await assets.fetch("voices/af_heart")).path,
    modelFolder: async () =>
      (await ensureModelFolder({ assets, python: await pythonOf("kokoro"), voices: ["af_heart"] })).path,
    async float32Model() {
      const source = await assets.fetch(KOKORO_WEIGHTS);
      const target = work(`plain-${source.sha256.slice(0, 12)}.onnx`);
      if ((await stat(target).catch(() => undefined)) === undefined)
        await rewriteGraph(source.path, target, { variant: "plain" });
      return target;
    },
    async peerPython(name, modules, { torchAndSpacy = false, distributions = [name] } = {}) {
      tell(`the Python environment of ${name}, which the first run makes`);
      const lock = script(`peers/${name}/requirements.txt`);
      const torch = torchAndSpacy ? requirementsFile("torch.txt") : undefined;
      const recipe = {
        name,
        python: [10, 13],
        lock,
        modules,
        distributions,
        torch,
        spacyModel: torchAndSpacy,
      } as const;
      return (await makeEnvironment({ recipe, folder: work(`python/${name}`) })).python;
    },
  };
}
