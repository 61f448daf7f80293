import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSpeaker } from "voxweave";
import { treeUsage } from "./process-tree.js";

/**
 * Speaks about 2,000 words, each utterance of another length, and prints the memory that its processes (this one and
 * the one with the model) hold as it goes: it must be flat once the longest utterance has been spoken, whose length it prints, too.
 *
 * Argument: how many words (default 2,000).
 */
const wanted = Number(process.argv[2] ?? 2_000);
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
for await (const { samples, sampleRate, source } of speaker.stream(shuffled(sentences, wanted))) {
  audioSeconds += samples.length / sampleRate;
  longest = Math.max(longest, source.end - source.start);
  const seconds = (performance.now() - started) / 1000;
  if (seconds < nextMinute * 20) continue;
  nextMinute = Math.floor(seconds / 20) + 1;
  await report();
}
await report();

/** Sentences in another order each time round, so that utterances are put together anew. */
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
    `${seconds.toFixed(0).padStart(5)} s  ${audioSeconds.toFixed(0).padStart(5)} s of audio  ` +
      `longest ${longest} characters  now ${rssBytes.map(megabytes).join(" +")} MB  peak ${megabytes(peakRssBytes)} MB`,
  );
}
