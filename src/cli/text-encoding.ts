/** An encoding that VoxWeave reads. */
export type ReadableLabel = "utf-8" | "utf-16le" | "utf-16be";

/** The encoding of bytes that cannot be read. */
export type UnreadableEncoding =
  /** `name` is for messages, `iconv` for the command `iconv`. */
  | { readonly type: "convertible"; readonly name: string; readonly iconv: string }
  /** UTF-8 with a damaged byte. */
  | { readonly type: "damaged"; readonly offset: number }
  /** UTF-16 with a damaged character. */
  | { readonly type: "broken"; readonly label: ReadableLabel }
  | { readonly type: "unknown" }
  | { readonly type: "binary" };

/** The encoding of a text, as far as its bytes show it. */
export type TextEncoding = { readonly type: "readable"; readonly label: ReadableLabel } | UnreadableEncoding;

/** Returns the encoding that the start of a text shows. UTF-8 is an assumption: {@link encodingOfInvalid}. */
export function encodingOfStart(bytes: Buffer): TextEncoding {
  return byMark(bytes) ?? byZeros(bytes) ?? { type: "readable", label: "utf-8" };
}

/** Detects the byte order mark. The mark of UTF-32 begins with that of UTF-16, so it is tested first. */
function byMark(bytes: Buffer): TextEncoding | undefined {
  const head = bytes.subarray(0, 4).toString("hex");
  if (head === "fffe0000" || head === "0000feff") return { type: "convertible", name: "UTF-32", iconv: "utf-32" };
  if (head.startsWith("fffe")) return { type: "readable", label: "utf-16le" };
  if (head.startsWith("feff")) return { type: "readable", label: "utf-16be" };
  return undefined;
}

/** Smallest share of zero bytes that indicates UTF-16. */
const ZEROS = 0.02;

/** Detects UTF-16 without a mark: each space and line break has a zero byte, always on the same side. */
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

/** Bytes without a meaning in Windows-1252, which otherwise contains all characters of Latin-1. */
const UNUSED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Largest share of bytes above 127 in Western European texts. In French it is about 0.05. */
const WESTERN = 0.25;

/**
 * Guesses the encoding of bytes that are not UTF-8, from their bytes above 127.
 *
 * @param offset place of the first invalid byte in the text
 */
export function encodingOfInvalid(bytes: Buffer, offset: number): UnreadableEncoding {
  const decoded = bytes.toString("utf8");
  const wrong = decoded.match(/\uFFFD/gu)?.length ?? 0;
  const right = decoded.match(/[\u0080-\uFFFC\u{10000}-\u{10FFFF}]/gu)?.length ?? 0;
  if (right > 4 * wrong) return { type: "damaged", offset };
  const high = bytes.filter((byte) => byte > 127);
  if (high.length > WESTERN * bytes.length || high.some((byte) => UNUSED.has(byte))) return { type: "unknown" };
  return { type: "convertible", name: "Windows-1252 or Latin-1", iconv: "windows-1252" };
}
