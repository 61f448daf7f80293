import { concatBytes } from "../core/concat-bytes.js";
import { type AudioTags, type CoverImage, TAG_NAMES } from "./audio-tags.js";
import { bigEndian, littleEndian, utf8 } from "./bytes.js";

const VENDOR = "VoxWeave";
const FRONT_COVER = 3;

/** A field of a Vorbis comment, such as `["TITLE", "Emma"]`. */
export type VorbisField = readonly [name: string, value: string];

/** Encodes a Vorbis comment (xiph.org/vorbis/doc/v-comment.html), without the framing bit that only Vorbis has. */
export function encodeVorbisComment(tags: AudioTags, more: readonly VorbisField[] = []): Uint8Array<ArrayBuffer> {
  const own = TAG_NAMES.flatMap((name): VorbisField[] => {
    const value = tags[name];
    return value === undefined ? [] : [[name.toUpperCase(), value]];
  });
  const fields = [...own, ...more].map(([name, value]) => withLength(utf8(`${name}=${value}`)));
  return concatBytes([withLength(utf8(VENDOR)), littleEndian(fields.length, 4), ...fields]);
}

/** Encodes the content of a picture block of FLAC (RFC 9639, section 8.8). Size and depth are 0: not given. */
export function encodePicture({ bytes, mediaType }: CoverImage): Uint8Array<ArrayBuffer> {
  const type = utf8(mediaType);
  const head = [bigEndian(FRONT_COVER, 4), bigEndian(type.length, 4), type];
  return concatBytes([...head, bigEndian(0, 4), new Uint8Array(16), bigEndian(bytes.length, 4), bytes]);
}

function withLength(bytes: Uint8Array): Uint8Array {
  return concatBytes([littleEndian(bytes.length, 4), bytes]);
}
