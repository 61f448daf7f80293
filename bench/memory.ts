import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createSpeaker } from "voxweave";
import { treeUsage } from "./process-tree.js";

/**
 * npm run bench:memory -- [--words 2000 | --lengths 1000]
 *
 * Speaks about 2,000 words in utterances of different lengths. Meanwhile it prints the memory of its processes (this one and
 * the one with the model) and the length of the longest utterance so far. After the longest utterance, the memory must not grow.
 *
 * With `--lengths`, it speaks that number of short texts of 1 to 40 words instead, at two to four times the pace, to try many
 * lengths in a short time.
 */
const { values } = parseArgs({ options: { words: { type: "string", default: "2000" }, lengths: { type: "string" } } });
const text = await readFile(
  join(fileURLToPath(new URL("../../", import.meta.url)), "bench", "texts", "long.txt"),
  "utf8",
);
const sentences = text.split(/(?<=[.!?])\s+/u);

await using speaker = await createSpeaker();
const started = performance.now();
let audioSeconds = 0;
let longest = 0;
let nextMinute = 0;
let texts = 0;
for (const { text: spoken, speed } of values.lengths === undefined
  ? [{ text: shuffled(sentences, Number(values.words)), speed: 1 }]
  : shortTexts(Number(values.lengths))) {
  for await (const { samples, sampleRate, source } of speaker.stream(spoken, { speed })) {
    audioSeconds += samples.length / sampleRate;
    longest = Math.max(longest, source.end - source.start);
    const seconds = (performance.now() - started) / 1000;
    if (seconds < nextMinute * 20) continue;
    nextMinute = Math.floor(seconds / 20) + 1;
    await report();
  }
  texts += 1;
}
await report();

/** Yields parts of the text, the same in each run. */
function* shortTexts(count: number): Generator<{ readonly text: string; readonly speed: number }> {
  const words = text.split(/\s+/u);
  for (let index = 0; index < count; index += 1) {
    const from = (index * 131) % (words.length - 40);
    yield { text: words.slice(from, from + 1 + ((index * 17) % 40)).join(" "), speed: 2 + ((index * 7) % 21) / 10 };
  }
}

/** Yields the sentences in a new order in each pass, so that the utterances differ. */
function shuffled(all: readonly string[], words: number): string {
  const out: string[] = [];
  let count = 0;
  for (let step = 1; count < words; step += 2) {
    for (let index = 0; index < all.length && count < words; index += 1) {
      const sentence = all[(index * step + step) % all.length] ?? "";
      out.push(sentence);
      count += sentence.split(/\s+/u).length;
    }
  }
  return out.join(" ");
}

async function report(): Promise<void> {
  const { peakRssBytes, rssBytes } = await treeUsage(process.pid);
  const seconds = (performance.now() - started) / 1000;
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0).padStart(4);
  console.log(
    `${seconds.toFixed(0).padStart(5)} s  ${texts} texts  ${audioSeconds.toFixed(0).padStart(5)} s of audio  ` +
      `longest ${longest} characters  now ${rssBytes.map(megabytes).join(" +")} MB  peak ${megabytes(peakRssBytes)} MB`,
  );
}
