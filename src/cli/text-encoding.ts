import { isUtf8 } from "node:buffer";

/** How bytes are encoded as text, as far as they tell. */
export type TextEncoding =
  | { readonly type: "readable"; readonly label: "utf-8" | "utf-16le" | "utf-16be" }
  /** `name` is for people, `iconv` for the command of that name. */
  | { readonly type: "convertible"; readonly name: string; readonly iconv: string }
  | { readonly type: "damaged"; readonly offset: number }
  | { readonly type: "unknown" }
  | { readonly type: "binary" };

export function findEncoding(bytes: Buffer): TextEncoding {
  return byMark(bytes) ?? byZeros(bytes) ?? (isUtf8(bytes) ? { type: "readable", label: "utf-8" } : byHighBytes(bytes));
}

/** By the byte order mark. That of UTF-32 begins as that of UTF-16 does. */
function byMark(bytes: Buffer): TextEncoding | undefined {
  const head = bytes.subarray(0, 4).toString("hex");
  if (head === "fffe0000" || head === "0000feff") return { type: "convertible", name: "UTF-32", iconv: "utf-32" };
  if (head.startsWith("fffe")) return { type: "readable", label: "utf-16le" };
  if (head.startsWith("feff")) return { type: "readable", label: "utf-16be" };
  return undefined;
}

/** Share of zero bytes from which on they are no accident. */
const ZEROS = 0.02;

/** In UTF-16 without a mark, each space and line break has a zero byte, always on the same side. */
function byZeros(bytes: Buffer): TextEncoding | undefined {
  const zeros = [0, 0];
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < 2 || even + odd < ZEROS * bytes.length) return undefined;
  const without = "without a byte order mark";
  if (even * 20 < odd) return { type: "convertible", name: `UTF-16 (little-endian) ${without}`, iconv: "utf-16le" };
  if (odd * 20 < even) return { type: "convertible", name: `UTF-16 (big-endian) ${without}`, iconv: "utf-16be" };
  return bytes.some((byte) => byte !== 0) ? { type: "binary" } : undefined;
}

/** Bytes that stand for nothing in Windows-1252, which else holds all of Latin-1's characters. */
const UNUSED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Share of bytes above 127 in Western European texts: about 0.05 in French. */
const WESTERN = 0.25;

/** Of bytes that are not UTF-8. */
function byHighBytes(bytes: Buffer): TextEncoding {
  const decoded = bytes.toString("utf8");
  const wrong = decoded.match(/\uFFFD/gu)?.length ?? 0;
  const right = decoded.match(/[\u0080-\uFFFC\u{10000}-\u{10FFFF}]/gu)?.length ?? 0;
  if (right > 4 * wrong)
    return { type: "damaged", offset: Buffer.byteLength(decoded.slice(0, decoded.indexOf("\uFFFD"))) };
  const high = bytes.filter((byte) => byte > 127);
  if (high.length > WESTERN * bytes.length || high.some((byte) => UNUSED.has(byte))) return { type: "unknown" };
  return { type: "convertible", name: "Windows-1252 or Latin-1", iconv: "windows-1252" };
}
