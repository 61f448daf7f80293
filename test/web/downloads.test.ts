import { expect, test } from "vitest";
import { findAudioFormat } from "../../src/formats/registry.js";
import { formatFor, soundFormat } from "../../web/src/parts/downloads/download-state.js";
import { fileName } from "../../web/src/parts/downloads/file-name.js";
import { SOUND_FORMATS } from "../../web/src/parts/downloads/formats.js";
import { readBlob } from "../../web/src/source/read-blob.js";
import { readSoundFile } from "../../web/src/source/read-sound-file.js";
import { type MakingProgress, SAMPLE_RATE, type SoundFormat } from "../../web/src/source/speech-source.js";

test.each([
  ["Good morning. Paste a text here, or drop a file.", "Good morning Paste a text here.mp3"],
  ["  \n# Dr. Smith's *first* book: A/B?", "Dr Smith's first book A B.mp3"],
  ["<speak><p>Hello</p></speak>", "Hello.mp3"],
  ["[voice:bf_emma]Hello [world](/wˈɜld/)", "Hello world.mp3"],
  ["Donaudampfschifffahrtsgesellschaft Donaudampfschifffahrt", "Donaudampfschifffahrtsgesellschaft.mp3"],
  ["../../etc", "etc.mp3"],
  ["こんにちは", "こんにちは.mp3"],
  ["…", "speech.mp3"],
])("a file of %j is named %j", (text, name) => {
  expect(fileName(text, "mp3")).toBe(name);
});

test.each(Object.entries(SOUND_FORMATS))("the page offers bitrates and the ending that %s has", (id, offered) => {
  const format = findAudioFormat(id as SoundFormat);
  const range = format.bitrates?.(format.sampleRates?.find((rate) => rate >= SAMPLE_RATE) ?? SAMPLE_RATE);
  expect(offered.usual).toBe(range?.default);
  for (const bitrate of offered.bitrates) {
    expect(bitrate).toBeGreaterThanOrEqual(range?.min ?? Number.NaN);
    expect(bitrate).toBeLessThanOrEqual(range?.max ?? Number.NaN);
    if (range?.steps) expect(range.steps).toContain(bitrate);
  }
  expect(format.extensions).toContain(`.${offered.ending}`);
});

test("a format that the source lacks gives way to the first that it has", () => {
  soundFormat.value = "m4a";
  expect(formatFor({ formats: ["mp3", "m4a"] })).toBe("m4a");
  expect(formatFor({ formats: ["mp3", "wav"] })).toBe("mp3");
});

test("a file that breaks off is refused", async () => {
  const blob = await readBlob(new Response("abcd", { headers: { "content-type": "audio/wav" } }), {});
  expect([await blob.text(), blob.type]).toEqual(["abcd", "audio/wav"]);
  const broken = new ReadableStream({ pull: (stream) => stream.error(new TypeError("network error")) });
  await expect(readBlob(new Response(broken), {})).rejects.toMatchObject({ code: "broken", place: "source" });
});

function replyOf(...messages: readonly object[]): Response {
  return new Response(messages.map((message) => `data: ${JSON.stringify(message)}\n\n`).join(""));
}

test("a sound file from events reports how far it is, and has the patches of its end", async () => {
  const reports: MakingProgress[] = [];
  const delta = (audio: string) => ({ type: "speech.audio.delta", audio: btoa(audio) });
  const source = { start: 4, end: 7 };
  const words = { type: "speech.audio.words", words: [{ word: "two", start: 0, end: 1, source }], unspoken: [] };
  const done = { type: "speech.audio.done", patches: [{ position: 1, audio: btoa("XY") }] };
  const reply = replyOf(delta("abc"), words, delta("def"), done);
  const onProgress = (progress: MakingProgress) => void reports.push(progress);
  const file = await readSoundFile(reply, "one two three.", "audio/wav", { onProgress });
  expect([await file.text(), file.type]).toEqual(["aXYdef", "audio/wav"]);
  expect(reports).toEqual([
    { part: 0, bytes: 3 },
    { part: 0.5, bytes: 3 },
    { part: 0.5, bytes: 6 },
  ]);
  await expect(readSoundFile(replyOf(delta("abc")), "one", "audio/wav", {})).rejects.toMatchObject({ code: "broken" });
  const failure = { type: "speech.audio.error", error: { message: "no more", code: "stopping" } };
  await expect(readSoundFile(replyOf(failure), "one", "audio/wav", {})).rejects.toMatchObject({ code: "stopping" });
});
