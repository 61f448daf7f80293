import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodePcm16 } from "../../src/audio/pcm16.js";
import { WAV_HEADER_BYTES } from "../../src/audio/wav.js";
import type { Engine } from "../../src/core/engine.js";
import { createKokoroOnnxEngine } from "../../src/create-kokoro-onnx-engine.js";
import { createSpeaker } from "../../src/create-speaker.js";
import type { MarkupLanguage } from "../../src/markup/markup-language.js";
import type { Speaker } from "../../src/speaker/speaker.js";
import type { SpeechStream } from "../../src/speaker/speech-stream.js";
import { createCachedEngine } from "../../src/store/cached-engine.js";
import { suiteAssets } from "../support/kokoro-model.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { openWhisper } from "../support/whisper/whisper.js";
import { wordErrorRate } from "../support/word-errors.js";

const RECIPE = "# Tea\n\nBoil the water.\n\n## Milk\n\nAdd milk.\n\n- a cup\n- a spoon\n\n* * *\n\nServe warm.\n";

/** Returns the lengths of all stretches below -50 dBFS inside a sound. @unit seconds */
function silences(samples: Float32Array, sampleRate: number): number[] {
  const window = sampleRate / 200;
  const found: number[] = [];
  let quiet = 0;
  let heard = false;
  for (let at = 0; at + window <= samples.length; at += window) {
    const power = samples.subarray(at, at + window).reduce((sum, sample) => sum + sample * sample, 0) / window;
    if (power < 10 ** -5) {
      quiet += 1;
      continue;
    }
    if (heard && quiet > 0) found.push((quiet * window) / sampleRate);
    heard = true;
    quiet = 0;
  }
  return found;
}

async function collect(stream: SpeechStream): Promise<{ samples: Float32Array; sampleRate: number }> {
  const parts: number[] = [];
  for await (const { samples } of stream) for (const sample of samples) parts.push(sample);
  return { samples: Float32Array.from(parts), sampleRate: stream.sampleRate };
}

/** The silence of Kokoro between paragraphs and between sentences. */
describe("audible silence", () => {
  let engine: Engine;
  let speaker: Speaker;
  beforeAll(async () => {
    // Pauses are no part of an utterance: the engine speaks each utterance once for all pauses and outputs.
    engine = createCachedEngine(await createKokoroOnnxEngine({ assets: suiteAssets() }));
    speaker = await createSpeaker({ engine });
  });
  afterAll(async () => {
    await speaker[Symbol.asyncDispose]();
    await engine[Symbol.asyncDispose]();
  });

  /** Returns the silence (below -50 dBFS) before each word. @unit seconds */
  const gaps = async (text: string, markup: MarkupLanguage, voice: string): Promise<Map<string, number>> => {
    const found = new Map<string, number>();
    let end: number | undefined;
    for await (const { words } of speaker.stream(text, { markup, voice })) {
      for (const { text: written, startSeconds, endSeconds } of words) {
        if (end !== undefined) found.set(written, startSeconds - end);
        end = endSeconds;
      }
    }
    return found;
  };

  // The table of pauses is the same for all voices: they take turns.
  test.each<[string, string, MarkupLanguage, string, Record<string, number>]>([
    ["paragraphs of a word", "One.\n\nTwo.\n\nThree.", "plain", "bf_emma", { Two: 0.7, Three: 0.7 }],
    [
      "lines of dialogue",
      "“Stop!”\n\n“Why?”\n\n“No.”\n\n“Never again, Tom.”",
      "plain",
      "af_heart",
      { Why: 0.7, No: 0.7, Never: 0.7 },
    ],
    ["paragraphs in SSML", "<speak><p>One.</p><p>Two.</p></speak>", "ssml", "bf_emma", { Two: 0.7 }],
    ["headings, items and scenes", RECIPE, "markdown", "af_heart", { Boil: 1, Milk: 1, Add: 1, a: 0.5, Serve: 1.5 }],
    [
      "headings and items of a page",
      "<h1>Tea</h1><p>Boil it.</p><ul><li>Cups<li>Spoons</ul>",
      "html",
      "bf_emma",
      { Boil: 1, Cups: 0.7, Spoons: 0.5 },
    ],
    ["sentences of a word", "Short one. Ok? Yes. No.", "plain", "af_heart", { Ok: 0.4, Yes: 0.4, No: 0.4 }],
  ])("the silence between %s is as long as the table of pauses says", async (_, text, markup, voice, expected) => {
    const heard = await gaps(text, markup, voice);
    for (const [word, seconds] of Object.entries(expected)) {
      expect(Math.abs((heard.get(word) ?? -1) - seconds), `before ${word}`).toBeLessThan(0.15);
    }
  });

  test("the silence between the sentences of a paragraph is at least 0.3 s, and half of that at twice the speed", async () => {
    const text =
      "Nobody came to open the door for him. We slept well that whole night. Nothing had changed between us.";
    for (const speed of [1, 2]) {
      let end: number | undefined;
      for await (const { words } of speaker.stream(text, { speed, voice: "bf_emma" })) {
        for (const { startSeconds, endSeconds, text: written } of words) {
          if (end !== undefined && /^(?:We|Nothing)$/u.test(written)) {
            expect(startSeconds - end).toBeGreaterThan(0.29 / speed);
          }
          end = endSeconds;
        }
      }
    }
  });

  test("the silence that a caller sets is heard, also between the sentences of one utterance", async () => {
    const text = "Nobody came to open the door.  We slept well that night.  Nothing had changed.\n\nThen it rained.";
    for (const voice of ["af_heart", "bf_emma"]) {
      for (const [sentenceSeconds, paragraphSeconds] of [
        [0.9, 1.6],
        [0.2, 0.5],
      ] as const) {
        const pauses = { sentenceSeconds, paragraphSeconds };
        const { samples, sampleRate } = await collect(speaker.stream(text, { voice, pauses, cuts: "whole" }));
        const longest = silences(samples, sampleRate).toSorted((a, b) => b - a);
        const expected = [paragraphSeconds, sentenceSeconds, sentenceSeconds];
        for (const [index, seconds] of expected.entries()) {
          expect(Math.abs((longest[index] ?? 0) - seconds), `${voice}, ${longest.slice(0, 4)}`).toBeLessThan(0.12);
        }
      }
    }
  });

  test("a file and a stream with the same cuts have the same silence, sample for sample", async () => {
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "recipe.wav");
    await speaker.toFile(RECIPE, wav, { markup: "markdown" });
    const chunks: Uint8Array[] = [];
    for await (const { samples } of speaker.stream(RECIPE, { markup: "markdown", cuts: "whole" })) {
      chunks.push(encodePcm16(samples));
    }
    expect(Buffer.concat(chunks).equals((await readFile(wav)).subarray(WAV_HEADER_BYTES))).toBe(true);
  });

  // Items of at least six words: Whisper may mishear four of all, by the processor, but a lost or repeated item fails.
  test("the silence does not change the words: Whisper hears each item", async () => {
    await using folder = await openTemporaryFolder();
    using whisper = await openWhisper();
    const wav = join(folder.path, "recipe.wav");
    const items = [
      "# How to make a pot of tea",
      "Boil some fresh water in a large kettle.",
      "## What to do with the milk",
      "Pour a little cold milk into every cup.",
      "- two white cups and two small plates",
      "- a silver spoon for the sugar",
      "* * *",
      "Serve the tea while it is still warm.",
    ];
    await speaker.toFile(items.join("\n\n"), wav, { markup: "markdown", voice: "bf_emma" });
    const said = items.map((item) => item.replace(/^[#*-][ #*]*/u, "")).join("\n");
    expect(wordErrorRate(said, await whisper.transcribe(wav))).toBeLessThan(0.1);
  });
});
