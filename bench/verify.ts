/** Pace of plain English read aloud, with its pauses: from slow to fast. @unit words per second */
const PACE = { min: 1.8, max: 4.5 };
/** @unit dBFS */
const LEVEL = { min: -35, max: -10 };

/**
 * Throws unless the sound can be the text read aloud: a contestant that is fast because it leaves something out must not
 * win.
 *
 * @param samples mono at 24 kHz; shape (samples,)
 */
export function verify(name: string, text: string, samples: Float32Array): void {
  const words = text.split(/\s+/u).filter(Boolean).length;
  const seconds = samples.length / 24_000;
  const pace = words / seconds;
  if (!(pace >= PACE.min && pace <= PACE.max)) {
    throw new Error(
      `${name} spoke ${words} words in ${seconds.toFixed(2)} s: ${pace.toFixed(1)} a second is no reading`,
    );
  }
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const level = 10 * Math.log10(power);
  if (!(level >= LEVEL.min && level <= LEVEL.max)) throw new Error(`${name} has a level of ${level.toFixed(1)} dBFS`);
}

/** Throws where contestants differ by more than a quarter in how much of their sound is voice rather than silence. */
export function verifyAlike(results: readonly { readonly name: string; readonly samples: Float32Array }[]): void {
  const voiced = results.map(({ name, samples }) => ({ name, seconds: voicedSeconds(samples) }));
  const seconds = voiced.map((result) => result.seconds);
  if (Math.max(...seconds) <= 1.25 * Math.min(...seconds)) return;
  const told = voiced.map((result) => `${result.name} ${result.seconds.toFixed(2)} s`).join(", ");
  throw new Error(`the contestants did not speak the same text: ${told} of voice`);
}

/** How much of the sound lies above -45 dBFS, in stretches of 20 ms. */
function voicedSeconds(samples: Float32Array): number {
  const window = 480;
  let voiced = 0;
  for (let at = 0; at < samples.length; at += window) {
    const power = samples.subarray(at, at + window).reduce((sum, sample) => sum + sample * sample, 0) / window;
    if (10 * Math.log10(power) > -45) voiced += 1;
  }
  return (voiced * window) / 24_000;
}
