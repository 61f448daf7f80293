import { encodePcm16 } from "../audio/pcm16.js";
import { concatBytes } from "../core/concat-bytes.js";
import type { AudioFormat } from "./audio-format.js";
import { TAG_NAMES } from "./audio-tags.js";
import { bigEndian, fourCharacters } from "./bytes.js";
import { openLibFlac } from "./codecs/libflac.js";
import type { Encoder, EncoderSettings } from "./encoder.js";
import { createMd5 } from "./md5.js";
import { encodePicture, encodeVorbisComment } from "./vorbis-comment.js";

/** FLAC with 16 bits. Without the patches, the number of samples and their digest are unknown, which the format allows. */
export const FLAC: AudioFormat = {
  id: "flac",
  name: "FLAC",
  extensions: [".flac"],
  mediaType: "audio/flac",
  sampleRates: [
    8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000,
  ],
  lossless: true,
  delay: () => ({ samples: 0, removed: true }),
  streamable: true,
  joinable: false,
  tags: TAG_NAMES,
  cover: true,
  inThread: true,
  openEncoder,
};

/** Types of metadata blocks (RFC 9639, section 8). The flag marks the last block. */
const STREAM_INFO = 0;
const VORBIS_COMMENT = 4;
const PICTURE = 6;
const LAST_BLOCK = 0x80;
/** The block STREAMINFO comes first, after "fLaC" and the header of the block. */
const STREAM_INFO_AT = 8;
const STREAM_INFO_BYTES = 34;
/** In STREAMINFO, four bits of other facts, 36 bits with the number of samples, and the MD5 of the samples begin here. */
const TOTAL_AT = 13;

async function openEncoder({ sampleRate, tags, cover }: EncoderSettings): Promise<Encoder> {
  const flac = await openLibFlac(sampleRate);
  const info = flac.header.slice(STREAM_INFO_AT, STREAM_INFO_AT + STREAM_INFO_BYTES);
  const comment = encodeVorbisComment(tags);
  const start = concatBytes([
    fourCharacters("fLaC"),
    block(STREAM_INFO, info),
    block(VORBIS_COMMENT | (cover === undefined ? LAST_BLOCK : 0), comment),
    ...(cover === undefined ? [] : [block(PICTURE | LAST_BLOCK, encodePicture(cover))]),
  ]);
  let started = false;
  let total = 0;
  const md5 = createMd5();
  const withStart = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
    if (started) return bytes;
    started = true;
    return concatBytes([start, bytes]);
  };
  return {
    encode(samples) {
      total += samples.length;
      const pcm = encodePcm16(samples);
      md5.update(pcm);
      return withStart(flac.encode(new Int16Array(pcm.buffer)));
    },
    finish() {
      const bytes = withStart(flac.finish());
      const count = bigEndian(total, 5);
      count[0] = ((info[TOTAL_AT] ?? 0) & 0xf0) | (count[0] ?? 0);
      return { bytes, patches: [{ position: STREAM_INFO_AT + TOTAL_AT, bytes: concatBytes([count, md5.digest()]) }] };
    },
  };
}

function block(type: number, content: Uint8Array): Uint8Array {
  return concatBytes([Uint8Array.of(type), bigEndian(content.length, 3), content]);
}
