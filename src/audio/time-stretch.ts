// WSOLA: W. Verhelst, M. Roelands, "An overlap-add technique based on waveform similarity (WSOLA) for high quality time-scale
// modification of speech", ICASSP 1993. Sound is played in blocks. A block continues where the one before ended, until that is too
// far from the place that the rate gives. Then the next block starts near that place, where the sound is most like the
// continuation, and is faded in over it. Periods stay whole, so the pitch stays. At rate 1 the sound stays as it is.

/** Duration of a block, and of a fade. @unit seconds */
const BLOCK_SECONDS = 0.015;
/** Largest distance of a block from its ideal place: two of them hold a period of 50 Hz. @unit seconds */
const SEARCH_SECONDS = 0.01;

/** Samples that may grow at the end while they are played. */
export interface SampleSource {
  /** How many samples have arrived. */
  readonly length: number;
  /** Copies samples from a place on, up to the end of `target` or of the source. Returns how many it has copied. */
  copy(from: number, target: Float32Array): number;
}

/** Plays a source faster or slower, at its own pitch. */
export class TimeStretch {
  /** How much of the source plays in a second, in seconds. A change takes effect after at most 15 ms. */
  rate = 1;
  readonly #source: SampleSource;
  readonly #reach: number;
  readonly #block: Float32Array;
  readonly #earlier: Float32Array;
  readonly #region: Float32Array;
  readonly #fadeIn: Float32Array;
  /** Samples of the block that are ready, and of them those that have been read. */
  #ready = 0;
  #done = 0;
  /** Place of the block in the source as the rate gives it, and the distance of its samples there. */
  #place = 0;
  #step = 1;
  /** Where the sound of the block continues, and where the rate says that the next one starts. */
  #natural = 0;
  #ideal = 0;
  #isSeeking = false;

  /** @param sampleRate of the source @unit hertz */
  constructor(source: SampleSource, sampleRate: number) {
    this.#source = source;
    const size = Math.round(BLOCK_SECONDS * sampleRate);
    this.#reach = Math.round(SEARCH_SECONDS * sampleRate);
    this.#block = new Float32Array(size);
    this.#earlier = new Float32Array(size);
    this.#region = new Float32Array(size + 2 * this.#reach);
    this.#fadeIn = Float32Array.from(
      { length: size },
      (_, index) => Math.sin((Math.PI / 2) * ((index + 0.5) / size)) ** 2,
    );
  }

  /** Place in the source of the sample that is read next. @unit samples */
  get position(): number {
    return this.#place + this.#done * this.#step;
  }

  /** Goes on at another place of the source, with a fade. @unit samples */
  seek(position: number): void {
    this.#natural -= this.#ready - this.#done;
    this.#ideal = Math.min(Math.max(0, Math.round(position)), this.#source.length);
    this.#place = this.#ideal;
    this.#ready = 0;
    this.#done = 0;
    this.#isSeeking = true;
  }

  /** Fills `output`, or only its beginning if the source has no more. Returns how many samples it has filled. */
  read(output: Float32Array): number {
    let filled = 0;
    while (filled < output.length) {
      if (this.#done === this.#ready) this.#advance();
      if (this.#ready === 0) break;
      const taken = this.#block.subarray(this.#done, Math.min(this.#ready, this.#done + output.length - filled));
      output.set(taken, filled);
      this.#done += taken.length;
      filled += taken.length;
    }
    return filled;
  }

  /** Makes the next block. It is empty if the source has no more. */
  #advance(): void {
    const start = this.#nextStart();
    this.#isSeeking = false;
    this.#done = 0;
    this.#ready = this.#source.copy(start, this.#block);
    if (start !== this.#natural) this.#fade();
    this.#natural = start + this.#ready;
    if (this.#ready === 0) this.#ideal = this.#natural;
    this.#place = this.#ideal;
    this.#ideal = Math.min(this.#ideal + this.#ready * this.rate, this.#source.length);
    this.#step = (this.#ideal - this.#place) / Math.max(1, this.#ready);
  }

  #nextStart(): number {
    if (this.#isSeeking) return this.#ideal;
    const isNear = Math.abs(this.#natural - this.#ideal) <= this.#reach;
    // Less than a block is left: it is played to its end, as a fade out of it would be cut.
    const isLast = this.#natural + this.#block.length > this.#source.length;
    return isNear || isLast ? this.#natural : this.#findSimilar();
  }

  /** Fades the block in over the continuation of the sound before it. */
  #fade(): void {
    this.#earlier.fill(0);
    this.#source.copy(this.#natural, this.#earlier);
    for (let index = 0; index < this.#ready; index += 1) {
      const share = this.#fadeIn[index] ?? 1;
      this.#block[index] = share * (this.#block[index] ?? 0) + (1 - share) * (this.#earlier[index] ?? 0);
    }
  }

  /** Finds the place near the ideal one whose sound is most like the continuation: the highest normalised correlation. */
  #findSimilar(): number {
    const size = this.#block.length;
    const last = Math.min(Math.round(this.#ideal) + this.#reach, this.#source.length - size);
    const first = Math.max(0, Math.min(Math.round(this.#ideal) - this.#reach, last));
    this.#source.copy(this.#natural, this.#earlier);
    this.#source.copy(first, this.#region);
    let best = Math.min(Math.max(0, Math.round(this.#ideal) - first), last - first);
    let highest = similarity(this.#earlier, this.#region, best);
    for (let offset = 0; offset <= last - first; offset += 1) {
      const found = similarity(this.#earlier, this.#region, offset);
      if (found <= highest) continue;
      highest = found;
      best = offset;
    }
    return first + best;
  }
}

/** Correlation of a sound with a part of another, over the level of that part: 0 for silence. */
function similarity(sound: Float32Array, other: Float32Array, offset: number): number {
  let product = 0;
  let energy = 0;
  for (let index = 0; index < sound.length; index += 1) {
    const sample = other[offset + index] ?? 0;
    product += (sound[index] ?? 0) * sample;
    energy += sample * sample;
  }
  return energy === 0 ? 0 : product / Math.sqrt(energy);
}
