import { AUDIO_FORMATS } from "#dist/formats/registry.js";
import { joinSamples } from "../../src/audio/join-samples.js";
import { treeUsage } from "../process-tree.js";
import { median } from "../statistics.js";
import { type Closeness, compare } from "./closeness.js";
import { type Contestant, createOwnContestant } from "./contestant.js";
import { createRivals, decode } from "./ffmpeg.js";
import { UTTERANCE_SECONDS } from "./speech.js";

/** The figures of one encoder. */
export interface FormatFigures extends Closeness {
  readonly contestant: Contestant;
  /** Processor time for a second of sound. */
  readonly cpuShare: number;
  readonly bytesPerMinute: number;
  /** Time from the start of a sound, of which one utterance is there, to its first bytes. @unit milliseconds */
  readonly firstMs: number;
  /** Time to encode one utterance as a whole sound. @unit milliseconds */
  readonly utteranceMs: number;
}

/** Duration of the sound that is encoded to measure processor time. @unit seconds */
const LONG_SECONDS = 600;
const SHORT_ROUNDS = 9;

/** Lets all encoders encode the same sound in turn, so that other load on the machine affects all of them. */
export async function measureFormats(
  utterances: readonly Float32Array<ArrayBuffer>[],
  rounds: number,
  tell: (text: string) => void,
): Promise<FormatFigures[]> {
  const contestants = AUDIO_FORMATS.flatMap(({ id }) => [createOwnContestant(id), ...createRivals(id)]);
  const long = repeat(utterances, LONG_SECONDS / UTTERANCE_SECONDS);
  const cpuShares = new Map(contestants.map((contestant) => [contestant, [] as number[]]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const contestant of contestants) {
      tell(`round ${round} of ${rounds}: ${contestant.format} by ${contestant.name}`);
      cpuShares.get(contestant)?.push((await cpuSecondsOf(contestant, long)) / LONG_SECONDS);
    }
  }
  const figures: FormatFigures[] = [];
  for (const contestant of contestants) {
    tell(`one utterance: ${contestant.format} by ${contestant.name}`);
    const cpuShare = median(cpuShares.get(contestant) ?? []);
    figures.push({ contestant, cpuShare, ...(await measureShort(contestant, utterances)) });
  }
  return figures;
}

async function cpuSecondsOf({ encode }: Contestant, sound: readonly Float32Array<ArrayBuffer>[]): Promise<number> {
  const before = await treeUsage(process.pid);
  await encode(sound);
  return (await treeUsage(process.pid)).cpuSeconds - before.cpuSeconds;
}

async function measureShort(
  { format, encode, begin }: Contestant,
  utterances: readonly Float32Array<ArrayBuffer>[],
): Promise<Omit<FormatFigures, "contestant" | "cpuShare">> {
  const [first] = utterances;
  if (first === undefined) throw new Error("the engine made no sound of 5 s");
  const bytes = await encode(utterances);
  const firsts: number[] = [];
  const wholes: number[] = [];
  for (let round = 0; round < SHORT_ROUNDS; round += 1) {
    firsts.push(await begin(first));
    const started = performance.now();
    await encode([first]);
    wholes.push(performance.now() - started);
  }
  return {
    bytesPerMinute: (60 * bytes.length) / (utterances.length * UTTERANCE_SECONDS),
    firstMs: median(firsts),
    utteranceMs: median(wholes),
    ...compare(joinSamples(utterances), await decode(bytes, format)),
  };
}

function repeat<T>(items: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, index) => items[index % items.length]).filter((item) => item !== undefined);
}
