import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openPhonemizer } from "../../src/languages/open-phonemizer.js";
import { speakToFile } from "../../src/output/to-file.js";
import type { SpeakOptions, SpeechChunk } from "../../src/speaker/speak-options.js";
import { openSpeaker } from "../../src/speaker/speaker.js";
import type { TextInput } from "../../src/speaker/text-input.js";
import { ROOT } from "../support/folders.js";
import { anyPlaces, arriving, comparable } from "./support/arriving.js";
import { createProducer } from "./support/producer.js";
import { openRecordingEngine } from "./support/recording-engine.js";

const TOKENS = JSON.parse(await readFile(join(ROOT, "examples", "llm-tokens.json"), "utf8")) as readonly string[];
const ANSWER = TOKENS.join("");

interface Spoken {
  readonly chunks: readonly SpeechChunk[];
  /** The phonemes of each utterance. */
  readonly phonemes: readonly string[];
}

async function speak(text: TextInput, options: SpeakOptions = {}): Promise<Spoken> {
  const engine = openRecordingEngine();
  await using speaker = openSpeaker({ engine, phonemizer: openPhonemizer() }, speakToFile);
  const chunks: SpeechChunk[] = [];
  for await (const chunk of speaker.stream(text, { markup: "markdown", ...options })) chunks.push(chunk);
  return { chunks, phonemes: engine.utterances.map(({ phonemes }) => phonemes) };
}

const wordsOf = ({ chunks }: Spoken): object[] =>
  chunks.flatMap(({ words }) => words.map(({ spoken, text, source }) => ({ spoken, text, source })));

/** The phonemes of a text without the marks that depend on cuts. */
const soundsOf = ({ phonemes }: Spoken): string => phonemes.join(" ").replaceAll("… ", "");

test("the tokens of an answer become the words and phonemes of the whole answer", async () => {
  const [whole, arrived] = [await speak(ANSWER), await speak(arrivingTokens())];
  expect(wordsOf(arrived)).toEqual(wordsOf(whole));
  expect(soundsOf(arrived)).toBe(soundsOf(whole));
});

test("numbers and abbreviations that are split between tokens are read whole", async () => {
  const spoken = wordsOf(await speak(arrivingTokens())).map((word) => (word as { spoken: string }).spoken);
  const said = spoken.join(" ");
  for (const part of [
    "doctor Smith",
    "three point five decades",
    "four point five four billion years",
    "four thousand five hundred forty million",
    "for example",
    "twenty one point five kilograms",
    "july twenty fourth nineteen sixty nine",
    "that is",
    "five million dollars",
  ]) {
    expect(said).toContain(part);
  }
});

test("the answer in any pieces becomes the same utterances as the whole answer", async () => {
  const whole = await speak(ANSWER, { cuts: "whole" });
  await fc.assert(
    fc.asyncProperty(anyPlaces, async (places) => {
      const arrived = await speak(arriving(ANSWER, places), { cuts: "whole" });
      expect(arrived.phonemes).toEqual(whole.phonemes);
      expect(arrived.chunks.map(comparable)).toEqual(whole.chunks.map(comparable));
    }),
    { numRuns: 5 },
  );
});

test("the first sentence is heard while the second one is on its way", async () => {
  const producer = createProducer();
  await using speaker = openSpeaker({ engine: openRecordingEngine(), phonemizer: openPhonemizer() }, speakToFile);
  const stream = speaker.stream(producer.text);
  const first = stream.next();
  for (const token of ["The", " oldest", " rocks", " are", " in", " Canada", ".", " They", " "]) producer.push(token);
  // The producer sends no more until the first sentence is heard.
  expect((await first).value?.source).toEqual({ start: 0, end: 32 });
  producer.push("were found by a geologist.");
  producer.end();
  expect((await stream.next()).value?.source).toEqual({ start: 32, end: 63 });
  await stream.return();
});

/** Yields the tokens, each in a turn of the event loop of its own. */
async function* arrivingTokens(): AsyncGenerator<string> {
  for (const token of TOKENS) {
    await new Promise((resolve) => setImmediate(resolve));
    yield token;
  }
}
