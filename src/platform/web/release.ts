/**
 * Frees the memory of bytes that nobody reads any more, at once. The garbage collector would free them late, as it does not see how
 * near the tab is to its limit.
 *
 * A browser's own functions, such as those for messages and digests, hold on to a buffer that they once got, until the garbage
 * collector runs. To send the buffer away takes it from them too; a port that is closed then drops it. The sending copies it, so
 * large buffers that only scripts have used are better freed by {@link releaseOwn}.
 */
export function release(pieces: readonly Uint8Array<ArrayBuffer>[]): void {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(
    undefined,
    pieces.map(({ buffer }) => buffer),
  );
  port1.close();
  port2.close();
}

/**
 * Frees the memory of bytes that no function of the browser has got, at once and without a copy. Browsers before 2024 leave it to the
 * garbage collector.
 */
export function releaseOwn({ buffer }: Uint8Array<ArrayBuffer>): void {
  (buffer as { readonly transfer?: (length: number) => ArrayBuffer }).transfer?.(0);
}
