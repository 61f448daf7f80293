/** Pace of plain English read aloud: from slow with long pauses to fast with short words and no pauses. @unit words per second */
const PACE = { min: 1.8, max: 5.5 };
/** Maximum length of a single word, with the silence around it. @unit seconds */
const ONE_WORD = { min: 0.25, max: 2.5 };
/** @unit dBFS */
const LEVEL = { min: -35, max: -10 };
/** Maximum ratio between the length of a contestant's voice and the median of all. */
const ALIKE = 1.3;
/** The same for a single word, which has little voice and variable pauses. */
const ALIKE_WORD = 2;

/** The sound of one contestant. */
export interface Spoken {
  readonly name: string;
  /** Mono at 24 kHz; shape (samples,). */
  readonly samples: Float32Array;
}

/**
 * Returns the reason why the sound cannot be the text read aloud, or `undefined`: a contestant must not win because it leaves
 * something out.
 */
export function faultOf(text: string, samples: Float32Array): string | undefined {
  const words = countWords(text);
  const seconds = samples.length / 24_000;
  const [value, { min, max }] = words === 1 ? [seconds, ONE_WORD] : [words / seconds, PACE];
  if (!(value >= min && value <= max))
    return `${words === 1 ? "one word" : `${words} words`} in ${seconds.toFixed(2)} s is no reading`;
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const level = 10 * Math.log10(power);
  if (!(level >= LEVEL.min && level <= LEVEL.max)) return `a level of ${level.toFixed(1)} dBFS is no voice`;
  return undefined;
}

/** Returns the contestants with much more or less voice than the others for the same text, with the fault. */
export function unlike(text: string, results: readonly Spoken[]): ReadonlyMap<string, string> {
  const most = countWords(text) === 1 ? ALIKE_WORD : ALIKE;
  const voiced = results.map(({ name, samples }) => ({ name, seconds: voicedSeconds(samples) }));
  const middle = voiced.map(({ seconds }) => seconds).sort((one, other) => one - other)[voiced.length >> 1] ?? 0;
  const odd = voiced.filter(({ seconds }) => !(seconds <= most * middle && middle <= most * seconds));
  const told = `where the others have ${middle.toFixed(2)} s`;
  return new Map(odd.map(({ name, seconds }) => [name, `${seconds.toFixed(2)} s of voice ${told}`]));
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}

/** Returns the length of the sound above -45 dBFS, in steps of 20 ms. */
function voicedSeconds(samples: Float32Array): number {
  const window = 480;
  let voiced = 0;
  for (let at = 0; at < samples.length; at += window) {
    const power = samples.subarray(at, at + window).reduce((sum, sample) => sum + sample * sample, 0) / window;
    if (10 * Math.log10(power) > -45) voiced += 1;
  }
  return (voiced * window) / 24_000;
}
