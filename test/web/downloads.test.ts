import { expect, test } from "vitest";
import { findAudioFormat } from "../../src/formats/registry.js";
import { formatFor, soundFormat } from "../../web/src/parts/downloads/download-state.js";
import { fileName } from "../../web/src/parts/downloads/file-name.js";
import { SOUND_FORMATS } from "../../web/src/parts/downloads/formats.js";
import { readBlob } from "../../web/src/source/read-blob.js";
import { SAMPLE_RATE, type SoundFormat } from "../../web/src/source/speech-source.js";

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

test("a file that arrives reports its progress, and one that breaks off is refused", async () => {
  const parts: number[] = [];
  const headers = { "content-length": "4", "content-type": "audio/wav" };
  const blob = await readBlob(new Response("abcd", { headers }), { onProgress: (part) => parts.push(part) });
  expect([await blob.text(), blob.type, parts.at(-1)]).toEqual(["abcd", "audio/wav", 1]);
  const broken = new ReadableStream({ pull: (stream) => stream.error(new TypeError("network error")) });
  await expect(readBlob(new Response(broken), {})).rejects.toMatchObject({ code: "broken", place: "source" });
});
