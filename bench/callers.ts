import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSpeaker, type Speaker } from "voxweave";

/**
 * npm run bench:callers
 *
 * Measures one engine under 1, 4 and 16 callers that speak at the same time: how much sound it makes in all, and how long each
 * caller waits for the first sound. Then it measures how long the first sound takes after another caller has aborted.
 */
const CALLERS = [1, 4, 16];
const ABORTS = 5;

const text = await readFile(
  join(fileURLToPath(new URL("../../", import.meta.url)), "bench", "texts", "long.txt"),
  "utf8",
);
const sentences = text.split(/(?<=[.!?])\s+/u).filter(({ length }) => length > 40 && length < 160);

for (const workers of [1, "auto"] as const) {
  await using speaker = await createSpeaker({ engine: "kokoro-onnx", workers });
  await speak(speaker, "Warm up.");
  console.log(`\nworkers: ${workers}\n`);
  console.log("| callers | sound per second | first sound: p50 s | p95 s |\n| --- | --- | --- | --- |");
  for (const callers of CALLERS) console.log(await underLoad(speaker, callers));
}

await using speaker = await createSpeaker({ engine: "kokoro-onnx" });
console.log("\n| the call comes | first sound: p50 s | worst s |\n| --- | --- | --- |");
const alone = await times(ABORTS, () => firstSound(speaker, sentences[0] ?? ""));
console.log(row("alone", alone));
console.log(row("after the abort of a stream", await times(ABORTS, (index) => afterAbort(speaker, index))));

/** Speaks three sentences for each caller, all callers at once. */
async function underLoad(shared: Speaker, callers: number): Promise<string> {
  const started = performance.now();
  const results = await Promise.all(
    Array.from({ length: callers }, (_, caller) => speak(shared, threeSentences(caller), `caller ${caller}`)),
  );
  const seconds = (performance.now() - started) / 1000;
  const sound = results.reduce((sum, { audioSeconds }) => sum + audioSeconds, 0);
  const firsts = results.map(({ firstSeconds }) => firstSeconds);
  const cells = [
    callers,
    (sound / seconds).toFixed(2),
    quantile(firsts, 0.5).toFixed(2),
    quantile(firsts, 0.95).toFixed(2),
  ];
  return `| ${cells.join(" | ")} |`;
}

function threeSentences(caller: number): string {
  return [0, 1, 2].map((index) => sentences[(caller * 3 + index) % sentences.length]).join(" ");
}

async function speak(
  shared: Speaker,
  spoken: string,
  caller?: string,
): Promise<{ readonly firstSeconds: number; readonly audioSeconds: number }> {
  const started = performance.now();
  let firstSeconds = 0;
  let audioSeconds = 0;
  for await (const { samples, sampleRate } of shared.stream(spoken, { caller })) {
    firstSeconds ||= (performance.now() - started) / 1000;
    audioSeconds += samples.length / sampleRate;
  }
  return { firstSeconds, audioSeconds };
}

async function firstSound(shared: Speaker, spoken: string): Promise<number> {
  const started = performance.now();
  await using stream = shared.stream(spoken);
  await stream.next();
  return (performance.now() - started) / 1000;
}

/** Starts a long stream, aborts it while its second utterance is spoken, and measures the first sound of the next call. */
async function afterAbort(shared: Speaker, index: number): Promise<number> {
  const controller = new AbortController();
  const stream = shared.stream(text, { signal: controller.signal, cuts: "whole" });
  await stream.next();
  await new Promise((resolve) => setTimeout(resolve, 150 * (index + 1)));
  controller.abort();
  return firstSound(shared, sentences[0] ?? "");
}

async function times(count: number, measure: (index: number) => Promise<number>): Promise<number[]> {
  const results: number[] = [];
  for (let index = 0; index < count; index += 1) {
    results.push(await measure(index));
    await new Promise((resolve) => setTimeout(resolve, 2_000)); // The engine becomes idle, and a spare may start.
  }
  return results;
}

function row(name: string, seconds: readonly number[]): string {
  return `| ${name} | ${quantile(seconds, 0.5).toFixed(2)} | ${Math.max(...seconds).toFixed(2)} |`;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
