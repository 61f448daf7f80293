/** Encodes bytes as base64. `btoa` takes a string of one character for each byte, and a call at most some 100,000 arguments. */
export function base64(bytes: Uint8Array): string {
  const step = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(text);
}
