import { describe, expect, test } from "vitest";
import { encodePhonemes } from "../../../src/engines/kokoro/encode.js";

describe("encodePhonemes", () => {
  test("gives each phoneme its id in Kokoro's vocabulary, between two pads", () => {
    expect([...encodePhonemes("həlˈO.")]).toEqual([0, 50, 83, 54, 156, 31, 4, 0]);
  });

  test("takes 510 phonemes and refuses 511, truncating nothing", () => {
    expect(encodePhonemes("a".repeat(510))).toHaveLength(512);
    expect(() => encodePhonemes("a".repeat(511))).toThrow(
      expect.objectContaining({ code: "VOX_UTTERANCE_TOO_LONG", details: { phonemes: 511, maxPhonemes: 510 } }),
    );
  });

  test("refuses a symbol that the model does not know, and says which and where", () => {
    expect(() => encodePhonemes("hə%")).toThrow(
      expect.objectContaining({ code: "VOX_PHONEME_UNKNOWN", details: { symbol: "%", index: 2 } }),
    );
  });
});
