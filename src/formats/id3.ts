import { concatBytes } from "../core/concat-bytes.js";
import { type AudioTags, type CoverImage, TAG_NAMES } from "./audio-tags.js";
import { bigEndian, fourCharacters, utf8 } from "./bytes.js";

/** Frames of ID3v2.4 that hold the tags (id3v2.4.0-frames). */
const FRAMES: Readonly<Record<keyof AudioTags, string>> = {
  title: "TIT2",
  artist: "TPE1",
  album: "TALB",
  date: "TDRC",
  comment: "COMM",
};

const UTF_8 = 3;
const FRONT_COVER = 3;

/** Encodes tags as an ID3v2.4 tag, or as nothing if there are none. */
export function encodeId3(tags: AudioTags, cover: CoverImage | undefined): Uint8Array<ArrayBuffer> {
  const frames = TAG_NAMES.flatMap((name) => {
    const value = tags[name];
    if (value === undefined) return [];
    // A comment has a language, and an empty description.
    const before = name === "comment" ? utf8("und\0") : new Uint8Array(0);
    return [frame(FRAMES[name], [Uint8Array.of(UTF_8), before, utf8(value)])];
  });
  if (cover !== undefined) {
    const head = [Uint8Array.of(UTF_8), utf8(`${cover.mediaType}\0`), Uint8Array.of(FRONT_COVER, 0)];
    frames.push(frame("APIC", [...head, cover.bytes]));
  }
  if (frames.length === 0) return new Uint8Array(0);
  const content = concatBytes(frames);
  return concatBytes([utf8("ID3"), Uint8Array.of(4, 0, 0), syncSafe(content.length), content]);
}

function frame(id: string, parts: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(parts);
  return concatBytes([fourCharacters(id), syncSafe(content.length), bigEndian(0, 2), content]);
}

/** A size of 28 bits in four bytes of seven bits each, so that no decoder takes it for the start of a frame of sound. */
function syncSafe(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of((size >> 21) & 0x7f, (size >> 14) & 0x7f, (size >> 7) & 0x7f, size & 0x7f);
}
