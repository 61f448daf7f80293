import fc from "fast-check";
import { expect, test } from "vitest";
import { createToneEngine } from "../../src/engines/tone/tone-engine.js";
import { openPhonemizer } from "../../src/languages/open-phonemizer.js";
import { speakToFile } from "../../src/output/to-file.js";
import { openSpeaker } from "../../src/speaker/speaker.js";
import { anyText } from "../support/any-text.js";
import { expectNothingLost } from "./support/coverage.js";
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

test.each(["es", "hi"])("each expected character is spoken or reported, with eSpeak in %s", async (language) => {
  await using speaker = openSpeaker({ engine: createToneEngine(), phonemizer: openPhonemizer() }, speakToFile);
  await fc.assert(
    fc.asyncProperty(anyText, (text) => expectNothingLost(speaker, text, language)),
    { numRuns: 8 },
  );
});
