/** Bands of the coarse spectrum, from 60 Hz to 8 kHz in equal steps of pitch. */
const BANDS = 12;
const LOWEST_HZ = 60;
const HIGHEST_HZ = 8000;

/**
 * The mean level in each band of each token, in decibels, not below -80; shape (tokens, BANDS).
 *
 * The levels are for tokens, so that two sounds of different pace can be compared. `durations` is in frames of `frameSamples`.
 */
export function levelsByToken(
  samples: Float32Array,
  durations: readonly number[],
  frameSamples: number,
  sampleRate: number,
): number[][] {
  let frame = 0;
  return durations.map((frames) => {
    const sums = new Array<number>(BANDS).fill(0);
    for (const end = frame + frames; frame < end; frame += 1) {
      const powers = bandPowers(samples.subarray(frame * frameSamples, (frame + 1) * frameSamples), sampleRate);
      powers.forEach((power, band) => {
        sums[band] = (sums[band] ?? 0) + power / frames;
      });
    }
    return sums.map((power) => Math.max(-80, 10 * Math.log10(power)));
  });
}

/** Computes a discrete Fourier transform with a Hann window, by its definition: fast enough for the short frames of a test. */
function bandPowers(frame: Float32Array, sampleRate: number): number[] {
  const size = frame.length;
  const powers = new Array<number>(BANDS).fill(0);
  const windowed = frame.map((sample, index) => sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * index) / size)));
  for (let bin = Math.ceil((LOWEST_HZ * size) / sampleRate); bin < (HIGHEST_HZ * size) / sampleRate; bin += 1) {
    const step = (2 * Math.PI * bin) / size;
    let [real, imaginary] = [0, 0];
    windowed.forEach((sample, index) => {
      real += sample * Math.cos(step * index);
      imaginary += sample * Math.sin(step * index);
    });
    const hertz = (bin * sampleRate) / size;
    const band = Math.floor((BANDS * Math.log(hertz / LOWEST_HZ)) / Math.log(HIGHEST_HZ / LOWEST_HZ));
    powers[band] = (powers[band] ?? 0) + (real * real + imaginary * imaginary) / (size * size);
  }
  return powers;
}
