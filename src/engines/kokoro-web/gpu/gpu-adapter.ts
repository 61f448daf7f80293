import { GRAPH_VERSION } from "../../../onnx/graph-version.js";

/** The part of WebGPU in use here, which TypeScript's types of the DOM lack. */
interface Gpu {
  requestAdapter(): Promise<Adapter | null>;
}
interface Adapter {
  readonly info: {
    readonly vendor: string;
    readonly architecture: string;
    readonly device: string;
    readonly description: string;
    readonly isFallbackAdapter?: boolean;
  };
  readonly limits: { readonly maxBufferSize: number; readonly maxStorageBufferBindingSize: number };
}

/** A GPU of the page's machine. */
export interface GpuAdapter {
  /** Names the GPU, the browser and the graph: all that a verdict about the GPU depends on. */
  readonly key: string;
  /** True for a GPU that a program imitates on the CPU. */
  readonly isSoftware: boolean;
}

/** Size of buffers that the model needs. @unit bytes */
const BUFFER_BYTES = 256 * 2 ** 20;

/** Returns the GPU, or the reason why there is none for the model. */
export async function findGpuAdapter(): Promise<GpuAdapter | string> {
  const { gpu } = navigator as { readonly gpu?: Gpu };
  if (gpu === undefined) return "the browser has no WebGPU";
  if (isIos()) return "WebGPU hangs on iOS (hexgrad/kokoro#280)";
  const adapter = await gpu.requestAdapter();
  if (adapter === null) return "the browser offers no GPU";
  const { info, limits } = adapter;
  const most = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  if (most < BUFFER_BYTES) return `the GPU has buffers of up to ${most} bytes, but the model needs ${BUFFER_BYTES}`;
  const { vendor, architecture, device, description } = info;
  const key = [vendor, architecture, device, description, navigator.userAgent, GRAPH_VERSION].join(" | ");
  return { key, isSoftware: info.isFallbackAdapter === true };
}

function isIos(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad/u.test(userAgent) || (/Macintosh/u.test(userAgent) && maxTouchPoints > 1);
}
