import { concatBytes } from "../core/concat-bytes.js";
import { bigEndian, fourCharacters, littleEndian } from "./bytes.js";

/** Writes the packets of one stream as pages of Ogg (RFC 3533). */
export interface OggPages {
  /** Encodes packets as one or more pages. The last page says that the sound up to `position` is complete. */
  encode(packets: readonly Uint8Array[], position: number, last?: boolean): Uint8Array<ArrayBuffer>;
}

const MOST_SEGMENTS = 255;
const SEGMENT_BYTES = 255;
/** Flags of a page: it continues a packet, is the first of its stream, or is the last. */
const CONTINUED = 1;
const FIRST = 2;
const LAST = 4;
/** Position of a page in which no packet ends. */
const NO_POSITION: Uint8Array = new Uint8Array(8).fill(0xff);
const CHECKSUM_AT = 22;

/** @param serial number of the stream, 32 bits */
export function createOggPages(serial: number): OggPages {
  let number = 0;
  const page = (segments: readonly Uint8Array[], flags: number, position: Uint8Array): Uint8Array => {
    const head = [fourCharacters("OggS"), Uint8Array.of(0, flags | (number === 0 ? FIRST : 0)), position];
    const numbers = [littleEndian(serial, 4), littleEndian(number, 4), new Uint8Array(4)];
    const sizes = Uint8Array.of(segments.length, ...segments.map((segment) => segment.length));
    const bytes = concatBytes([...head, ...numbers, sizes, ...segments]);
    bytes.set(littleEndian(crc32(bytes), 4), CHECKSUM_AT);
    number += 1;
    return bytes;
  };
  return {
    encode(packets, position, last = false) {
      const segments = packets.flatMap(splitPacket);
      const pages: Uint8Array[] = [];
      for (let at = 0; at < segments.length; at += MOST_SEGMENTS) {
        const part = segments.slice(at, at + MOST_SEGMENTS);
        const final = at + MOST_SEGMENTS >= segments.length;
        const continued = at > 0 && segments[at - 1]?.length === SEGMENT_BYTES ? CONTINUED : 0;
        const ends = part.some((segment) => segment.length < SEGMENT_BYTES);
        pages.push(page(part, continued | (final && last ? LAST : 0), ends ? littleEndian(position, 8) : NO_POSITION));
      }
      return concatBytes(pages);
    },
  };
}

/** Cuts a packet into segments. A segment of less than 255 bytes ends it, even if that segment is empty. */
function splitPacket(packet: Uint8Array): Uint8Array[] {
  const count = Math.floor(packet.length / SEGMENT_BYTES) + 1;
  return Array.from({ length: count }, (_, index) =>
    packet.subarray(index * SEGMENT_BYTES, (index + 1) * SEGMENT_BYTES),
  );
}

const CRC_TABLE: Uint32Array = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) crc = crc < 0 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1;
  return crc >>> 0;
});

/** CRC-32 with the polynomial 0x04c11db7, not reflected, from 0. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = ((crc << 8) ^ (CRC_TABLE[(crc >>> 24) ^ byte] ?? 0)) >>> 0;
  return crc;
}

/** Derives the number of a stream from its headers, so that the same sound always gives the same bytes. */
export function serialOf(...headers: readonly Uint8Array[]): number {
  return crc32(concatBytes([bigEndian(headers.length, 4), ...headers]));
}
