import { concatBytes } from "../core/concat-bytes.js";
import type { AudioFormat } from "./audio-format.js";
import { TAG_NAMES } from "./audio-tags.js";
import { openLame } from "./codecs/lame.js";
import type { Encoder, EncoderSettings } from "./encoder.js";
import { createFrameBuffer } from "./frame-buffer.js";
import { encodeId3 } from "./id3.js";
import { encodeInfoFrame, type Mp3Total, mp3Bitrates, mp3FrameSamples } from "./mp3-info-frame.js";

/** Samples that LAME puts before the sound. */
const ENCODER_DELAY = 576;
/** Samples that each decoder adds: the delay of the synthesis filter bank. */
const DECODER_DELAY = 529;

/**
 * MP3 at a constant bitrate. In a file, a frame before the sound says how much silence a decoder removes from both ends. A
 * stream has no such frame: without the length of the sound, some decoders obey it and others play it as silence, and streams
 * that a client joins would have it in the middle.
 */
export const MP3: AudioFormat = {
  id: "mp3",
  name: "MP3",
  extensions: [".mp3"],
  mediaType: "audio/mpeg",
  sampleRates: [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000],
  bitrates: (sampleRate) => {
    const steps = mp3Bitrates(sampleRate).filter((kbits) => sampleRate >= 16_000 || kbits <= 64);
    const rates = steps.filter((kbits) => kbits !== 144 && kbits !== 56).map((kbits) => kbits * 1000);
    const standard = sampleRate >= 32_000 ? 96_000 : sampleRate >= 16_000 ? 64_000 : 32_000;
    return { default: standard, min: Math.min(...rates), max: Math.max(...rates), steps: rates };
  },
  lossless: false,
  delay: (_sampleRate, streaming = false) => ({ samples: ENCODER_DELAY + DECODER_DELAY, removed: !streaming }),
  streamable: true,
  joinable: true,
  tags: TAG_NAMES,
  cover: true,
  inThread: true,
  openEncoder,
};

async function openEncoder({ sampleRate, bitrate, tags, cover, streaming }: EncoderSettings): Promise<Encoder> {
  const lame = await openLame(sampleRate, bitrate);
  const frameSamples = mp3FrameSamples(sampleRate);
  const frames = createFrameBuffer(frameSamples);
  const id3 = encodeId3(tags, cover);
  let samples = 0;
  let bytes = 0;
  let header: Uint8Array | undefined;

  const info = (total?: Mp3Total): Uint8Array<ArrayBuffer> =>
    encodeInfoFrame(sampleRate, { header: header ?? new Uint8Array(4), bitrate, delay: ENCODER_DELAY, total });
  /** The first frame of the sound is needed for the info frame before it. */
  const emit = (encoded: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
    bytes += encoded.length;
    if (header !== undefined || encoded.length === 0) return encoded;
    header = encoded.slice(0, 4);
    return concatBytes(streaming ? [id3, encoded] : [id3, info(), encoded]);
  };
  return {
    encode(block) {
      samples += block.length;
      return emit(concatBytes(frames.push(block).map((frame) => lame.encode(frame))));
    },
    finish() {
      const rest = frames.rest();
      const last = emit(concatBytes([rest === undefined ? new Uint8Array(0) : lame.encode(rest), lame.flush()]));
      if (streaming) return { bytes: last, patches: [] };
      const count = Math.round((bytes * 8 * sampleRate) / (bitrate * frameSamples));
      const padding = count * frameSamples - ENCODER_DELAY - samples;
      const total = { frames: count, bytes: bytes + info().length, padding };
      return { bytes: last, patches: [{ position: id3.length, bytes: info(total) }] };
    },
  };
}
