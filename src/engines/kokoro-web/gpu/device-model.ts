import { VoxError } from "../../../core/errors.js";
import { messageOf } from "../../../core/message-of.js";
import type { Probe } from "../../kokoro/probe.js";
import type { Model } from "../model.js";
import { findGpuAdapter, reasonAgainstTrial } from "./gpu-adapter.js";
import { findGpuFault, measurePace } from "./judge.js";
import { leavingGpu } from "./leaving-gpu.js";
import { trialModel } from "./trial-model.js";
import { type GpuVerdict, keepVerdict, readVerdict, reasonAgainst } from "./verdicts.js";

/** Where a page runs the model. */
export type WebDevice = "auto" | "wasm" | "webgpu";

/** The device in use, and why it is not WebGPU. */
export interface DeviceChoice {
  /** Where the model runs. */
  readonly device: "wasm" | "webgpu";
  /** Why WebGPU is not in use, or not yet. Absent if it is, or if WebAssembly was asked for. */
  readonly reason?: string | undefined;
}

/** Work of {@link openDeviceModel}. */
export interface DeviceModelOptions {
  readonly engine: string;
  readonly device: WebDevice;
  /** Start a worker with the model. */
  readonly openWasm: () => Promise<Model>;
  readonly openGpu: () => Promise<Model>;
  /** As `openGpu`, but without a download of weights. */
  readonly openGpuFromCache: () => Promise<Model>;
  readonly onDevice: (choice: DeviceChoice) => void;
  readonly loadProbe: () => Promise<Probe>;
  readonly trial: GpuTrialOptions;
}

/** How a GPU is tried. */
export interface GpuTrialOptions {
  /** How long the GPU may take for the known sentence, with the start of the model. @unit ms */
  readonly limitMs: number;
  /** How many times as quick as WebAssembly the GPU must be. */
  readonly leastGain: number;
  /** The parts of the known sentence that are timed, from 0 to 1. No two are equal: a GPU is slower with a length that is new to it. */
  readonly timedParts: readonly number[];
  /** As for `trialModel`. @unit seconds */
  readonly afterSeconds: number;
  /** As for `trialModel`. @unit ms */
  readonly idleMs: number;
  /** Whether a GPU that a program imitates may be used, which is slower than WebAssembly: for tests. */
  readonly allowsSoftware: boolean;
}

/**
 * Opens the model on a device.
 *
 * - `"webgpu"`: on the GPU, if a known sentence sounds right there.
 * - `"auto"`: on the GPU, if an earlier visit found that the sentence sounds right there and that the GPU is clearly quicker. Otherwise
 *   with WebAssembly, and the GPU is tried when the page has spoken.
 *
 * What was found is kept for later visits. A GPU that fails or is lost later is left for WebAssembly.
 *
 * @throws {VoxError} `VOX_ENGINE_FAILED` for the device `"webgpu"` if it cannot be used.
 */
export async function openDeviceModel(options: DeviceModelOptions): Promise<Model> {
  const { device, openWasm } = options;
  if (device === "wasm") return openWasm();
  const found = await findGpu(device, options);
  return device === "webgpu" ? openOnGpu(options, found) : openAuto(options, found);
}

/** A GPU that may be used or tried. */
interface UsableGpu {
  readonly name: string;
  readonly verdict: GpuVerdict | undefined;
}

/** Returns the GPU, or the reason against it. */
async function findGpu(device: "auto" | "webgpu", { trial }: DeviceModelOptions): Promise<UsableGpu | string> {
  const adapter = await findGpuAdapter();
  if (typeof adapter === "string") return adapter;
  if (adapter.isSoftware && !trial.allowsSoftware) return "the browser imitates a GPU with a program";
  const verdict = readVerdict(adapter.name);
  return reasonAgainst(verdict, device) ?? { name: adapter.name, verdict };
}

/** @throws {VoxError} `VOX_ENGINE_FAILED`. */
async function openOnGpu(options: DeviceModelOptions, found: UsableGpu | string): Promise<Model> {
  const { engine, openGpu, loadProbe, trial, onDevice } = options;
  const refuse = (reason: string): never => {
    const message = `WebGPU cannot be used: ${reason}. With device: "auto" the page then speaks with WebAssembly`;
    throw new VoxError("VOX_ENGINE_FAILED", message, { engine });
  };
  if (typeof found === "string") return refuse(found);
  const { name, verdict } = found;
  const gpu = await openGpu();
  if (verdict === undefined || verdict.state === "trying") {
    const probe = await loadProbe();
    using mark = markTrial(found);
    const fault = await findGpuFault(gpu, probe, trial.limitMs);
    mark.keep(fault === undefined ? { state: "right" } : { state: "wrong", reason: fault });
    if (fault !== undefined) {
      await gpu[Symbol.asyncDispose]();
      return refuse(fault);
    }
  }
  onDevice({ device: "webgpu" });
  return untilItFails(gpu, name, options);
}

async function openAuto(options: DeviceModelOptions, found: UsableGpu | string): Promise<Model> {
  const { openWasm, openGpu, onDevice, trial } = options;
  if (typeof found !== "string" && found.verdict?.state === "quicker") {
    onDevice({ device: "webgpu" });
    return untilItFails(await openGpu(), found.name, options);
  }
  const tried = typeof found === "string" ? found : (reasonAgainstTrial() ?? found);
  const reason = typeof tried === "string" ? tried : "the GPU is tried after some speech, when no text waits";
  onDevice({ device: "wasm", reason });
  const wasm = await openWasm();
  if (typeof tried === "string") return wasm;
  return trialModel({
    wasm,
    tryGpu: (wasmPace, signal) => tryGpu(tried, options, wasmPace, signal),
    ...trial,
  });
}

/** Returns the model on the GPU if it is right and clearly quicker than WebAssembly, and reports what was found. */
async function tryGpu(
  found: UsableGpu,
  options: DeviceModelOptions,
  wasmPace: number,
  signal: AbortSignal,
): Promise<Model | undefined> {
  const { openGpuFromCache, loadProbe, onDevice } = options;
  const stay = (reason: string): undefined => void (signal.aborted || onDevice({ device: "wasm", reason }));
  let gpu: Model;
  let probe: Probe;
  try {
    probe = await loadProbe();
    gpu = await openGpuFromCache();
  } catch (error) {
    return stay(`the GPU cannot be tried: ${messageOf(error)}`);
  }
  const close = (): Promise<void> => Promise.resolve(gpu[Symbol.asyncDispose]());
  signal.addEventListener("abort", close);
  using mark = markTrial(found);
  const verdict = await judge(gpu, probe, wasmPace, options);
  if (!signal.aborted) mark.keep(verdict);
  if (signal.aborted || verdict.state !== "quicker") {
    await close();
    return stay("reason" in verdict ? verdict.reason : "closed");
  }
  signal.removeEventListener("abort", close);
  onDevice({ device: "webgpu" });
  return untilItFails(gpu, found.name, options);
}

/** Says how a GPU does, beside WebAssembly. */
async function judge(
  gpu: Model,
  probe: Probe,
  wasmPace: number,
  { trial: { limitMs, leastGain, timedParts } }: DeviceModelOptions,
): Promise<Exclude<GpuVerdict, { readonly state: "trying" | "right" }>> {
  const fault = await findGpuFault(gpu, probe, limitMs);
  if (fault !== undefined) return { state: "wrong", reason: fault };
  try {
    const pace = await measurePace(gpu, probe, timedParts, limitMs);
    if (pace <= wasmPace / leastGain) return { state: "quicker" };
    const [ofGpu, ofWasm] = [pace, wasmPace].map((ms) => `${(ms * 24).toFixed(2)} s`);
    const reason = `the GPU works ${ofGpu} for a second of speech, WebAssembly ${ofWasm}`;
    return { state: "worse", reason };
  } catch (error) {
    return { state: "wrong", reason: messageOf(error) };
  }
}

/** Notes that a GPU is being tried, so that a browser that breaks down over it does not try it at each visit. */
function markTrial({ name, verdict }: UsableGpu): Disposable & { keep(found: GpuVerdict): void } {
  let end: GpuVerdict | undefined = verdict;
  const forget = (): void => keepVerdict(name, verdict);
  addEventListener("pagehide", forget); // The user has left.
  keepVerdict(name, { state: "trying", tries: (verdict?.state === "trying" ? verdict.tries : 0) + 1 });
  return {
    keep(found) {
      end = found;
    },
    [Symbol.dispose]() {
      removeEventListener("pagehide", forget);
      keepVerdict(name, end);
    },
  };
}

function untilItFails(gpu: Model, name: string, { openWasm, onDevice }: DeviceModelOptions): Model {
  return leavingGpu(gpu, {
    openWasm,
    onLeave(reason) {
      keepVerdict(name, { state: "worse", reason });
      onDevice({ device: "wasm", reason });
    },
  });
}
