import type { BridgedEngine } from "../../python/bridge/open-bridge.js";
import { environmentPython } from "../../python/environments/environment.js";

export const KOKORO_ADAPTER: URL = new URL("../../../python/kokoro_bridge.py", import.meta.url);
export const SETUP_COMMAND = "voxweave python setup";

const JAPANESE = "misaki[ja]";
const CHINESE = "misaki[zh]";

/** What Kokoro's own reading of Japanese and Chinese needs, which the environment does not bring along. */
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

/** Kokoro as the bridge knows it. `cacheFolder` is where VoxWeave's own environment lies. */
export function bridgedKokoro(cacheFolder: string, engine = "kokoro-python"): BridgedEngine {
  return {
    engine,
    adapter: KOKORO_ADAPTER,
    setUpCommand: SETUP_COMMAND,
    variables: ["VOXWEAVE_KOKORO_PYTHON"],
    ownPython: environmentPython(cacheFolder, "kokoro"),
    modules: ["kokoro", "torch", "numpy"],
    optionalModules: OPTIONAL_MODULES,
  };
}

/** Settings that the environment may give too. */
export interface KokoroSettings {
  readonly repoId?: string | undefined;
  readonly device?: string | undefined;
  readonly splitPattern?: string | undefined;
}

/** The settings that are given, or else `VOXWEAVE_KOKORO_REPO_ID`, `…_DEVICE` and `…_SPLIT_PATTERN`. */
export function settingsFrom(given: KokoroSettings, env: NodeJS.ProcessEnv): KokoroSettings {
  return {
    repoId: given.repoId ?? (env["VOXWEAVE_KOKORO_REPO_ID"] || undefined),
    device: given.device ?? (env["VOXWEAVE_KOKORO_DEVICE"] || undefined),
    splitPattern: given.splitPattern ?? (env["VOXWEAVE_KOKORO_SPLIT_PATTERN"] || undefined),
  };
}

/** A whole number that an environment variable holds, if it is set. @throws {RangeError} which names the variable. */
export function numberFrom(env: NodeJS.ProcessEnv, name: string, min: number, max: number): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= min && number <= max) return number;
  throw new RangeError(`${name} must be a whole number from ${min} to ${max}, got ${JSON.stringify(text)}`);
}
