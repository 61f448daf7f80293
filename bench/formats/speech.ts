import { createSpeaker } from "voxweave";
import { joinSamples } from "../../src/audio/join-samples.js";
import { treeUsage } from "../process-tree.js";
import { textsOfRounds } from "../texts.js";

/** Sound of the default engine, and the cost of making it. */
export interface Speech {
  /** Each of shape (samples,), of 5 s at {@link RATE}. */
  readonly utterances: readonly Float32Array<ArrayBuffer>[];
  /** Time for a second of sound, on all cores. */
  readonly rtf: number;
  /** Processor time for a second of sound. */
  readonly cpuShare: number;
}

/** Sample rate of the default engine. @unit hertz */
export const RATE = 24_000;
export const UTTERANCE_SECONDS = 5;

/** Speaks a page, and cuts its sound into utterances of the same length. */
export async function speakPage(): Promise<Speech> {
  await using speaker = await createSpeaker();
  for await (const _ of speaker.stream("The kettle sang."));
  const [round] = textsOfRounds(1);
  const parts: Float32Array[] = [];
  const started = performance.now();
  const before = await treeUsage(process.pid);
  for await (const { samples } of speaker.stream(round?.long[0] ?? "", { sampleRate: RATE })) parts.push(samples);
  const seconds = (performance.now() - started) / 1000;
  const cpuSeconds = (await treeUsage(process.pid)).cpuSeconds - before.cpuSeconds;
  const sound = joinSamples(parts);
  const duration = sound.length / RATE;
  return { utterances: cut(sound), rtf: seconds / duration, cpuShare: cpuSeconds / duration };
}

/** Cuts a sound into utterances, without the rest at its end. */
export function cut(sound: Float32Array): Float32Array<ArrayBuffer>[] {
  const length = UTTERANCE_SECONDS * RATE;
  return Array.from({ length: Math.floor(sound.length / length) }, (_, index) =>
    sound.slice(index * length, (index + 1) * length),
  );
}
