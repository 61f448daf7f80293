import { encodePcm16 } from "../audio/pcm16.js";
import { concatBytes } from "../core/concat-bytes.js";
import type { AudioFormat } from "./audio-format.js";
import { TAG_NAMES } from "./audio-tags.js";
import { base64 } from "./base64.js";
import { littleEndian, utf8 } from "./bytes.js";
import { openLibOpus } from "./codecs/libopus.js";
import type { Encoder, EncoderSettings } from "./encoder.js";
import { createFrameBuffer } from "./frame-buffer.js";
import { createOggPages, serialOf } from "./ogg-pages.js";
import { encodePicture, encodeVorbisComment } from "./vorbis-comment.js";

/** Positions in an Ogg stream of Opus count samples at this rate, whatever the rate of the sound is. @unit hertz */
const POSITION_RATE = 48_000;
const FRAMES_PER_SECOND = 50;
/** Packets of a page: 0.2 s. Longer pages save a few bytes, and delay the sound of a stream. */
const PAGE_PACKETS = 10;

/** Opus in Ogg (RFC 7845), at a variable bitrate. */
export const OPUS: AudioFormat = {
  id: "opus",
  name: "Opus",
  extensions: [".opus", ".ogg"],
  mediaType: "audio/ogg",
  sampleRates: [8_000, 12_000, 16_000, 24_000, 48_000],
  bitrates: () => ({ default: 32_000, min: 6_000, max: 256_000 }),
  lossless: false,
  delay: (sampleRate) => ({ samples: Math.round(sampleRate * 0.0065), removed: true }),
  streamable: true,
  joinable: false,
  tags: TAG_NAMES,
  cover: true,
  inThread: true,
  openEncoder,
};

async function openEncoder({ sampleRate, bitrate, tags, cover }: EncoderSettings): Promise<Encoder> {
  const opus = await openLibOpus(sampleRate, bitrate);
  const frameSamples = sampleRate / FRAMES_PER_SECOND;
  const frames = createFrameBuffer(frameSamples);
  const scale = POSITION_RATE / sampleRate;
  const picture = cover === undefined ? [] : ([["METADATA_BLOCK_PICTURE", base64(encodePicture(cover))]] as const);
  const head = encodeHead(sampleRate, opus.lookAhead * scale);
  const comment = concatBytes([utf8("OpusTags"), encodeVorbisComment(tags, picture)]);
  const pages = createOggPages(serialOf(head, comment, littleEndian(bitrate, 4)));
  let start = concatBytes([pages.encode([head], 0), pages.encode([comment], 0)]);
  let packets: Uint8Array[] = [];
  let encoded = 0;
  let samples = 0;

  const encodeFrame = (frame: Float32Array): void => {
    packets.push(opus.encode(encodePcm16(frame)));
    encoded += frameSamples;
  };
  const take = (position: number, last = false): Uint8Array<ArrayBuffer> => {
    const bytes = concatBytes([start, pages.encode(packets, position * scale, last)]);
    start = new Uint8Array(0);
    packets = [];
    return bytes;
  };
  return {
    encode(block) {
      samples += block.length;
      const done: Uint8Array[] = [];
      for (const frame of frames.push(block)) {
        // A full page waits for the next packet, because the last packet must be on the last page.
        if (packets.length === PAGE_PACKETS) done.push(take(encoded));
        encodeFrame(frame);
      }
      return concatBytes(done);
    },
    finish() {
      const rest = frames.rest();
      const done = packets.length === PAGE_PACKETS ? [take(encoded)] : [];
      if (rest !== undefined) encodeFrame(rest);
      // Silence drives the last samples out of the encoder. The position of the last page cuts it off.
      while (encoded < samples + opus.lookAhead) encodeFrame(new Float32Array(frameSamples));
      return { bytes: concatBytes([...done, take(samples + opus.lookAhead, true)]), patches: [] };
    },
  };
}

/** The identification header of RFC 7845, section 5.1: version 1, one channel, no gain. */
function encodeHead(sampleRate: number, preSkip: number): Uint8Array<ArrayBuffer> {
  const numbers = [littleEndian(preSkip, 2), littleEndian(sampleRate, 4), littleEndian(0, 2)];
  return concatBytes([utf8("OpusHead"), Uint8Array.of(1, 1), ...numbers, Uint8Array.of(0)]);
}
