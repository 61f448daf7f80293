import { OptionRangeError } from "../../core/option-errors.js";
import { requirementsFile } from "../../python/environments/recipe.js";
import type { PythonRequirements } from "../descriptor.js";

const JAPANESE = "misaki[ja]";
const CHINESE = "misaki[zh]";

/** Modules that Kokoro's library needs for Japanese and Chinese. The environment does not have them. */
const OPTIONAL_MODULES: Readonly<Record<string, string>> = {
  fugashi: JAPANESE,
  jaconv: JAPANESE,
  mojimoji: JAPANESE,
  pyopenjtalk: JAPANESE,
  unidic: JAPANESE,
  cn2an: CHINESE,
  jieba: CHINESE,
  ordered_set: CHINESE,
  pypinyin: CHINESE,
  pypinyin_dict: CHINESE,
};

/** The Python side of the engine. */
export const KOKORO_REQUIREMENTS: PythonRequirements = {
  recipe: {
    name: "kokoro",
    python: [10, 13],
    torch: requirementsFile("torch.txt"),
    lock: requirementsFile("kokoro.txt"),
    spacyModel: true,
    modules: ["torch", "spacy", "en_core_web_sm", "misaki.en", "kokoro"],
    distributions: ["torch", "kokoro", "misaki", "spacy", "en_core_web_sm", "transformers", "numpy"],
  },
  adapter: new URL("../../../python/kokoro_bridge.py", import.meta.url),
  setUpCommand: "voxweave python setup",
  variables: ["VOXWEAVE_KOKORO_PYTHON"],
  modules: ["kokoro", "torch", "numpy"],
  optionalModules: OPTIONAL_MODULES,
};

/** Settings that environment variables may set, too. */
export interface KokoroSettings {
  /** A repository on the hub, or a folder with the model. */
  readonly repoId?: string | undefined;
  /** Device of the model: `"cpu"`, `"cuda"` or `"mps"`. */
  readonly device?: string | undefined;
  /** Regular expression, as Python writes it, of the places where Kokoro cuts a text. */
  readonly splitPattern?: string | undefined;
}

/** Completes the caller's settings with `VOXWEAVE_KOKORO_REPO_ID`, `…_DEVICE` and `…_SPLIT_PATTERN`. */
export function settingsFrom(given: KokoroSettings, env: NodeJS.ProcessEnv): KokoroSettings {
  return {
    repoId: given.repoId ?? (env["VOXWEAVE_KOKORO_REPO_ID"] || undefined),
    device: given.device ?? (env["VOXWEAVE_KOKORO_DEVICE"] || undefined),
    splitPattern: given.splitPattern ?? (env["VOXWEAVE_KOKORO_SPLIT_PATTERN"] || undefined),
  };
}

/** Reads a whole number from an environment variable, if it is set. @throws {RangeError} with the name of the variable. */
export function numberFrom(env: NodeJS.ProcessEnv, name: string, min: number, max: number): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= min && number <= max) return number;
  throw new OptionRangeError(name, `must be a whole number from ${min} to ${max}, got ${JSON.stringify(text)}`);
}
