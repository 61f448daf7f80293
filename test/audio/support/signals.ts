/** A sine; `dbfs` is the level of its peaks. */
export interface Sine {
  /** @unit hertz */
  readonly rate: number;
  readonly seconds: number;
  readonly hertz: number;
  readonly dbfs: number;
  /** @unit radians @default 0 */
  readonly phase?: number;
}

/** Returns a sine; shape (samples,). */
export function sine({ rate, seconds, hertz, dbfs, phase = 0 }: Sine): Float32Array<ArrayBuffer> {
  const amplitude = 10 ** (dbfs / 20);
  const samples = new Float32Array(Math.round(rate * seconds));
  return samples.map((_, index) => amplitude * Math.sin(phase + (2 * Math.PI * hertz * index) / rate));
}

/** Joins sounds. */
export function together(...parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
