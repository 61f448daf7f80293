import { expect, test } from "vitest";
import { CONSONANTS, VOWELS } from "../../../../../src/languages/english/dictionary/sounds.js";
import { FOREIGN_PHRASES } from "../../../../../src/languages/english/normalise/words/foreign-phrases.js";

test("each phrase of another language has a sound for each of its words in both dialects", () => {
  const symbols = new Set([...VOWELS, ...CONSONANTS, ..."ɐᵊːɒaQˈˌ="]);
  for (const line of FOREIGN_PHRASES.trim().split("\n")) {
    const [phrase, american, british] = line.split(" | ").map((part) => part.split(" "));
    expect([american?.length, british?.length], line).toEqual([phrase?.length, phrase?.length]);
    expect(
      [...(american ?? []), ...(british ?? [])]
        .join("")
        .split("")
        .filter((symbol) => !symbols.has(symbol)),
      line,
    ).toEqual([]);
  }
});
