import { describe, expect, test } from "vitest";
import { encodePhonemes } from "../../../src/engines/kokoro/encode.js";

describe("encodePhonemes", () => {
  test("encodePhonemes returns the id of each phoneme in Kokoro's vocabulary, between two pads", () => {
    expect([...encodePhonemes("həlˈO.")]).toEqual([0, 50, 83, 54, 156, 31, 4, 0]);
  });

  test("encodePhonemes accepts 510 phonemes and rejects 511, without truncation", () => {
    expect(encodePhonemes("a".repeat(510))).toHaveLength(512);
    expect(() => encodePhonemes("a".repeat(511))).toThrow(
      expect.objectContaining({ code: "VOX_UTTERANCE_TOO_LONG", details: { phonemes: 511, maxPhonemes: 510 } }),
    );
  });

  test("the error of encodePhonemes for an unknown symbol has the symbol and its index", () => {
    expect(() => encodePhonemes("hə%")).toThrow(
      expect.objectContaining({ code: "VOX_PHONEME_UNKNOWN", details: { symbol: "%", index: 2 } }),
    );
  });
});
