import { copyBytes, loadWasm, type WasmExports } from "./load-wasm.js";

/** LAME 3.100, as the package wasm-media-encoders 0.7.0 compiles it. */
interface LameExports extends WasmExports {
  /** `parameters`: channels, input rate, bitrate in kbit/s, VBR quality as a float (-1: none), output rate. */
  enc_init(parameters: number): number;
  /** Returns a pointer to a pointer for each channel, to memory for `samples` floats. */
  enc_get_pcm(encoder: number, samples: number): number;
  /** Encodes what is in that memory. Returns a number of bytes, or a negative error code. */
  enc_encode(encoder: number, samples: number): number;
  enc_flush(encoder: number): number;
  enc_get_out_buf(encoder: number): number;
}

/** A running LAME for one mono sound. */
export interface Lame {
  /** Returns whole frames, or nothing. */
  encode(samples: Float32Array): Uint8Array<ArrayBuffer>;
  flush(): Uint8Array<ArrayBuffer>;
}

const PARAMETER_BYTES = 20;

/**
 * Returns the factor that LAME's presets multiply samples by at a constant bitrate, so that rounding makes no peak louder than
 * full scale: `abr_switch_map` in `presets.c`. Measured at all bitrates. A limiter has made room already.
 *
 * @param bitrate bits per second
 */
function presetScale(bitrate: number): number {
  if (bitrate <= 160_000) return 0.95;
  if (bitrate <= 192_000) return 0.97;
  return bitrate <= 224_000 ? 0.98 : 1;
}

/** Opens LAME at a constant bitrate. @param bitrate bits per second */
export async function openLame(sampleRate: number, bitrate: number): Promise<Lame> {
  const lame = await loadWasm<LameExports>("lame");
  const parameters = lame.malloc(PARAMETER_BYTES);
  const view = new DataView(lame.memory.buffer, parameters, PARAMETER_BYTES);
  view.setInt32(0, 1, true);
  view.setInt32(4, sampleRate, true);
  view.setInt32(8, bitrate / 1000, true);
  view.setFloat32(12, -1, true);
  view.setInt32(16, sampleRate, true);
  const encoder = lame.enc_init(parameters);
  lame.free(parameters);
  if (encoder === 0) throw new Error(`LAME does not encode ${sampleRate} Hz at ${bitrate} bits per second`);

  const gain = 1 / presetScale(bitrate);
  const output = (bytes: number): Uint8Array<ArrayBuffer> => {
    if (bytes < 0) throw new Error(`LAME failed with code ${bytes}`);
    return copyBytes(lame, lame.enc_get_out_buf(encoder), bytes);
  };
  return {
    encode(samples) {
      if (samples.length === 0) return new Uint8Array(0);
      const channels = lame.enc_get_pcm(encoder, samples.length);
      if (channels === 0) throw new Error("LAME has no memory for the samples");
      const pointer = new DataView(lame.memory.buffer).getUint32(channels, true);
      const input = new Float32Array(lame.memory.buffer, pointer, samples.length);
      samples.forEach((sample, index) => {
        input[index] = sample * gain;
      });
      return output(lame.enc_encode(encoder, samples.length));
    },
    flush: () => output(lame.enc_flush(encoder)),
  };
}
