import type { SampleSource } from "./time-stretch.js";

/** Samples that arrive in blocks, and stay. */
export class SampleBlocks implements SampleSource {
  readonly #blocks: { readonly start: number; readonly samples: Float32Array }[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds a block after all earlier ones. */
  add(samples: Float32Array): void {
    if (samples.length === 0) return;
    this.#blocks.push({ start: this.#length, samples });
    this.#length += samples.length;
  }

  copy(from: number, target: Float32Array): number {
    let copied = 0;
    // Most reads are near the end of what has arrived or in the middle of a long block, so the last match is found soon.
    let index = this.#blocks.findLastIndex(({ start }) => start <= from);
    for (
      let block = this.#blocks[index];
      block !== undefined && copied < target.length;
      block = this.#blocks[++index]
    ) {
      const skipped = from + copied - block.start;
      const taken = block.samples.subarray(skipped, skipped + target.length - copied);
      target.set(taken, copied);
      copied += taken.length;
    }
    return copied;
  }
}
