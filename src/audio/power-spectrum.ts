/** Length of a frame. @unit samples */
export const SPECTRUM_FRAME = 1024;

/**
 * Returns the power of each frequency bin up to half the sample rate, with a Hann window: the radix-2 fast Fourier transform
 * (Cooley, Tukey 1965).
 *
 * @param frame shape (1024,)
 * @returns shape (513,)
 */
export function powerSpectrum(frame: Float32Array): Float64Array {
  const real = Float64Array.from({ length: SPECTRUM_FRAME }, (_, at) => {
    const sample = reversed(at);
    return (frame[sample] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * sample) / SPECTRUM_FRAME));
  });
  const imaginary = new Float64Array(SPECTRUM_FRAME);
  for (let half = 1; half < SPECTRUM_FRAME; half *= 2) {
    for (let offset = 0; offset < half; offset += 1) {
      const [cos, sin] = [Math.cos((Math.PI * offset) / half), -Math.sin((Math.PI * offset) / half)];
      for (let at = offset; at < SPECTRUM_FRAME; at += 2 * half) {
        const [re, im] = [real[at + half] ?? 0, imaginary[at + half] ?? 0];
        const [turnedRe, turnedIm] = [re * cos - im * sin, re * sin + im * cos];
        const [firstRe, firstIm] = [real[at] ?? 0, imaginary[at] ?? 0];
        real[at + half] = firstRe - turnedRe;
        imaginary[at + half] = firstIm - turnedIm;
        real[at] = firstRe + turnedRe;
        imaginary[at] = firstIm + turnedIm;
      }
    }
  }
  return Float64Array.from(
    { length: SPECTRUM_FRAME / 2 + 1 },
    (_, bin) => (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2,
  );
}

/** Reverses the ten bits of `index`. */
function reversed(index: number): number {
  let bits = 0;
  for (let bit = 1, rest = index; bit < SPECTRUM_FRAME; bit *= 2, rest >>= 1) bits = bits * 2 + (rest & 1);
  return bits;
}
