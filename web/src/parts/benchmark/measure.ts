import type { SpeakSettings, SpeechSource } from "../../source/speech-source.js";
import { SAMPLE_RATE } from "../../source/speech-source.js";

/** Figures of one run. @unit seconds */
export interface Measured {
  readonly firstSoundSeconds: number;
  readonly totalSeconds: number;
  readonly soundSeconds: number;
}

/** Returns the text of a run. Its number keeps caches from having the sound already. */
export function benchmarkText(number: number): string {
  return (
    `Measurement ${number} begins with a short sentence. The second one of run ${number} is longer, because speech comes in ` +
    `parts, and only a text of several parts shows how fast they follow. Sentence three of ${number} ends the test.`
  );
}

/** Speaks the text of a run without playing it, and measures. */
export async function measure(
  source: Pick<SpeechSource, "ready" | "speak">,
  settings: SpeakSettings,
  number: number,
  signal: AbortSignal,
): Promise<Measured> {
  await source.ready({ signal }); // The load of a model is not part of the run.
  const begun = performance.now();
  const elapsed = (): number => (performance.now() - begun) / 1_000;
  let first: number | undefined;
  let samples = 0;
  for await (const part of source.speak(benchmarkText(number), settings, { signal })) {
    if (part.samples.length > 0) first ??= elapsed();
    samples += part.samples.length;
  }
  const totalSeconds = elapsed();
  return { firstSoundSeconds: first ?? totalSeconds, totalSeconds, soundSeconds: samples / SAMPLE_RATE };
}

/** Returns how many seconds of sound come in a second. */
export function speedOf({ soundSeconds, totalSeconds }: Measured): number {
  return totalSeconds === 0 ? 0 : soundSeconds / totalSeconds;
}

/** Returns a result as a text to send to others. */
export function resultText(measured: Measured, facts: Readonly<Record<string, string | undefined>>): string {
  const { firstSoundSeconds, totalSeconds, soundSeconds } = measured;
  const lines = {
    "First sound": `${firstSoundSeconds.toFixed(2)} s`,
    Speed: `${speedOf(measured).toFixed(1)} s of sound in a second (${soundSeconds.toFixed(1)} s in ${totalSeconds.toFixed(2)} s)`,
    ...facts,
  };
  return Object.entries(lines)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}
