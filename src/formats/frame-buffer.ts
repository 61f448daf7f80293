/** Collects samples of any number, and returns them in frames of one length. */
export interface FrameBuffer {
  /** Returns the frames that are complete; each of shape (frameSamples,). */
  push(samples: Float32Array): Float32Array<ArrayBuffer>[];
  /** Returns the samples that are left, followed by silence, or undefined if there are none. */
  rest(): Float32Array<ArrayBuffer> | undefined;
}

/** Creates a frame buffer. */
export function createFrameBuffer(frameSamples: number): FrameBuffer {
  const frame = new Float32Array(frameSamples);
  let filled = 0;
  return {
    push(samples) {
      const complete: Float32Array<ArrayBuffer>[] = [];
      for (let at = 0; at < samples.length; ) {
        const part = samples.subarray(at, at + frameSamples - filled);
        frame.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < frameSamples) break;
        filled = 0;
        complete.push(frame.slice());
      }
      return complete;
    },
    rest() {
      if (filled === 0) return undefined;
      frame.fill(0, filled);
      filled = 0;
      return frame;
    },
  };
}
