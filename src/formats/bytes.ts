/** Returns the four bytes of an ASCII code, such as `"RIFF"`. Characters up to U+00FF are one byte each. */
export function fourCharacters(code: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: 4 }, (_, index) => code.charCodeAt(index));
}

/** Returns a whole number of up to 53 bits as bytes, the highest first. */
export function bigEndian(value: number, length: number): Uint8Array<ArrayBuffer> {
  return littleEndian(value, length).reverse();
}

/** Returns a whole number of up to 53 bits as bytes, the lowest first. */
export function littleEndian(value: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let index = 0; index < length; index += 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

/** Encodes text as UTF-8. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
