import { readFile } from "node:fs/promises";
import type { AudioFormatId } from "#dist/formats/audio-format.js";
import { type AudioSink, openAudioSink } from "#dist/formats/audio-sink.js";
import { encodeSound } from "#dist/formats/encode-sound.js";
import { type EncoderThread, openEncoderThread } from "#dist/formats/encoder-thread.js";
import { treeUsage } from "../process-tree.js";
import { median } from "../statistics.js";
import type { Crowd, Opening, SinksTask } from "./sinks-task.js";
import { cut, RATE } from "./speech.js";

/**
 * Measures sinks in a process that has opened none before. The argument is a {@link SinksTask} as JSON; the result goes to
 * standard output as JSON.
 */
const SINKS = 16;
const OPENINGS = 9;

const task = JSON.parse(process.argv[2] ?? "") as SinksTask;
const utterances = cut(new Float32Array(new Uint8Array(await readFile(task.sound)).buffer));
console.log(JSON.stringify(task.do === "open" ? await measureOpening(task.format) : await measureCrowd(task)));

async function measureOpening(format: AudioFormatId): Promise<Opening> {
  const firstMs = await openingMs(format);
  const ownMs = await medianOf(() => openingMs(format));
  await using thread = openEncoderThread();
  await openingMs(format, thread);
  const sharedMs = await medianOf(() => openingMs(format, thread));
  const sharedBytes = await bytesOfSinks(format, thread);
  return { firstMs, ownMs, sharedMs, sharedBytes, ownBytes: await bytesOfSinks(format) };
}

async function openingMs(format: AudioFormatId, thread?: EncoderThread): Promise<number> {
  const started = performance.now();
  await using _ = await openAudioSink(format, { sampleRate: RATE, thread });
  return performance.now() - started;
}

async function medianOf(measure: () => Promise<number>): Promise<number> {
  const results: number[] = [];
  for (let round = 0; round < OPENINGS; round += 1) results.push(await measure());
  return median(results);
}

/** Returns the memory of one of many open sinks that have encoded an utterance. */
async function bytesOfSinks(format: AudioFormatId, thread?: EncoderThread): Promise<number> {
  const sinks: AudioSink[] = [];
  const before = await rssBytes();
  for (let index = 0; index < SINKS; index += 1) {
    const sink = await openAudioSink(format, { sampleRate: RATE, thread });
    await sink.write(utterances[index % utterances.length] ?? new Float32Array(0));
    sinks.push(sink);
  }
  const bytes = (await rssBytes()) - before;
  for (const sink of sinks) await sink[Symbol.asyncDispose]();
  return bytes / SINKS;
}

async function rssBytes(): Promise<number> {
  globalThis.gc?.();
  return (await treeUsage(process.pid)).rssBytes[0] ?? 0;
}

/** Encodes `count` sounds at once. */
async function measureCrowd({ format, count, share }: Extract<SinksTask, { do: "crowd" }>): Promise<Crowd> {
  await using thread = openEncoderThread();
  await openingMs(format, thread);
  const options = { sampleRate: RATE, thread: share ? thread : undefined };
  const before = await treeUsage(process.pid);
  const memoryBefore = await rssBytes();
  const started = performance.now();
  await Promise.all(Array.from({ length: count }, () => encodeSound(format, utterances, options)));
  const seconds = (performance.now() - started) / 1000;
  const after = await treeUsage(process.pid);
  return {
    soundPerSecond: (count * utterances.length * 5) / seconds,
    cpuShare: (after.cpuSeconds - before.cpuSeconds) / (count * utterances.length * 5),
    bytes: after.peakRssBytes - memoryBefore,
  };
}
