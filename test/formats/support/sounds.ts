const made = new Map<string, Float32Array<ArrayBuffer>>();

/**
 * Returns a sound whose spectrum changes as that of speech does: harmonics of a moving pitch below 4 kHz, syllables of
 * 0.2 s with silence between them, and a little noise. It is the same each time.
 *
 * @param start time of the first sample. @unit seconds
 */
export function speechLike(sampleRate: number, seconds: number, start = 0): Float32Array<ArrayBuffer> {
  const key = `${sampleRate} ${seconds} ${start}`;
  const known = made.get(key) ?? makeSpeechLike(sampleRate, seconds, start);
  made.set(key, known);
  return known.slice();
}

function makeSpeechLike(sampleRate: number, seconds: number, start: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(sampleRate * seconds));
  const offset = Math.round(start * sampleRate);
  let seed = 1;
  for (let index = 0; index < samples.length; index += 1) {
    const time = (offset + index) / sampleRate;
    const phase = 2 * Math.PI * (120 * time + Math.sin(2 * Math.PI * 0.7 * time) * 8);
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 2.5 * time));
    let sum = 0;
    for (let harmonic = 1; harmonic < 24; harmonic += 1) {
      sum += Math.sin(harmonic * phase) / (harmonic * (1 + Math.abs(Math.sin(time * 3 + harmonic))));
    }
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    samples[index] = 0.3 * syllable * sum + 0.002 * (seed / 1_073_741_824 - 1);
  }
  return samples;
}
