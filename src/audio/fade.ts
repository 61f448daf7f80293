/**
 * Fades a block of sound, so that a pause makes no click. A block of the audio system lasts 5 ms.
 *
 * @param from gain before the first sample
 * @param to gain at the last sample
 */
export function fade(block: Float32Array, from: number, to: number): void {
  if (from === to) return;
  const step = (to - from) / block.length;
  for (let index = 0; index < block.length; index += 1)
    block[index] = (block[index] ?? 0) * (from + step * (index + 1));
}
