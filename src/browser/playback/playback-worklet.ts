import { fade } from "../../audio/fade.js";
import { SampleBlocks } from "../../audio/sample-blocks.js";
import { TimeStretch } from "../../audio/time-stretch.js";
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
  readonly #sound = new SampleBlocks();
  readonly #stretch = new TimeStretch(this.#sound, sampleRate);
  #isPaused = false;
  /** Loudness at the end of the last block: 0 while the playback is paused, otherwise 1. */
  #gain = 1;
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
        this.#sound.add(order.samples);
        break;
      case "complete":
        this.#isComplete = true;
        break;
      case "pause":
        this.#isPaused = order.paused;
        if (this.#stretch.position === 0) this.#gain = order.paused ? 0 : 1; // Nothing is heard yet.
        break;
      case "rate":
        this.#stretch.rate = order.rate;
        break;
      case "seek":
        this.#stretch.seek(order.seconds * sampleRate);
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
    const gain = this.#isPaused ? 0 : 1;
    const isSilent = gain === 0 && this.#gain === 0;
    const isDrained = !isSilent && this.#stretch.read(output) < output.length;
    fade(output, this.#gain, gain);
    this.#gain = gain;
    this.#report(isDrained && this.#isComplete && gain > 0);
    return !this.#isOver;
  }

  #report(isAtEnd: boolean): void {
    const seconds = this.#stretch.position / sampleRate;
    if (!isAtEnd && Math.abs(seconds - this.#reported) < REPORT_SECONDS) return;
    this.#reported = seconds;
    this.#isOver = isAtEnd;
    this.port.postMessage({
      seconds,
      aheadSeconds: this.#sound.length / sampleRate - seconds,
      isAtEnd,
    } satisfies PlaybackReport);
  }
}

registerProcessor("voxweave-playback", Playback);
