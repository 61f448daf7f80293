import type { BridgedEngine } from "../../bridge/open-bridge.js";
import { environmentPython } from "../../environments/environment.js";

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

export interface KokoroSettings {
  readonly repoId?: string | undefined;
  readonly device?: string | undefined;
  /** Utterances in one run of the model. */
  readonly batch?: number | undefined;
  /** @unit hertz */
  readonly sampleRate?: number | undefined;
  readonly splitPattern?: string | undefined;
}

/** The settings that are given, or else those of the environment: `VOXWEAVE_KOKORO_REPO_ID`, `…_DEVICE` and so on. */
export function settingsFrom(given: KokoroSettings, env: NodeJS.ProcessEnv): KokoroSettings {
  const { VOXWEAVE_KOKORO_SAMPLE_RATE: rate, VOXWEAVE_KOKORO_BATCH: batch } = env as Record<string, string | undefined>;
  return {
    repoId: given.repoId ?? (env["VOXWEAVE_KOKORO_REPO_ID"] || undefined),
    device: given.device ?? (env["VOXWEAVE_KOKORO_DEVICE"] || undefined),
    batch: given.batch ?? (batch ? Number(batch) : undefined),
    sampleRate: given.sampleRate ?? (rate ? Number(rate) : undefined),
    splitPattern: given.splitPattern ?? (env["VOXWEAVE_KOKORO_SPLIT_PATTERN"] || undefined),
  };
}
