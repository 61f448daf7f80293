import { packageData } from "../../platform/package-data.js";

/** The exports that all encoders have. */
export interface WasmExports {
  readonly memory: WebAssembly.Memory;
  malloc(bytes: number): number;
  free(pointer: number): void;
}

/** Modules that this thread has compiled. Each sound gets an instance of its own, whose memory is freed with it. */
const compiled = new Map<string, Promise<WebAssembly.Module>>();

/**
 * Loads an encoder from `data/encoders/` and starts an instance of it.
 *
 * @param name such as `"lame"`
 */
export async function loadWasm<Exports extends WasmExports>(name: string): Promise<Exports> {
  const module = compiled.get(name) ?? WebAssembly.compile(packageData.read(`encoders/${name}.wasm.br`));
  compiled.set(name, module);
  const running: { exports?: Exports } = {};
  const functions = createImports(running);
  // The names of the modules from which WASI, Emscripten, and Emscripten in its short form import.
  const imports = { wasi_snapshot_preview1: functions, env: functions, a: functions };
  const instance = new WebAssembly.Instance(await module, imports);
  // The interface of an encoder states what its module exports. `scripts/build-encoders.mjs` makes the module.
  running.exports = instance.exports as unknown as Exports;
  (instance.exports["_initialize"] as () => void)();
  return running.exports;
}

/** Returns `length` bytes at `pointer`. Memory that grows later makes the view invalid. */
export function bytesAt({ memory }: WasmExports, pointer: number, length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(memory.buffer as ArrayBuffer, pointer, length);
}

/** Copies `length` bytes from `pointer`. */
export function copyBytes(exports: WasmExports, pointer: number, length: number): Uint8Array<ArrayBuffer> {
  return bytesAt(exports, pointer, length).slice();
}

/** Error codes of WASI and of Linux, for calls that an encoder makes only to report an error. */
const BAD_DESCRIPTOR = 8;
const NOT_IMPLEMENTED = -52;
const PAGE_BYTES = 65_536;

type WasmImport = (...values: number[]) => number;

/** Creates the functions that the modules import. Encoders need no files, clocks or environment: they only grow their memory. */
function createImports(running: { exports?: WasmExports }): Readonly<Record<string, WasmImport>> {
  const stop: WasmImport = () => {
    throw new Error("the encoder stopped with an internal error");
  };
  const nothing: WasmImport = () => 0;
  return {
    emscripten_notify_memory_growth: nothing,
    emscripten_resize_heap: (bytes = 0) => growTo(running.exports, bytes >>> 0),
    emscripten_date_now: nothing,
    _emscripten_runtime_keepalive_clear: nothing,
    _setitimer_js: nothing,
    _abort_js: stop,
    proc_exit: stop,
    clock_time_get: nothing,
    environ_get: nothing,
    environ_sizes_get: (count = 0, size = 0) => {
      if (running.exports === undefined) return BAD_DESCRIPTOR;
      for (const pointer of [count, size]) bytesAt(running.exports, pointer, 4).fill(0);
      return 0;
    },
    fd_close: () => BAD_DESCRIPTOR,
    fd_fdstat_get: () => BAD_DESCRIPTOR,
    fd_read: () => BAD_DESCRIPTOR,
    fd_seek: () => BAD_DESCRIPTOR,
    fd_write: () => BAD_DESCRIPTOR,
    __syscall_fcntl64: () => NOT_IMPLEMENTED,
    __syscall_ioctl: () => NOT_IMPLEMENTED,
    __syscall_openat: () => NOT_IMPLEMENTED,
  };
}

/** Returns 1 if the memory has `bytes` now. */
function growTo(exports: WasmExports | undefined, bytes: number): number {
  if (exports === undefined) return 0;
  try {
    exports.memory.grow(Math.ceil(Math.max(0, bytes - exports.memory.buffer.byteLength) / PAGE_BYTES));
    return 1;
  } catch {
    return 0;
  }
}
