/** Decodes 16-bit little-endian samples in base64 that arrive in parts of any length. */
export function createPcmDecoder(): (base64: string) => Float32Array<ArrayBuffer> {
  let odd: number | undefined;
  return (base64) => {
    const binary = atob(base64);
    const carried = odd === undefined ? 0 : 1;
    const bytes = new Uint8Array(binary.length + carried);
    if (odd !== undefined) bytes[0] = odd;
    for (let index = 0; index < binary.length; index += 1) bytes[index + carried] = binary.charCodeAt(index);
    const count = bytes.length >> 1;
    odd = bytes.length % 2 === 1 ? bytes[bytes.length - 1] : undefined;
    const view = new DataView(bytes.buffer);
    const samples = new Float32Array(count);
    for (let index = 0; index < count; index += 1) samples[index] = view.getInt16(index * 2, true) / 32_768;
    return samples;
  };
}
