import { SampleBlocks } from "./sample-blocks.js";
import { TimeStretch } from "./time-stretch.js";

/** Time of listening that must be there before a sound that ran dry goes on, so that it does not stutter. @unit seconds */
const RESERVE_SECONDS = 1.5;

/**
 * Sound that is played while it arrives. It starts with the first samples. Where it has none, it waits until there is a reserve, or
 * until it is complete.
 */
export class BufferedSound {
  readonly #sound = new SampleBlocks();
  readonly #stretch: TimeStretch;
  readonly #sampleRate: number;
  #isComplete = false;
  #hasBegun = false;
  #isWaiting = false;
  /** Whether the last read found less than it asked for. */
  #isDrained = false;
  /** Place that the listener has gone to and that has not arrived. @unit samples */
  #awaited: number | undefined;

  /** @param sampleRate of the sound @unit hertz */
  constructor(sampleRate: number) {
    this.#stretch = new TimeStretch(this.#sound, sampleRate);
    this.#sampleRate = sampleRate;
  }

  /** Place of the sample that is read next. @unit seconds */
  get position(): number {
    return (this.#awaited ?? this.#stretch.position) / this.#sampleRate;
  }

  /** Sound behind that place; negative while the place has not arrived. @unit seconds */
  get aheadSeconds(): number {
    return this.#sound.length / this.#sampleRate - this.position;
  }

  /** Whether it waits for a reserve. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  /** Whether all of the sound has been read. */
  get isAtEnd(): boolean {
    return this.#isComplete && this.#isDrained;
  }

  /** How much of the sound plays in a second, in seconds. */
  set rate(rate: number) {
    this.#stretch.rate = rate;
  }

  /** Adds samples after all earlier ones. */
  add(samples: Float32Array): void {
    this.#sound.add(samples);
  }

  /** Notes that no more samples come. */
  complete(): void {
    this.#isComplete = true;
  }

  /** Goes on at another place, also at one that has not arrived. @unit seconds */
  seek(seconds: number): void {
    const place = Math.max(0, Math.round(seconds * this.#sampleRate));
    const isThere = place === 0 || place < this.#sound.length || this.#isComplete;
    this.#awaited = isThere ? undefined : place;
    this.#isWaiting = !isThere;
    if (isThere) this.#stretch.seek(place);
  }

  /** Fills `output`, with silence where there is no sound. */
  read(output: Float32Array): void {
    if (this.#isWaiting) this.#endWait();
    const filled = this.#isWaiting ? 0 : this.#stretch.read(output);
    output.fill(0, filled);
    this.#hasBegun ||= filled > 0;
    this.#isDrained = filled < output.length;
    if (this.#isDrained && this.#hasBegun && !this.#isComplete) this.#isWaiting = true;
  }

  #endWait(): void {
    if (!this.#isComplete && this.aheadSeconds < RESERVE_SECONDS * this.#stretch.rate) return;
    if (this.#awaited !== undefined) this.#stretch.seek(this.#awaited);
    this.#awaited = undefined;
    this.#isWaiting = false;
  }
}
