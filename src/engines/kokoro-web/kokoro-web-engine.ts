import type { WebAssets } from "../../assets/web/web-assets.js";
import type { CallOptions, Engine } from "../../core/engine.js";
import { findVoices } from "../../core/find-voices.js";
import { parseVoiceMix } from "../../core/voice.js";
import { GRAPH_VERSION } from "../../onnx/graph-version.js";
import { packageData } from "../../platform/package-data.js";
import { readProbe, type StoredProbe } from "../kokoro/probe.js";
import { kokoroSpeaking } from "../kokoro/speaking.js";
import { toVoiceTable } from "../kokoro/style.js";
import { KOKORO_VOICES, voiceAsset, voicesDigest } from "../kokoro/voices.js";
import { type DeviceChoice, type GpuTrialOptions, openDeviceModel, type WebDevice } from "./gpu/device-model.js";
import { type Model, openModel } from "./model.js";

const ID = "kokoro-web";

/** The export that a page loads: a quarter of the size of the other, and the same sound after the passes. */
const WEIGHTS = "kokoro-v1.0-int8";

/** Options of the engine. */
export interface KokoroWebOptions extends CallOptions {
  readonly assets: WebAssets;
  /** Threads of one utterance. */
  readonly threads: number;
  readonly device: WebDevice;
  /** Receives the device in use, unless WebAssembly was asked for, and each change of it. */
  readonly onDevice?: ((choice: DeviceChoice) => void) | undefined;
  /** The trial of a GPU: for tests. */
  readonly trial?: GpuTrial | undefined;
}

/** How a GPU is tried. The defaults are {@link TRIAL} and the known sentence of `data/gpu-probe.json`. */
export interface GpuTrial extends Partial<GpuTrialOptions> {
  readonly probe?: StoredProbe | undefined;
}

/**
 * Every GPU that is worth it compiles the model and speaks the known sentence within the limit. A gain below a half would not be worth
 * the second model, the more so as the pace of WebAssembly was taken from other sentences, of which the first is slower.
 */
const TRIAL: GpuTrialOptions = {
  limitMs: 60_000,
  leastGain: 1.5,
  timedParts: [0.5, 0.65, 0.8],
  afterSeconds: 5,
  idleMs: 2_000,
  allowsSoftware: false,
};

/**
 * Opens Kokoro-82M on onnxruntime's WebAssembly or WebGPU, in a Web Worker.
 *
 * It resolves when the weights are there, and, for the device `"webgpu"`, when the GPU has been tried. The worker then loads the weights,
 * and the first utterance waits for that.
 *
 * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_ASSET_CORRUPT`; `VOX_ENGINE_FAILED` if the page may not run WebAssembly or workers, and for
 *   the device `"webgpu"` if it cannot be used.
 */
export async function openKokoroWebEngine(options: KokoroWebOptions): Promise<Engine> {
  const { assets, threads, device, onDevice = () => {}, trial: { probe, ...trial } = {}, signal } = options;
  let opening = signal; // It does not end the work of an engine that is open.
  const settings = async () => ({ weights: await assets.fetch(WEIGHTS, { signal: opening }), threads });
  const fingerprint = `wasm-${GRAPH_VERSION} ${WEIGHTS} ${await voicesDigest()}`;
  const openGpu = (): Promise<Model> => openModel(ID, settings, new URL("./gpu/gpu-worker.js", import.meta.url));
  const model = await openDeviceModel({
    engine: ID,
    device,
    openWasm: () => openModel(ID, settings),
    openGpu,
    async openGpuFromCache() {
      if (await assets.isKept(WEIGHTS)) return openGpu();
      throw new Error("the browser has not kept the weights");
    },
    onDevice,
    loadProbe: async () => readProbe(probe ?? (await loadProbe())),
    trial: { ...TRIAL, ...trial },
  });
  opening = undefined;
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

/**
 * Checks that the engine has a voice, or all voices of a mix, before it is opened.
 *
 * @throws {RangeError} if a mix has no valid form. @throws {VoxError} `VOX_VOICE_UNKNOWN`.
 */
export function checkVoice(voice: string): void {
  findVoices(parseVoiceMix(voice), ID, KOKORO_VOICES);
}

async function loadProbe(): Promise<StoredProbe> {
  return JSON.parse(new TextDecoder().decode(await packageData.load("gpu-probe.json"))) as StoredProbe;
}
