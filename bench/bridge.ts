import { mkdir, readFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseWav } from "voxweave";
import { createAssetStore } from "#dist/assets/create-asset-store.js";
import { bridgedEngine } from "#dist/engines/bridged-engine.js";
import { KokoroBridge } from "#dist/engines/kokoro-python/kokoro-bridge.js";
import { ensureModelFolder } from "#dist/engines/kokoro-python/model-folder.js";
import { KOKORO_REQUIREMENTS } from "#dist/engines/kokoro-python/settings.js";
import { type Bridge, createBridge } from "#dist/python/bridge/create-bridge.js";
import { setUpPythonEnvironment } from "#dist/python/environments/set-up.js";

/**
 * Measures one sentence through the Python bridge: one process for each sentence, a running worker, the phases of the
 * worker's start, and the time that the bridge adds to a synthesis (frames, JSON, copies). Verifies each answer before it
 * counts.
 *
 * Argument: the number of rounds (default 5, after one that does not count).
 */
const WORK = fileURLToPath(new URL("../../build/bench-work", import.meta.url));
const SENTENCE = "The ferry was late, as it was every winter.";
const PHONEMES = "ðə fˈɛɹi wʌz lˈAt, æz ɪt wʌz ˈɛvɹi wˈɪntəɹ.";
const rounds = Number(process.argv[2] ?? 5);

await mkdir(WORK, { recursive: true });
const assets = createAssetStore();
const { python } = await setUpPythonEnvironment({
  recipe: KOKORO_REQUIREMENTS.recipe,
  cacheFolder: assets.cacheFolder,
});
const model = (await ensureModelFolder({ assets, python, voices: ["af_heart"] })).path;
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}`);

const oneShotMs: number[] = [];
const readyMs: number[] = [];
const warmMs: number[] = [];
const bridgeMs: number[] = [];
const phasesMs = new Map<string, number[]>();
let audioSeconds = 0;
for (let round = 0; round <= rounds; round += 1) {
  const counts = round > 0; // The first round fills the disk cache.
  const oneShot = await timed(speakOnce);
  const opened = await timed(open);
  await using bridge = opened.value;
  await speakWarm(bridge);
  for (let turn = 0; counts && turn < 12; turn += 1) {
    const { ms, value: synthMs } = await timed(() => speakWarm(bridge));
    warmMs.push(ms);
    bridgeMs.push(ms - synthMs);
  }
  if (!counts) continue;
  oneShotMs.push(oneShot.ms);
  readyMs.push(opened.ms);
  for (const [phase, ms] of Object.entries(bridge.first.phases)) {
    phasesMs.set(phase, [...(phasesMs.get(phase) ?? []), ms]);
  }
  console.log(`round ${round} of ${rounds}: one-shot ${seconds(oneShot.ms)}, warm ${seconds(warmMs.at(-1) ?? 0)}`);
}

console.log(`
| one sentence, ${audioSeconds.toFixed(1)} s of sound | median | least | most |
| --- | --- | --- | --- |
${row("a process for it (one-shot)", oneShotMs)}
${row("a worker that is up", warmMs)}
${row("… of that, the bridge", bridgeMs)}
${row("start of a worker, until it is ready", readyMs)}
${[...phasesMs].map(([phase, ms]) => row(`… ${phase}`, ms)).join("\n")}
`);
console.log(`the bridge is ${((100 * median(bridgeMs)) / median(warmMs)).toFixed(2)} % of a synthesis`);

async function speakOnce(): Promise<void> {
  const output = join(WORK, "one-shot.wav");
  const bridge = new KokoroBridge({ python: { python }, repoId: model });
  const { durationSeconds } = await bridge.synthesizeToFile({ text: SENTENCE, output });
  const { samples, sampleRate } = parseWav(await readFile(output));
  verify(samples, sampleRate);
  if (Math.abs(samples.length / sampleRate - durationSeconds) > 1e-6)
    throw new Error("the reported duration differs from that of the file");
}

function open(): Promise<Bridge> {
  const settings = { repo_id: model, device: "cpu", threads: 0 };
  return createBridge(bridgedEngine("kokoro-python", KOKORO_REQUIREMENTS, assets.cacheFolder), {
    settings,
    python: { python },
  });
}

/** @returns the time of the synthesis alone, as Python reports it. @unit milliseconds */
async function speakWarm(bridge: Bridge): Promise<number> {
  const { samples, synthesisMs } = await bridge.run({ phonemes: PHONEMES, voice: [["af_heart", 1]], speed: 1 });
  if (samples === undefined || synthesisMs === undefined) throw new Error("Python answered without sound");
  const { sampleRate } = bridge.first;
  verify(samples, sampleRate);
  audioSeconds = samples.length / sampleRate;
  return synthesisMs;
}

function verify(samples: Float32Array, sampleRate: number): void {
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const length = samples.length / sampleRate;
  if (length < 2 || length > 5 || loudest < 0.1 || loudest > 1) {
    throw new Error(`the sound cannot be the sentence: ${length} s, peak ${loudest}`);
  }
}

async function timed<T>(action: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const startedMs = performance.now();
  const value = await action();
  return { ms: performance.now() - startedMs, value };
}

function row(what: string, ms: readonly number[]): string {
  return `| ${what} | ${seconds(median(ms))} | ${seconds(Math.min(...ms))} | ${seconds(Math.max(...ms))} |`;
}

function seconds(ms: number): string {
  return ms < 100 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
