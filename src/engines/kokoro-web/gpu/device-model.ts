import { VoxError } from "../../../core/errors.js";
import { findFault, type Probe } from "../../kokoro/probe.js";
import type { Model } from "../model.js";
import { findGpuAdapter, type GpuAdapter } from "./gpu-adapter.js";
import { type GpuVerdict, keepVerdict, readVerdict } from "./verdicts.js";

/** Where a page runs the model. */
export type WebDevice = "auto" | "wasm" | "webgpu";

/** The device in use, and why it is not WebGPU. */
export interface DeviceChoice {
  /** Where the model runs. */
  readonly device: "wasm" | "webgpu";
  /** Why WebGPU is not in use, if it was tried. */
  readonly reason?: string | undefined;
}

/** Work of {@link openDeviceModel}. */
export interface DeviceModelOptions {
  readonly engine: string;
  readonly device: WebDevice;
  /** Start a worker with the model. */
  readonly openWasm: () => Promise<Model>;
  readonly openGpu: () => Promise<Model>;
  readonly onDevice: (choice: DeviceChoice) => void;
  readonly loadProbe: () => Promise<Probe>;
  /** How long the GPU may take for the probe, with the start of the model. @unit ms */
  readonly limitMs: number;
  /** Whether a GPU that a program imitates may be used, which is slower than WebAssembly: for tests. */
  readonly allowsSoftware: boolean;
}

/**
 * Opens the model on a device. WebGPU is used if a known sentence sounds right there, and, for `"auto"`, if it is quicker than
 * WebAssembly. What was found is kept for later visits. A GPU that fails or is lost later is left for WebAssembly.
 *
 * @throws {VoxError} `VOX_ENGINE_FAILED` for the device `"webgpu"` if it cannot be used.
 */
export async function openDeviceModel(options: DeviceModelOptions): Promise<Model> {
  const { engine, device, openWasm, onDevice } = options;
  if (device === "wasm") return openWasm();
  const adapter = await findGpuAdapter();
  const found = await tryGpu(options, adapter);
  if (typeof found !== "string") return found;
  if (device === "webgpu") {
    const message = `WebGPU cannot be used: ${found}. With device: "auto" the page then speaks with WebAssembly`;
    throw new VoxError("VOX_ENGINE_FAILED", message, { engine });
  }
  onDevice({ device: "wasm", reason: found });
  return openWasm();
}

/** Returns the model on the GPU, or the reason against it. */
async function tryGpu(options: DeviceModelOptions, adapter: GpuAdapter | string): Promise<Model | string> {
  if (typeof adapter === "string") return adapter;
  if (adapter.isSoftware && !options.allowsSoftware) return "the browser imitates a GPU with a program";
  const kept = readVerdict(adapter.key);
  const isAuto = options.device === "auto";
  const reason = kept?.fault ?? (isAuto ? kept?.slower : undefined);
  if (reason !== undefined) return reason;
  const model = await options.openGpu();
  if (kept === undefined || (isAuto && !kept.isTimed)) {
    const verdict = { key: adapter.key, ...(await judge(options, model)) };
    keepVerdict(verdict);
    const against = verdict.fault ?? verdict.slower;
    if (against !== undefined) {
      await model[Symbol.asyncDispose]();
      return against;
    }
  }
  options.onDevice({ device: "webgpu" });
  return leavingGpu(model, options);
}

/** Speaks the known sentence on the GPU, and for `"auto"` with WebAssembly too, where the time of the second run counts. */
async function judge(
  { device, openWasm, loadProbe, limitMs }: DeviceModelOptions,
  gpu: Model,
): Promise<Omit<GpuVerdict, "key">> {
  const probe = await loadProbe();
  const late = `the GPU took longer than ${limitMs / 1000} s for the known sentence`;
  try {
    const fault = findFault(probe, await within(gpu.run(probe.input, {}), limitMs, late));
    if (fault !== undefined) return { fault, isTimed: false };
    if (device !== "auto") return { isTimed: false };
    const gpuMs = await timed(() => within(gpu.run(probe.input, {}), limitMs, late));
    await using wasm = await openWasm();
    await wasm.run(probe.input, {});
    const wasmMs = await timed(() => wasm.run(probe.input, {}));
    const slower = `WebAssembly is quicker here: ${seconds(wasmMs)} against ${seconds(gpuMs)} for the known sentence`;
    return { slower: gpuMs < wasmMs ? undefined : slower, isTimed: true };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error), isTimed: false };
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** @throws {Error} with `message` if the work takes longer. */
async function within<Value>(work: Promise<Value>, limitMs: number, message: string): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** The model on the GPU, until that fails: then on WebAssembly, where the failed utterance is spoken again. */
function leavingGpu(gpu: Model, { openWasm, onDevice }: DeviceModelOptions): Model {
  let isClosed = false;
  let next: Promise<Model> | undefined;
  const openNext = async (): Promise<Model> => {
    await gpu[Symbol.asyncDispose]();
    return openWasm();
  };
  const leave = (error: unknown): Promise<Model> => {
    if (next === undefined)
      onDevice({ device: "wasm", reason: error instanceof Error ? error.message : String(error) });
    next ??= openNext();
    return next;
  };
  return {
    async run(input, call) {
      if (next !== undefined) return (await next).run(input, call);
      try {
        const output = await gpu.run(input, call);
        if (!output.samples.every(Number.isFinite)) throw new Error("the GPU returned samples that are no numbers");
        return output;
      } catch (error) {
        call.signal?.throwIfAborted();
        if (isClosed) throw error;
        return (await leave(error)).run(input, { ...call, onStart: undefined }); // It has been reported.
      }
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      await gpu[Symbol.asyncDispose]();
      await (await next)?.[Symbol.asyncDispose]();
    },
  };
}
