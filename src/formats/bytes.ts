/** Joins byte arrays. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Returns the four bytes of an ASCII code, such as `"RIFF"`. Characters up to U+00FF are one byte each. */
export function fourCharacters(code: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: 4 }, (_, index) => code.charCodeAt(index));
}

/** Returns a little-endian 32-bit number. */
export function uint32le(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}
