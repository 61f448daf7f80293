import { access, constants } from "node:fs/promises";
import { createAssetStore } from "../../assets/create-asset-store.js";
import type { AssetStore } from "../../assets/store.js";
import type { CallOptions } from "../../core/engine.js";
import { isVoxError } from "../../core/errors.js";
import { messageOf } from "../../core/message-of.js";
import { DEFAULT_ENGINE, findEngine } from "../../engines/registry.js";
import { makeFolder } from "../../platform/node/files/make-folder.js";
import { checkEspeak } from "./check-espeak.js";
import { diagnosePython } from "./check-python.js";
import { checkRuntime } from "./check-runtime.js";
import type { DiagnoseOptions, Finding } from "./finding.js";
import { speakOneWord } from "./speak-one-word.js";

type Check = (options: CallOptions) => Promise<Omit<Finding, "check">>;

const CHECKS: Record<string, Check> = {
  node: checkNode,
  onnxruntime: checkRuntime,
  espeak: checkEspeak,
  cache: checkCache,
  weights: checkWeights,
  speech: checkSpeech,
};

/** Runs the checks one after another, the most basic first. Reports a check that throws as a problem, and continues. */
export async function* diagnose(options: DiagnoseOptions): AsyncGenerator<Finding> {
  for (const [check, run] of Object.entries(CHECKS)) {
    options.signal?.throwIfAborted();
    options.onCheck?.(check);
    const found = await run(options).catch((error: unknown): Omit<Finding, "check"> => {
      return { state: "problem", detail: messageOf(error) };
    });
    yield { check, ...found };
  }
  yield* diagnosePython(options);
}

async function checkNode(): Promise<Omit<Finding, "check">> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const detail = `Node ${process.versions.node} on ${process.platform} ${process.arch}`;
  if (major > 20 || (major === 20 && minor >= 19)) return { state: "ok", detail };
  return { state: "problem", detail, remedy: "install Node 20.19 or newer" };
}

async function checkCache(): Promise<Omit<Finding, "check">> {
  const { cacheFolder } = createAssetStore({ offline: true });
  try {
    await makeFolder(cacheFolder);
    await access(cacheFolder, constants.W_OK);
    return { state: "ok", detail: cacheFolder };
  } catch (cause) {
    const reason = isVoxError(cause) ? cause.cause : cause; // The message of a VoxError would repeat the remedy.
    const detail = `${cacheFolder} cannot be written: ${messageOf(reason)}`;
    return { state: "problem", detail, remedy: "set VOXWEAVE_CACHE to a writable folder" };
  }
}

async function checkWeights({ signal }: CallOptions): Promise<Omit<Finding, "check">> {
  const store = createAssetStore({ offline: true });
  const checks = await store.verify({ signal });
  const damaged = checks.filter(({ state }) => state !== "ok").map(({ name }) => name);
  if (damaged.length > 0) {
    return { state: "problem", detail: `damaged: ${damaged.join(", ")}`, remedy: "voxweave assets pull" };
  }
  if (!(await canSpeakOffline(store))) {
    return {
      state: "note",
      detail: "not in the cache yet; the first use fetches them",
      remedy: "voxweave assets pull",
    };
  }
  return { state: "ok", detail: `${checks.length} assets verified` };
}

async function canSpeakOffline(store: AssetStore): Promise<boolean> {
  return (await (await findEngine(DEFAULT_ENGINE)).hasModel?.(store)) ?? true;
}

/** Speaks one word with the files in the cache. */
async function checkSpeech({ signal }: CallOptions): Promise<Omit<Finding, "check">> {
  if (!(await canSpeakOffline(createAssetStore({ offline: true })))) {
    return { state: "note", detail: "not tried: the weights are not in the cache yet", remedy: "voxweave assets pull" };
  }
  return speakOneWord(DEFAULT_ENGINE, { signal });
}
