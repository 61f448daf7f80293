/**
 * Frees the memory of bytes that nobody reads any more, at once. The garbage collector would free them late, as it does not see how
 * near the tab is to its limit. Browsers before 2024 leave it to the collector.
 */
export function release({ buffer }: Uint8Array<ArrayBuffer>): void {
  (buffer as { readonly transfer?: (length: number) => ArrayBuffer }).transfer?.(0);
}
