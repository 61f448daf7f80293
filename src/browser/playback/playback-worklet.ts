import { BufferedSound } from "../../audio/buffered-sound.js";
import { fade } from "../../audio/fade.js";
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
  readonly #sound = new BufferedSound(sampleRate);
  #isPaused = false;
  /** Loudness at the end of the last block: 0 while the playback is paused or waits for sound, otherwise 1. */
  #gain = 1;
  #isOver = false;
  #seek = 0;
  #reported = { seconds: Number.NEGATIVE_INFINITY, isWaiting: false };

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
        this.#sound.complete();
        break;
      case "pause":
        this.#isPaused = order.paused;
        if (this.#sound.position === 0) this.#gain = order.paused ? 0 : 1; // Nothing is heard yet.
        break;
      case "rate":
        this.#sound.rate = order.rate;
        break;
      case "seek":
        this.#sound.seek(order.seconds);
        this.#seek = order.seek;
        this.#reported.seconds = Number.NEGATIVE_INFINITY;
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
    if (!this.#isPaused || this.#gain > 0) this.#sound.read(output);
    const gain = this.#isPaused || this.#sound.isWaiting ? 0 : 1;
    fade(output, this.#gain, gain);
    this.#gain = gain;
    this.#report(!this.#isPaused && this.#sound.isAtEnd);
    return !this.#isOver;
  }

  #report(isAtEnd: boolean): void {
    const { position: seconds, aheadSeconds, isWaiting } = this.#sound;
    const isNews = isAtEnd || isWaiting !== this.#reported.isWaiting;
    if (!isNews && Math.abs(seconds - this.#reported.seconds) < REPORT_SECONDS) return;
    this.#reported = { seconds, isWaiting };
    this.#isOver = isAtEnd;
    const seek = this.#seek;
    this.port.postMessage({ seconds, aheadSeconds, isWaiting, isAtEnd, seek } satisfies PlaybackReport);
  }
}

registerProcessor("voxweave-playback", Playback);
