import { copyBytes, loadWasm, type WasmExports } from "./load-wasm.js";

/** libFLAC at compression level 5, as the package @mediabunny/flac-encoder 1.58.1 compiles it: its `src/bridge.c`. */
interface FlacExports extends WasmExports {
  init_encoder(channels: number, sampleRate: number, bitsPerSample: number): number;
  get_encode_input_ptr(encoder: number, bytes: number): number;
  send_samples(encoder: number, samples: number): number;
  finish_encoder(encoder: number): number;
  get_output_data(encoder: number): number;
  get_frame_count(encoder: number): number;
  get_frame_size(encoder: number, index: number): number;
  get_header_data(encoder: number): number;
  get_header_size(encoder: number): number;
}

/** A running FLAC encoder for one mono sound of 16 bits. */
export interface LibFlac {
  /** "fLaC" and the metadata blocks, in which the number of samples is 0: unknown. */
  readonly header: Uint8Array<ArrayBuffer>;
  /** @param samples whole numbers of 16 bits. Returns whole frames, or nothing. */
  encode(samples: Int16Array): Uint8Array<ArrayBuffer>;
  finish(): Uint8Array<ArrayBuffer>;
}

const BITS = 16;

/** Opens a FLAC encoder. */
export async function openLibFlac(sampleRate: number): Promise<LibFlac> {
  const flac = await loadWasm<FlacExports>("flac");
  const encoder = flac.init_encoder(1, sampleRate, BITS);
  if (encoder === 0) throw new Error(`libFLAC does not encode ${sampleRate} Hz`);
  const output = (code: number): Uint8Array<ArrayBuffer> => {
    if (code < 0) throw new Error(`libFLAC failed with code ${code}`);
    let bytes = 0;
    for (let index = 0; index < flac.get_frame_count(encoder); index += 1) bytes += flac.get_frame_size(encoder, index);
    return copyBytes(flac, flac.get_output_data(encoder), bytes);
  };
  return {
    header: copyBytes(flac, flac.get_header_data(encoder), flac.get_header_size(encoder)),
    encode(samples) {
      const pointer = flac.get_encode_input_ptr(encoder, samples.length * 4);
      const input = new Int32Array(flac.memory.buffer, pointer, samples.length);
      // The bridge takes samples in the upper bits.
      samples.forEach((sample, index) => {
        input[index] = sample << (32 - BITS);
      });
      return output(flac.send_samples(encoder, samples.length));
    },
    finish: () => output(flac.finish_encoder(encoder)),
  };
}
