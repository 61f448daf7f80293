import type { PlaybackOrder, PlaybackReport } from "./messages.js";

/** The scope of an audio worklet; TypeScript's library has no types for it. */
declare const AudioWorkletProcessor: new () => { readonly port: MessagePort };
declare const registerProcessor: (name: string, processor: new () => object) => void;
declare const sampleRate: number;

/** How often the position is reported. @unit seconds */
const REPORT_SECONDS = 0.02;

/**
 * Plays the samples that arrive, one after another, on the thread of the audio system, so that a busy page makes no gap. It keeps
 * all samples, so that the listener can go back.
 */
class Playback extends AudioWorkletProcessor {
  readonly #blocks: { readonly start: number; readonly samples: Float32Array }[] = [];
  #length = 0;
  #position = 0;
  #block = 0;
  #isPaused = false;
  #isComplete = false;
  #isOver = false;
  #reported = Number.NEGATIVE_INFINITY;

  constructor() {
    super();
    this.port.onmessage = ({ data }) => this.#obey(data as PlaybackOrder);
  }

  #obey(order: PlaybackOrder): void {
    switch (order.type) {
      case "samples":
        this.#blocks.push({ start: this.#length, samples: order.samples });
        this.#length += order.samples.length;
        break;
      case "complete":
        this.#isComplete = true;
        break;
      case "pause":
        this.#isPaused = order.paused;
        break;
      case "seek":
        this.#position = Math.min(Math.max(0, Math.round(order.seconds * sampleRate)), this.#length);
        this.#block = this.#blocks.findLastIndex(({ start }) => start <= this.#position);
        this.#reported = Number.NEGATIVE_INFINITY;
        break;
      case "stop":
        this.#isOver = true;
        break;
      default:
        order satisfies never;
    }
  }

  /** Fills the next 128 samples of the output. Called by the audio system. */
  process(_inputs: unknown, outputs: readonly (readonly Float32Array[])[]): boolean {
    const output = outputs[0]?.[0];
    if (this.#isOver || output === undefined) return false;
    if (!this.#isPaused) this.#fill(output);
    this.#report();
    return !this.#isOver;
  }

  #fill(output: Float32Array): void {
    let filled = 0;
    while (filled < output.length && this.#position < this.#length) {
      const block = this.#blocks[Math.max(0, this.#block)];
      if (block === undefined) break;
      const from = this.#position - block.start;
      const taken = block.samples.subarray(from, from + output.length - filled);
      output.set(taken, filled);
      filled += taken.length;
      this.#position += taken.length;
      if (this.#position >= block.start + block.samples.length) this.#block = Math.max(0, this.#block) + 1;
    }
  }

  #report(): void {
    const isAtEnd = this.#isComplete && this.#position >= this.#length;
    const seconds = this.#position / sampleRate;
    if (!isAtEnd && Math.abs(seconds - this.#reported) < REPORT_SECONDS) return;
    this.#reported = seconds;
    this.#isOver = isAtEnd;
    this.port.postMessage({
      seconds,
      aheadSeconds: (this.#length - this.#position) / sampleRate,
      isAtEnd,
    } satisfies PlaybackReport);
  }
}

registerProcessor("voxweave-playback", Playback);
