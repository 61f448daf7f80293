import { describe, expect, test } from "vitest";
import { createToneEngine } from "../../../src/engines/tone/tone-engine.js";
import { describeEngine } from "../../contract/engine.js";

describeEngine("tone", async () => createToneEngine(), {
  voice: "tone_mid",
  otherVoice: "tone_high",
  misspelledVoice: "tone_mdi",
  short: { text: "Hello.", phonemes: "həlˈO." },
  long: { text: "Hello, wide and wonderful world!", phonemes: "həlˈO, wˈId ænd wˈʌndəɹfəl wˈɜɹld!" },
  // No unknown phoneme: every symbol is a tone or a silence, so tests need not know Kokoro's vocabulary.
});

describe("tones", () => {
  const speak = async (phonemes: string, voice = "tone_mid") => {
    await using engine = createToneEngine();
    const source = { start: 0, end: 0 };
    const utterance = { language: "en-us", text: "", phonemes, words: [], source } as const;
    return await engine.synthesize(utterance, { voice: [{ voice, weight: 1 }], speed: 1 });
  };

  test("tones are the same in every engine and in every call", async () => {
    expect(await speak("həlˈO")).toEqual(await speak("həlˈO"));
  });

  test("letters are tones, and spaces and punctuation are silent", async () => {
    const { samples, frames } = await speak("a, b");
    if (!frames) throw new Error("the tone engine knows its frames");
    let at = frames.lead * frames.frameSamples;
    const levels = [...frames.phonemes].map((count) => {
      const start = at;
      at += count * frames.frameSamples;
      return samples.subarray(start, at).some((sample) => sample !== 0);
    });
    expect(levels).toEqual([true, false, false, true]);
  });

  test("the tone engine counts each UTF-16 code unit as a phoneme, even half of a pair", async () => {
    expect((await speak("a𝐀b")).frames?.phonemes).toHaveLength(4);
  });

  test("tones neither begin nor end with a click", async () => {
    const { samples } = await speak("abc");
    expect([samples.at(0), samples.at(-1)]).toEqual([0, 0]);
  });

  test("each tone voice sounds different", async () => {
    expect(await speak("abc", "tone_low")).not.toEqual(await speak("abc", "tone_high"));
  });
});
