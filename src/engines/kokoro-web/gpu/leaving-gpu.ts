import { messageOf } from "../../../core/message-of.js";
import type { Model } from "../model.js";

/** Work of {@link leavingGpu}. */
export interface LeavingGpuOptions {
  readonly openWasm: () => Promise<Model>;
  /** Called once, before WebAssembly starts, with the failure of the GPU. */
  readonly onLeave: (reason: string) => void;
}

/** Returns the model on the GPU, until that fails: then on WebAssembly, where the failed utterance is spoken again. */
export function leavingGpu(gpu: Model, { openWasm, onLeave }: LeavingGpuOptions): Model {
  let isClosed = false;
  let next: Promise<Model> | undefined;
  const openNext = async (): Promise<Model> => {
    await gpu[Symbol.asyncDispose]();
    return openWasm();
  };
  const leave = (error: unknown): Promise<Model> => {
    if (next === undefined) onLeave(messageOf(error));
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
