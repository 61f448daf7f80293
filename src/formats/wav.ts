import { encodePcm16 } from "../audio/pcm16.js";
import { encodeWavHeader, WAV_HEADER_BYTES, WAV_MAX_DATA_BYTES } from "../audio/wav.js";
import { concatBytes } from "../core/concat-bytes.js";
import type { AudioFormat } from "./audio-format.js";
import { type AudioTags, TAG_NAMES } from "./audio-tags.js";
import { fourCharacters, littleEndian, utf8 } from "./bytes.js";
import type { Encoder, EncoderSettings } from "./encoder.js";

/** WAV with 16-bit PCM. Without the patches, its sizes say "to the end", which players and `parseWav` accept. */
export const WAV: AudioFormat = {
  id: "wav",
  name: "WAV",
  extensions: [".wav"],
  mediaType: "audio/wav",
  lossless: true,
  delay: () => ({ samples: 0, removed: true }),
  streamable: true,
  joinable: false,
  tags: TAG_NAMES,
  cover: false,
  inThread: false,
  openEncoder: async (settings) => openWavEncoder(settings),
};

/** Names of the tags in a LIST INFO chunk (Microsoft's RIFF specification, 1991). */
const INFO_TAGS: Readonly<Record<keyof AudioTags, string>> = {
  title: "INAM",
  artist: "IART",
  album: "IPRD",
  date: "ICRD",
  comment: "ICMT",
};

/** Offset of the "data" chunk in a header without tags. */
const DATA_CHUNK = WAV_HEADER_BYTES - 8;

function openWavEncoder({ sampleRate, tags, streaming }: EncoderSettings): Encoder {
  const info = infoChunk(tags);
  const header = (dataBytes: number | "streaming"): Uint8Array<ArrayBuffer> => {
    const plain = encodeWavHeader(sampleRate, dataBytes === "streaming" ? dataBytes : dataBytes + info.length);
    const size = dataBytes === "streaming" ? plain.subarray(-4) : littleEndian(dataBytes, 4);
    return concatBytes([plain.subarray(0, DATA_CHUNK), info, plain.subarray(DATA_CHUNK, -4), size]);
  };
  let dataBytes = 0;
  let started = false;
  return {
    encode(samples) {
      if (samples.length === 0) return new Uint8Array(0);
      const pcm = encodePcm16(samples);
      dataBytes += pcm.length;
      if (!streaming) header(dataBytes); // Throws before the file becomes longer than a WAV file can be.
      const start = started ? new Uint8Array(0) : header("streaming");
      started = true;
      return concatBytes([start, pcm]);
    },
    finish() {
      if (!started) return { bytes: header(0), patches: [] };
      const isTooLong = dataBytes + info.length > WAV_MAX_DATA_BYTES;
      return { bytes: new Uint8Array(0), patches: isTooLong ? [] : [{ position: 0, bytes: header(dataBytes) }] };
    },
  };
}

function infoChunk(tags: AudioTags): Uint8Array<ArrayBuffer> {
  const entries = TAG_NAMES.flatMap((name) => {
    const value = tags[name];
    if (value === undefined) return [];
    const text = utf8(`${value}\0`);
    return [fourCharacters(INFO_TAGS[name]), littleEndian(text.length, 4), text, new Uint8Array(text.length % 2)];
  });
  if (entries.length === 0) return new Uint8Array(0);
  const content = concatBytes([fourCharacters("INFO"), ...entries]);
  return concatBytes([fourCharacters("LIST"), littleEndian(content.length, 4), content]);
}
