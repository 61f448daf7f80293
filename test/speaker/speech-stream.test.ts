import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { encodePcm16 } from "../../src/audio/pcm16.js";
import { WAV_HEADER_BYTES } from "../../src/audio/wav.js";
import type { TimedWord } from "../../src/core/timed-word.js";
import { createFrontEnd } from "../../src/create-front-end.js";
import { createSpeaker } from "../../src/create-speaker.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { collect, openRig, settle } from "./support/speak.js";

/** A value that a program without types may pass. */
// biome-ignore lint/suspicious/noExplicitAny: the tests below are about values that no type allows.
const untyped = (value: unknown): any => value;

describe("options of a stream", () => {
  test.each<[string, unknown, ErrorConstructor, RegExp]>([
    ["a speed out of bounds", { speed: 9 }, RangeError, /^speed must be 0.25 to 4, got 9/],
    ["an invalid mix of voices", { voice: "a*b" }, RangeError, /^voice must be/],
    ["an unknown language", { language: "xx" }, RangeError, /^language must be one of/],
    ["an unknown markup language", { markup: "rtf" }, RangeError, /^markup must be one of/],
    ["unknown cuts", { cuts: "tiny" }, RangeError, /^cuts must be one of early, whole/],
    ["an unusual sample rate", { sampleRate: 12_345 }, RangeError, /^sampleRate must be one of/],
    ["a mistyped option", { voise: "x" }, TypeError, /^options has no "voise"; did you mean voice\?/],
    ["an option of another call", { worker: 2 }, TypeError, /^options has no "worker"; the known names are/],
    ["an option of createSpeaker", { workers: 2 }, TypeError, /"workers"; it belongs to createSpeaker\(\)/],
    ["an option of toFile", { captions: "x.srt" }, TypeError, /"captions"; it belongs to speaker\.toFile\(\)/],
    [
      "one lexicon instead of a list",
      { lexicons: {} },
      TypeError,
      /^lexicons must be a list of lexicons, as createLexicon/,
    ],
    [
      "words instead of a lexicon",
      { lexicons: [{ words: { a: "b" } }] },
      TypeError,
      /^lexicons\[0\] must be a lexicon/,
    ],
    [
      "the promise of a lexicon",
      { lexicons: [Promise.resolve()] },
      TypeError,
      /^lexicons\[0\] must be a lexicon.* got a promise; await it$/,
    ],
    ["a signal that is a number", { signal: 3 }, TypeError, /^signal must be an AbortSignal, got 3/],
    ["options that are a number", 5, TypeError, /^options must be an object, got 5/],
  ])("stream() throws at the call for %s", (_, options, kind, message) => {
    const { speaker, engine } = openRig();
    const call = (): unknown => speaker.stream("Hello.", untyped(options));
    expect(call).toThrow(kind as never);
    expect(call).toThrow(message);
    expect(engine.utterances).toEqual([]);
  });

  test("stream() throws for a text that is not a string, and toFile() rejects with the same error", async () => {
    const { speaker } = openRig();
    expect(() => speaker.stream(untyped(5))).toThrow(
      "text must be a string, an iterable of strings or a stream of text, got 5",
    );
    await expect(speaker.toFile(untyped(5), "x.wav")).rejects.toThrow(
      "text must be a string, an iterable of strings or a stream of text, got 5",
    );
    await expect(speaker.toFile("a", "x.wav", untyped({ voise: 1 }))).rejects.toThrow("did you mean voice?");
    await expect(speaker.toFile("a", "x.wav", { captionOptions: untyped({ foo: 1 }) })).rejects.toThrow(
      'captionOptions has no "foo"',
    );
  });

  test("`ready` rejects for a voice that the engine does not have, before any sound is made", async () => {
    const { speaker, engine } = openRig();
    const stream = speaker.stream("Hello.", { voice: "nobody" });
    await expect(stream.ready).rejects.toMatchObject({ code: "VOX_VOICE_UNKNOWN" });
    await expect(stream.next()).rejects.toMatchObject({ code: "VOX_VOICE_UNKNOWN" });
    expect(engine.utterances).toEqual([]);
  });

  test("`ready` rejects for a voice that the text names, and for markup that is not well-formed", async () => {
    const { speaker } = openRig();
    await expect(speaker.stream("[voice:nobody]Hi.").ready).rejects.toMatchObject({ code: "VOX_VOICE_UNKNOWN" });
    await expect(speaker.stream("<speak><p>").ready).rejects.toMatchObject({ code: "VOX_MARKUP_INVALID" });
  });

  test("`ready` resolves, and the rate is known, without a call to the engine", async () => {
    const { speaker, engine } = openRig();
    const stream = speaker.stream("Hello.", { sampleRate: 8_000 });
    await stream.ready;
    expect(stream.sampleRate).toBe(8_000);
    expect(engine.utterances).toEqual([]);
    expect(await collect(stream)).toHaveLength(1);
  });

  test("a faulty stream that nobody iterates causes no unhandled rejection", async () => {
    openRig().speaker.stream("Hello.", { voice: "nobody" });
    await settle(); // Vitest fails on an unhandled rejection.
  });
});

test.each(["nope", "xyz"])(
  "an unknown engine %j gets no suggestion, because no engine has a similar name",
  async (engine) => {
    await expect(createSpeaker({ engine })).rejects.toThrow(`there is no engine "${engine}"; use one of`);
  },
);

test("createSpeaker() rejects unknown options, and names the call that they belong to", async () => {
  await expect(createSpeaker(untyped({ markup: "html" }))).rejects.toThrow(
    'options has no "markup"; it belongs to speaker.stream() and speaker.toFile()',
  );
  await expect(createSpeaker(untyped({ worker: 2 }))).rejects.toThrow(
    'options has no "worker"; did you mean spareWorkers, workers?',
  );
  await expect(createSpeaker(untyped({ engine: {} }))).rejects.toThrow("engine must be the id of an engine");
});

test("a front end can be closed with close(), and checks its options", async () => {
  const reader = createFrontEnd();
  await expect(reader.explain("a", untyped({ langage: "es" }))).rejects.toThrow("did you mean language?");
  await reader.close();
});

test("the same cuts produce the same sound and times in a stream and a file, and other cuts produce others", async () => {
  await using folder = await openTemporaryFolder();
  const text = `A Title\n\n${"There was a word, and it went on, as words go on, to its end. ".repeat(12)}`;
  const { speaker } = openRig();
  const path = join(folder.path, "a.wav");
  await speaker.toFile(text, path, { captions: join(folder.path, "a.json") });
  const pcm = (await readFile(path)).subarray(WAV_HEADER_BYTES);
  const { words } = JSON.parse(await readFile(join(folder.path, "a.json"), "utf8")) as { readonly words: TimedWord[] };
  const starts = words.map(({ startSeconds }) => startSeconds);
  for (const cuts of ["whole", "early"] as const) {
    const chunks = await collect(speaker.stream(text, { cuts }));
    const sound = Buffer.concat(chunks.map(({ samples }) => encodePcm16(samples)));
    const same = cuts === "whole";
    expect(sound.equals(pcm)).toBe(same);
    const heard = chunks.flatMap((chunk) => chunk.words.map(({ startSeconds }) => startSeconds));
    expect(heard).toHaveLength(starts.length);
    expect(heard.every((start, index) => Math.abs(start - (starts[index] ?? 0)) < 0.001)).toBe(same);
  }
});
