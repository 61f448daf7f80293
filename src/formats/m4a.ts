import { concatBytes } from "../core/concat-bytes.js";
import { AAC_DELAY, AAC_SAMPLE_RATES, aacBitrates, createAacPackets } from "./aac-packets.js";
import type { AudioFormat } from "./audio-format.js";
import { TAG_NAMES } from "./audio-tags.js";
import { bigEndian, fourCharacters } from "./bytes.js";
import { openFfmpegAac } from "./codecs/ffmpeg-aac.js";
import type { Encoder, EncoderSettings } from "./encoder.js";
import { encodeMovie } from "./m4a-movie.js";
import { box, words } from "./mp4-boxes.js";

/**
 * AAC-LC in MP4. An edit list tells decoders which samples are the sound. The index of the packets follows them, and the
 * length of the packets precedes them, so that the format cannot be streamed.
 */
export const M4A: AudioFormat = {
  id: "m4a",
  name: "AAC, M4A",
  extensions: [".m4a"],
  mediaType: "audio/mp4",
  sampleRates: AAC_SAMPLE_RATES,
  bitrates: aacBitrates,
  lossless: false,
  delay: () => ({ samples: AAC_DELAY, removed: true }),
  streamable: false,
  joinable: false,
  tags: TAG_NAMES,
  cover: true,
  inThread: true,
  openEncoder,
};

const FILE_TYPE: Uint8Array = box(
  "ftyp",
  fourCharacters("M4A "),
  words(0x200),
  fourCharacters("M4A "),
  fourCharacters("mp42"),
  fourCharacters("isom"),
);
/** Room for a size of 64 bits. */
const MEDIA_HEADER_BYTES = 16;
const MEDIA_AT = FILE_TYPE.length + MEDIA_HEADER_BYTES;

async function openEncoder({ sampleRate, bitrate, tags, cover }: EncoderSettings): Promise<Encoder> {
  const aac = await openFfmpegAac(sampleRate, bitrate);
  const packets = createAacPackets(aac);
  const sizes: number[] = [];
  let samples = 0;
  let mediaBytes = 0;
  let start = concatBytes([FILE_TYPE, encodeMediaHeader(0)]);

  const emit = (list: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
    for (const { length } of list) {
      sizes.push(length);
      mediaBytes += length;
    }
    const bytes = concatBytes([start, ...list]);
    start = new Uint8Array(0);
    return bytes;
  };
  return {
    encode(block) {
      samples += block.length;
      return emit(packets.encode(block));
    },
    finish() {
      const last = emit(packets.finish());
      const sound = { sampleRate, bitrate, samples, sizes, config: aac.config, mediaAt: MEDIA_AT, tags, cover };
      const patch = { position: FILE_TYPE.length, bytes: encodeMediaHeader(mediaBytes) };
      return { bytes: concatBytes([last, encodeMovie(sound)]), patches: [patch] };
    },
  };
}

/** Up to 4 GiB, the header is an empty box and a header with a size of 32 bits: some players know no other. */
function encodeMediaHeader(mediaBytes: number): Uint8Array<ArrayBuffer> {
  const size = mediaBytes + 8;
  if (size < 2 ** 32) return concatBytes([box("free"), bigEndian(size, 4), fourCharacters("mdat")]);
  return concatBytes([words(1), fourCharacters("mdat"), bigEndian(mediaBytes + MEDIA_HEADER_BYTES, 8)]);
}
