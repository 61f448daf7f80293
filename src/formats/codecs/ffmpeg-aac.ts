import { copyBytes, loadWasm, type WasmExports } from "./load-wasm.js";

/** FFmpeg's AAC-LC encoder, as the package @mediabunny/aac-encoder 1.59.0 compiles it: its `src/bridge.c`. */
interface AacExports extends WasmExports {
  init_encoder(channels: number, sampleRate: number, bitrate: number): number;
  get_encoder_extradata(encoder: number): number;
  get_encoder_extradata_size(encoder: number): number;
  get_encode_input_ptr(encoder: number, bytes: number): number;
  send_frame(encoder: number, time: bigint): number;
  /** Returns the bytes of the next packet, 0 if there is none, or a negative error code. */
  receive_packet(encoder: number): number;
  get_encoded_data(encoder: number): number;
  flush_encoder_start(encoder: number): void;
}

/** Samples of a frame of AAC-LC. */
export const AAC_FRAME_SAMPLES = 1024;

/** A running AAC encoder for one mono sound. */
export interface FfmpegAac {
  /** The AudioSpecificConfig of the sound (ISO/IEC 14496-3). */
  readonly config: Uint8Array<ArrayBuffer>;
  /** Encodes a frame of shape (AAC_FRAME_SAMPLES,). Returns the packets that are complete. */
  encode(frame: Float32Array): Uint8Array<ArrayBuffer>[];
  flush(): Uint8Array<ArrayBuffer>[];
}

/** Opens an AAC encoder. @param bitrate bits per second, on average */
export async function openFfmpegAac(sampleRate: number, bitrate: number): Promise<FfmpegAac> {
  const aac = await loadWasm<AacExports>("aac");
  const encoder = aac.init_encoder(1, sampleRate, bitrate);
  if (encoder === 0) throw new Error(`FFmpeg's AAC encoder does not take ${sampleRate} Hz`);
  let samples = 0n;
  const packets = (): Uint8Array<ArrayBuffer>[] => {
    const found: Uint8Array<ArrayBuffer>[] = [];
    for (;;) {
      const bytes = aac.receive_packet(encoder);
      if (bytes < 0) throw new Error(`FFmpeg's AAC encoder failed with code ${bytes}`);
      if (bytes === 0) return found;
      found.push(copyBytes(aac, aac.get_encoded_data(encoder), bytes));
    }
  };
  return {
    config: copyBytes(aac, aac.get_encoder_extradata(encoder), aac.get_encoder_extradata_size(encoder)),
    encode(frame) {
      const pointer = aac.get_encode_input_ptr(encoder, AAC_FRAME_SAMPLES * 4);
      new Float32Array(aac.memory.buffer, pointer, AAC_FRAME_SAMPLES).set(frame);
      const code = aac.send_frame(encoder, samples);
      if (code < 0) throw new Error(`FFmpeg's AAC encoder failed with code ${code}`);
      samples += BigInt(AAC_FRAME_SAMPLES);
      return packets();
    },
    flush() {
      aac.flush_encoder_start(encoder);
      return packets();
    },
  };
}
