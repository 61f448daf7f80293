import type { WebAssets } from "../../assets/web/web-assets.js";
import type { CallOptions, Engine } from "../../core/engine.js";
import { GRAPH_VERSION } from "../../onnx/graph-version.js";
import { packageData } from "../../platform/package-data.js";
import { readProbe, type StoredProbe } from "../kokoro/probe.js";
import { kokoroSpeaking } from "../kokoro/speaking.js";
import { toVoiceTable } from "../kokoro/style.js";
import { voiceAsset, voicesDigest } from "../kokoro/voices.js";
import { type DeviceChoice, openDeviceModel, type WebDevice } from "./gpu/device-model.js";
import { openModel } from "./model.js";

const ID = "kokoro-web";

/** The export that a page loads: a quarter of the size of the other, and the same sound after the passes. */
const WEIGHTS = "kokoro-v1.0-int8";

/** Options of the engine. */
export interface KokoroWebOptions extends CallOptions {
  readonly assets: WebAssets;
  /** Threads of one utterance. */
  readonly threads: number;
  readonly device: WebDevice;
  /** Receives the device in use if WebGPU was tried, and each change of it. */
  readonly onDevice?: ((choice: DeviceChoice) => void) | undefined;
  /** The trial of a GPU. */
  readonly trial?: GpuTrial | undefined;
}

/** How a GPU is tried. */
export interface GpuTrial {
  /** How long the known sentence may take, with the start of the model. @unit ms @default 60,000 */
  readonly limitMs?: number | undefined;
  /** The known sentence. @default the one of `data/gpu-probe.json` */
  readonly probe?: StoredProbe | undefined;
  /** Whether a GPU that a program imitates may be used. @default false */
  readonly allowsSoftware?: boolean | undefined;
}

/** Time in which every GPU that is quicker than WebAssembly compiles the model and speaks the known sentence. @unit ms */
const LIMIT_MS = 60_000;

/**
 * Opens Kokoro-82M on onnxruntime's WebAssembly or WebGPU, in a Web Worker.
 *
 * It resolves when the weights are there, and a GPU has been tried where that is asked for. The worker then loads the weights, and the
 * first utterance waits for that.
 *
 * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_ASSET_CORRUPT`; `VOX_ENGINE_FAILED` for the device `"webgpu"` if it cannot be used.
 */
export async function openKokoroWebEngine(options: KokoroWebOptions): Promise<Engine> {
  const { assets, threads, device, onDevice = () => {}, trial = {}, signal } = options;
  const settings = async () => ({ weights: await assets.fetch(WEIGHTS, { signal }), threads });
  const fingerprint = `wasm-${GRAPH_VERSION} ${WEIGHTS} ${await voicesDigest()}`;
  const model = await openDeviceModel({
    engine: ID,
    device,
    openWasm: async () => openModel(ID, await settings()),
    openGpu: async () => openModel(ID, await settings(), new URL("./gpu/gpu-worker.js", import.meta.url)),
    onDevice,
    loadProbe: async () => readProbe(trial.probe ?? (await loadProbe())),
    limitMs: trial.limitMs ?? LIMIT_MS,
    allowsSoftware: trial.allowsSoftware ?? false,
  });
  const speaking = kokoroSpeaking(ID, {
    loadVoice: async (voice, call) => toVoiceTable(voice, await assets.fetch(voiceAsset(voice), call)),
    run: (input, call) => model.run(input, call),
  });
  return {
    ...speaking,
    fingerprint,
    concurrency: 1,
    [Symbol.asyncDispose]: () => model[Symbol.asyncDispose](),
  };
}

async function loadProbe(): Promise<StoredProbe> {
  return JSON.parse(new TextDecoder().decode(await packageData.load("gpu-probe.json"))) as StoredProbe;
}
