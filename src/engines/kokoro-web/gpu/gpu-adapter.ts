/** The part of WebGPU in use here, which TypeScript's types of the DOM lack. */
interface Gpu {
  requestAdapter(): Promise<Adapter | null>;
}
interface Adapter {
  readonly info: AdapterInfo;
  readonly limits: { readonly maxBufferSize: number; readonly maxStorageBufferBindingSize: number };
}
interface AdapterInfo {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
  readonly isFallbackAdapter?: boolean;
}

/** A GPU of the page's machine. */
export interface GpuAdapter {
  /** Its vendor and model, as far as the browser names them. */
  readonly name: string;
  /** True for a GPU that a program imitates on the CPU. */
  readonly isSoftware: boolean;
}

/** Size of buffers that the model needs. @unit bytes */
const BUFFER_BYTES = 256 * 2 ** 20;

/** Time for the browser to name its GPU. A driver that fails may let it wait forever. @unit ms */
const ANSWER_MS = 5_000;

/** Memory of a machine that holds the model twice while the GPU is tried. Browsers name at most 8, or nothing. @unit GiB */
const TRIAL_GIB = 8;

/** Programs that imitate a GPU, for browsers that do not say so. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render/iu;

/** Returns the GPU, or the reason why there is none for the model. */
export async function findGpuAdapter(): Promise<GpuAdapter | string> {
  const { gpu } = navigator as { readonly gpu?: Gpu };
  if (gpu === undefined) return "the browser has no WebGPU";
  if (isIos()) return "WebGPU hangs on iOS (hexgrad/kokoro#280)";
  const adapter = await Promise.race([gpu.requestAdapter().catch(() => null), silence()]);
  if (adapter === undefined) return `the browser did not name its GPU within ${ANSWER_MS / 1000} s`;
  if (adapter === null) return "the browser offers no GPU";
  const { info, limits } = adapter;
  const most = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  if (most < BUFFER_BYTES) return `the GPU has buffers of up to ${most} bytes, but the model needs ${BUFFER_BYTES}`;
  const { vendor, architecture, device, description } = info;
  const name = [vendor, architecture, device, description].join(" | ");
  return { name, isSoftware: info.isFallbackAdapter === true || SOFTWARE.test(name) };
}

/** Returns why this machine tries no GPU unless it is asked to: such a trial would put its page at risk. */
export function reasonAgainstTrial(): string | undefined {
  const { deviceMemory, userAgentData } = navigator as {
    readonly deviceMemory?: number;
    readonly userAgentData?: { readonly mobile: boolean };
  };
  if (userAgentData?.mobile || /Android|Mobile/u.test(navigator.userAgent)) return "the GPU of a phone is not tried";
  if (deviceMemory !== undefined && deviceMemory < TRIAL_GIB)
    return `a GPU is tried with at least ${TRIAL_GIB} GiB of memory, and the browser names ${deviceMemory}`;
  return undefined;
}

function isIos(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad/u.test(userAgent) || (/Macintosh/u.test(userAgent) && maxTouchPoints > 1);
}

function silence(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
}
