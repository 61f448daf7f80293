import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePhonemes, phonemeSegments } from "../../src/frontend/phoneme-text.js";
import type { PronouncedSegment } from "../../src/frontend/pronounced-segment.js";

async function segmentsOf(text: string): Promise<PronouncedSegment[]> {
  const found: PronouncedSegment[] = [];
  for await (const segment of phonemeSegments(parsePhonemes(text))) found.push(segment);
  return found;
}

describe("a text of phonemes", () => {
  test("each sentence of phonemes becomes a segment, with its words and their places", async () => {
    const [first, second, ...more] = await segmentsOf("  həlˈO,\twˈɜɹld! (jˈɛs.)");
    expect(more).toEqual([]);
    expect(first).toMatchObject({ phonemes: "həlˈO, wˈɜɹld!", source: { start: 0, end: 17 } });
    expect(first).not.toHaveProperty("paragraphEnd");
    expect(first?.words.map(({ text, source, phonemes }) => [text, source, phonemes])).toEqual([
      ["həlˈO", { start: 2, end: 7 }, { start: 0, end: 5 }],
      ["wˈɜɹld", { start: 9, end: 15 }, { start: 7, end: 13 }],
    ]);
    expect(second).toMatchObject({ phonemes: "(jˈɛs.)", paragraphEnd: "paragraph", source: { start: 17, end: 24 } });
  });

  test("a line break ends a paragraph of phonemes", async () => {
    const found = await segmentsOf("wˈʌn\ntˈu\r\n\r\nθɹˈi\n");
    expect(found.map(({ phonemes, paragraphEnd }) => [phonemes, paragraphEnd])).toEqual([
      ["wˈʌn", "paragraph"],
      ["tˈu", "paragraph"],
      ["θɹˈi", "paragraph"],
    ]);
  });

  test("phonemes whose accents were joined to their letters are taken apart", async () => {
    const [segment] = await segmentsOf("bɔ̃ ç ã");
    expect(segment?.phonemes).toBe("bɔ\u0303 ç a\u0303");
    expect((await segmentsOf("bɔ̃ ç ã".normalize("NFC")))[0]?.phonemes).toBe(segment?.phonemes);
  });

  test("marks without a word have no phonemes", async () => {
    expect(await segmentsOf(" … ")).toMatchObject([{ phonemes: "", words: [] }]);
    expect(await segmentsOf("")).toEqual([]);
  });

  test("the segments tile any text of phonemes", async () => {
    const text = fc
      .array(fc.constantFrom("ə", "ˈ", " ", "\n", "\r\n", ".", "…", "”", ",", "O"))
      .map((it) => it.join(""));
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        let at = 0;
        for (const { source, words, phonemes } of await segmentsOf(written)) {
          expect(source.start).toBe(at);
          at = source.end;
          for (const word of words) {
            expect(phonemes.slice(word.phonemes.start, word.phonemes.end)).toBe(word.text);
            expect(written.slice(word.source.start, word.source.end)).toBe(word.text);
          }
        }
        expect(at).toBe(written.length);
      }),
    );
  });

  test.each([
    ["bˈɪg", "g", 3, /^character 3 is "g", which is not one of Kokoro's symbols; did you mean "ɡ"\? /],
    ["h'I", "'", 1, /did you mean "ˈ"\?/],
    ["həlˈO 🙂", "🙂", 6, /"🙂", which is not .*; replace or remove it\. "voxweave explain" shows the phonemes/],
    ["/hˈI/", "/", 0, /"\/", which is not/],
    ["wˈʌn 2", "2", 5, /"2", which is not/],
  ])("the unknown symbol in %j is an error with its place and a hint", (text, symbol, index, message) => {
    expect(() => parsePhonemes(text)).toThrow(
      expect.objectContaining({ code: "VOX_PHONEME_UNKNOWN", details: { symbol, index } }),
    );
    expect(() => parsePhonemes(text)).toThrow(message);
  });
});
