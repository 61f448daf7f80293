import { concatBytes } from "../core/concat-bytes.js";
import { AAC_DELAY } from "./aac-packets.js";
import type { AudioTags, CoverImage } from "./audio-tags.js";
import { bigEndian, utf8 } from "./bytes.js";
import { AAC_FRAME_SAMPLES } from "./codecs/ffmpeg-aac.js";
import { encodeItemList } from "./item-list.js";
import { box, fullBox, wordList, words } from "./mp4-boxes.js";

/** A sound whose packets have been written. */
export interface M4aSound {
  /** @unit hertz */
  readonly sampleRate: number;
  /** @unit bits per second */
  readonly bitrate: number;
  /** Length of the sound. @unit samples */
  readonly samples: number;
  /** Bytes of each packet. */
  readonly sizes: readonly number[];
  /** The AudioSpecificConfig of AAC. */
  readonly config: Uint8Array;
  /** Offset of the first packet in the file. @unit bytes */
  readonly mediaAt: number;
  readonly tags: AudioTags;
  readonly cover: CoverImage | undefined;
}

/** Packets of a chunk: about a second at 24 kHz. Players find a time by chunks. */
const CHUNK_PACKETS = 24;
/** The matrix that changes nothing, in a header of a movie or track. */
const IDENTITY: Uint8Array = words(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
/** No date: the same sound gives the same bytes. */
const NO_DATE = 0;

/** Encodes the index of an M4A file: the box "moov" (ISO/IEC 14496-12, section 8.2). */
export function encodeMovie(sound: M4aSound): Uint8Array<ArrayBuffer> {
  const { sampleRate, samples } = sound;
  const times = [bigEndian(NO_DATE, 8), bigEndian(NO_DATE, 8)];
  const length = bigEndian(samples, 8);
  const header = fullBox(
    "mvhd",
    1,
    0,
    ...[...times, bigEndian(sampleRate, 4), length],
    ...[words(0x10000), bigEndian(0x100, 2), new Uint8Array(10), IDENTITY, new Uint8Array(24), words(2)],
  );
  const trackHeader = fullBox(
    "tkhd",
    1,
    7, // The track is enabled, and belongs to the movie and its preview.
    ...[...times, words(1, 0), length, new Uint8Array(8)],
    ...[bigEndian(0, 4), bigEndian(0x100, 2), new Uint8Array(2), IDENTITY, new Uint8Array(8)],
  );
  // Plays the sound alone, without the delay before it and the silence after it.
  const edit = fullBox("elst", 1, 0, words(1), length, bigEndian(AAC_DELAY, 8), bigEndian(0x10000, 4));
  const track = box("trak", trackHeader, box("edts", edit), encodeMedia(sound));
  return box("moov", header, track, box("udta", encodeItemList(sound)));
}

function encodeMedia(sound: M4aSound): Uint8Array {
  const { sampleRate, sizes } = sound;
  const undetermined = bigEndian(0x55c4, 2); // The language "und".
  const header = fullBox(
    "mdhd",
    1,
    0,
    ...[bigEndian(NO_DATE, 8), bigEndian(NO_DATE, 8), words(sampleRate)],
    ...[bigEndian(sizes.length * AAC_FRAME_SAMPLES, 8), undetermined, new Uint8Array(2)],
  );
  const handler = fullBox("hdlr", 0, 0, words(0), utf8("soun"), new Uint8Array(12), utf8("\0"));
  const here = fullBox("dref", 0, 0, words(1), fullBox("url ", 0, 1)); // The sound is in this file.
  const info = box("minf", fullBox("smhd", 0, 0, words(0)), box("dinf", here), encodeSampleTable(sound));
  return box("mdia", header, handler, info);
}

function encodeSampleTable({ sampleRate, bitrate, sizes, config, mediaAt }: M4aSound): Uint8Array {
  const entry = box(
    "mp4a",
    ...[new Uint8Array(6), bigEndian(1, 2), new Uint8Array(8), bigEndian(1, 2), bigEndian(16, 2), new Uint8Array(4)],
    ...[bigEndian(sampleRate % 0x10000, 2), new Uint8Array(2), encodeDescriptor(config, bitrate)],
  );
  const offsets: number[] = [];
  let offset = mediaAt;
  sizes.forEach((size, index) => {
    if (index % CHUNK_PACKETS === 0) offsets.push(offset);
    offset += size;
  });
  const left = sizes.length % CHUNK_PACKETS;
  const whole = (sizes.length - left) / CHUNK_PACKETS;
  const runs = [...(whole > 0 ? [words(1, CHUNK_PACKETS, 1)] : []), ...(left > 0 ? [words(whole + 1, left, 1)] : [])];
  return box(
    "stbl",
    fullBox("stsd", 0, 0, words(1), entry),
    fullBox("stts", 0, 0, words(1, sizes.length, AAC_FRAME_SAMPLES)),
    fullBox("stsc", 0, 0, words(runs.length), ...runs),
    fullBox("stsz", 0, 0, words(0, sizes.length), wordList(sizes)),
    // Some players know only offsets of 32 bits.
    offset < 2 ** 32
      ? fullBox("stco", 0, 0, words(offsets.length), wordList(offsets))
      : fullBox("co64", 0, 0, words(offsets.length), concatBytes(offsets.map((at) => bigEndian(at, 8)))),
  );
}

/** Tags of descriptors, and the type of the stream: audio, from a server to a client (ISO/IEC 14496-1, section 7.2.2). */
const [ELEMENTARY_STREAM, DECODER_CONFIG, DECODER_INFO, SYNC_CONFIG] = [3, 4, 5, 6] as const;
const MPEG_4_AUDIO = 0x40;
const AUDIO_STREAM = 0x15;

function encodeDescriptor(config: Uint8Array, bitrate: number): Uint8Array {
  const types = Uint8Array.of(MPEG_4_AUDIO, AUDIO_STREAM);
  const info = descriptor(DECODER_INFO, config);
  const decoder = descriptor(DECODER_CONFIG, types, bigEndian(0, 3), words(bitrate, bitrate), info);
  const stream = descriptor(
    ELEMENTARY_STREAM,
    bigEndian(1, 2),
    Uint8Array.of(0),
    decoder,
    descriptor(SYNC_CONFIG, Uint8Array.of(2)),
  );
  return fullBox("esds", 0, 0, stream);
}

/** All descriptors here are shorter than 128 bytes. */
function descriptor(tag: number, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = concatBytes(content);
  return concatBytes([Uint8Array.of(tag, bytes.length), bytes]);
}
