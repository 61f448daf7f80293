import { expect, test } from "vitest";
import { createToneEngine } from "../../src/engines/tone/tone-engine.js";
import { openPhonemizer } from "../../src/languages/open-phonemizer.js";
import { speakToFile } from "../../src/output/to-file.js";
import { openSpeaker } from "../../src/speaker/speaker.js";
import { collect } from "./support/speak.js";

test.each(["See https://example.com.", "He/she may come.", "Ring 555-1234 and/or write to me@example.com."])(
  "text that the front end skips on purpose is not reported as unspoken: %s",
  async (text) => {
    await using speaker = openSpeaker({ engine: createToneEngine(), phonemizer: openPhonemizer() }, speakToFile);
    const chunks = await collect(speaker.stream(text, { strict: true }));
    expect(chunks.flatMap(({ unspoken }) => unspoken)).toEqual([]);
  },
);

test("the source range of a word has no white space at its ends", async () => {
  await using speaker = openSpeaker({ engine: createToneEngine(), phonemizer: openPhonemizer() }, speakToFile);
  const chunks = await collect(speaker.stream("It is 5:30 p.m. on 3 May 2020."));
  for (const { text } of chunks.flatMap(({ words }) => words)) expect(text).toBe(text.trim());
});
