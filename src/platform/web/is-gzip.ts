/** Tells whether a file is packed with gzip. The browser unpacks one that its server sends with `Content-Encoding`. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}
