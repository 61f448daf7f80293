import { AAC_DELAY } from "./aac-packets.js";
import { type AudioTags, TAG_NAMES } from "./audio-tags.js";
import { bigEndian, utf8 } from "./bytes.js";
import { AAC_FRAME_SAMPLES } from "./codecs/ffmpeg-aac.js";
import type { M4aSound } from "./m4a-movie.js";
import { box, fullBox, words } from "./mp4-boxes.js";

/** Items that hold the tags, as iTunes names them. "©" is the byte 0xA9. */
const ITEMS: Readonly<Record<keyof AudioTags, string>> = {
  title: "©nam",
  artist: "©ART",
  album: "©alb",
  date: "©day",
  comment: "©cmt",
};

/** Types of the data of an item. */
const TEXT = 1;
const IMAGE = { "image/jpeg": 13, "image/png": 14 } as const;

/** Encodes the tags, the cover, and iTunes' note on the delay, for players that do not read the edit list. */
export function encodeItemList({ tags, cover, samples, sizes }: M4aSound): Uint8Array<ArrayBuffer> {
  const items = TAG_NAMES.flatMap((name): Uint8Array[] => {
    const value = tags[name];
    return value === undefined ? [] : [box(ITEMS[name], data(TEXT, utf8(value)))];
  });
  if (cover !== undefined) items.push(box("covr", data(IMAGE[cover.mediaType], cover.bytes)));
  const padding = sizes.length * AAC_FRAME_SAMPLES - AAC_DELAY - samples;
  items.push(encodeSoundNote(padding, samples));
  const handler = fullBox("hdlr", 0, 0, words(0), utf8("mdirappl"), new Uint8Array(9));
  return fullBox("meta", 0, 0, handler, box("ilst", ...items));
}

/** "iTunSMPB": 0, the delay, the padding and the length, in hexadecimal, and eight zeros. */
function encodeSoundNote(padding: number, samples: number): Uint8Array {
  const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, "0");
  const numbers = [
    hex(0, 8),
    hex(AAC_DELAY, 8),
    hex(padding, 8),
    hex(samples, 16),
    ...new Array<string>(8).fill(hex(0, 8)),
  ];
  const mean = fullBox("mean", 0, 0, utf8("com.apple.iTunes"));
  const name = fullBox("name", 0, 0, utf8("iTunSMPB"));
  return box("----", mean, name, data(TEXT, utf8(` ${numbers.join(" ")}`)));
}

function data(type: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  return box("data", bigEndian(type, 4), words(0), content);
}
