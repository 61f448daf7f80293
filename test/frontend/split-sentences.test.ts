import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SplitSentencesOptions, splitSentences } from "../../src/frontend/split-sentences.js";

const textsOf = async (text: string, options?: SplitSentencesOptions): Promise<string[]> =>
  (await splitSentences(text, options)).map((sentence) => sentence.text);

describe("splitSentences", () => {
  test("splitSentences keeps abbreviations, amounts and initials inside a sentence", async () => {
    expect(await textsOf("I went to Dr. Smith, i.e. J. R. Smith, and paid $3.50. It hurt! Did it?")).toEqual([
      "I went to Dr. Smith, i.e. J. R. Smith, and paid $3.50.",
      "It hurt!",
      "Did it?",
    ]);
  });

  test("splitSentences ends a sentence with its paragraph", async () => {
    expect(await textsOf("Chapter 1\n\nIt rained.  \n\n\nIt poured")).toEqual(["Chapter 1", "It rained.", "It poured"]);
  });

  test("splitSentences uses the rules of the language", async () => {
    const french = "Il a vu M. Dupont. Il est parti.";
    expect(await textsOf(french, { language: "fr-FR" })).toEqual(["Il a vu M. Dupont.", "Il est parti."]);
    const spanish = "Ha visto a la Sra. García. Es alta.";
    expect(await textsOf(spanish, { language: "es" })).toEqual(["Ha visto a la Sra. García.", "Es alta."]);
  });

  test("splitSentences splits a language without rules of its own at full stops and at marks of its script", async () => {
    expect(await textsOf("Er kam. Er sah.", { language: "de" })).toEqual(["Er kam.", "Er sah."]);
    expect(await textsOf("吾輩は猫である。名前はまだ無い。", { language: "ja" })).toHaveLength(2);
  });

  test.each<[string, string[]]>([
    ['"It rains. We stay." She sat down.', ['"It rains. We stay."', "She sat down."]],
    ['He called, "Wait! I come too!" and ran. We left.', ['He called, "Wait! I come too!" and ran.', "We left."]],
    ["“It’s the boys’ turn. Go on,” she said. “Why?”", ["“It’s the boys’ turn. Go on,” she said.", "“Why?”"]],
    ["'I don't know. Ask Ann.' He turned.", ["'I don't know. Ask Ann.'", "He turned."]],
    ["It was called 'The Ark', but it sank. 'Oh no.'", ["It was called 'The Ark', but it sank.", "'Oh no.'"]],
    ["'Twas late. The dogs' bowl was empty.", ["'Twas late.", "The dogs' bowl was empty."]],
    [
      "We won (twice! In May!) and lost. (It rained. We ran.)",
      ["We won (twice! In May!) and lost.", "(It rained. We ran.)"],
    ],
    ['"It has no end. He said so. "No," she said.', ['"It has no end.', "He said so.", '"No," she said.']],
    ["I am sad :( It rains. (So it is.)", ["I am sad :( It rains.", "(So it is.)"]],
    ["„Elle dort. « Il part. Il rit. » Oui.", ["„Elle dort.", "« Il part. Il rit. »", "Oui."]],
  ])("splitSentences keeps a quotation or a parenthesis whole: %s", async (text, expected) => {
    expect(await textsOf(text, { language: text.includes("«") ? "fr" : "en" })).toEqual(expected);
  });

  test("splitSentences with split quotations returns the sentences that VoxWeave reads one by one", async () => {
    const text = '"It rains. We stay." She sat (alone. At last.)';
    const expected = ['"It rains.', 'We stay."', "She sat (alone.", "At last.)"];
    expect(await textsOf(text, { quotations: "split" })).toEqual(expected);
  });

  test("splitSentences separates the sentences of a quotation that is too long for one sentence", async () => {
    const found = await splitSentences(`"${"It rained all day and nobody came. ".repeat(200)}"`);
    expect(found.length).toBeGreaterThan(1);
    expect(Math.max(...found.map(({ start, end }) => end - start))).toBeLessThanOrEqual(5_000);
  });

  test("splitSentences takes linear time for marks that nothing closes", async () => {
    expect((await splitSentences(`${"( 'a \"b ".repeat(50_000)}`)).length).toBeGreaterThan(1);
  });

  test("splitSentences finds nothing in blank text", async () => {
    expect(await splitSentences(" \n ")).toEqual([]);
  });

  test("splitSentences returns ranges in order, with only white space between them", async () => {
    const text = fc
      .array(fc.constantFrom("Hi", "Dr.", "3.5", " ", "\n\n", ".", "…", "?", '"', "é", "👍", "。"))
      .map((it) => it.join(""));
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const found = await splitSentences(written);
        let rest = "";
        let at = 0;
        for (const { start, end, text: said } of found) {
          rest += written.slice(at, start);
          expect(said).toBe(written.slice(start, end));
          at = end;
        }
        expect((rest + written.slice(at)).trim()).toBe("");
      }),
    );
  });

  test.each<[unknown, unknown, RegExp]>([
    [7, {}, /^text must be a string, got 7$/],
    ["a", { language: "english" }, /^language must be a BCP 47 tag .*got "english"; did you mean en-us\?$/],
    ["a", { language: 1 }, /^language must be a string, got 1$/],
    ["a", { quotations: "no" }, /^quotations must be "whole" or "split", got "no"$/],
    ["a", { lang: "en" }, /^options has no "lang"; did you mean language\?$/],
  ])("splitSentences(%j, %j) rejects with the rule and the value", async (text, options, message) => {
    await expect(splitSentences(text as string, options as SplitSentencesOptions)).rejects.toThrow(message);
  });
});
