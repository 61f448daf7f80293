import { afterAll, describe, expect, test } from "vitest";
import { createFrontEnd } from "../../src/create-front-end.js";
import { parseLexicon } from "../../src/lexicon/parse-lexicon.js";
import { phonemeId } from "../../src/phonemes/vocabulary.js";

const reader = createFrontEnd();
afterAll(() => reader[Symbol.asyncDispose]());

describe("an explanation", () => {
  test("an explanation has the source range and the origin of each word", async () => {
    const text = "Dr. Smith paid $3.50.";
    const { spoken, sentences, words, unspoken, problems } = await reader.explain(text);
    expect(spoken).toBe("doctor smith paid three dollars and fifty cents");
    expect(sentences).toEqual([{ text, start: 0, end: text.length }]);
    expect(words.map((word) => [word.source.text, word.text, word.class, word.from])).toEqual([
      ["Dr.", "doctor", "title", "lexicon"],
      ["Smith", "smith", "word", "lexicon"],
      ["paid", "paid", "word", "lexicon"],
      ["$3.50", "three", "money", "lexicon"],
      ["$3.50", "dollars", "money", "lexicon"],
      ["$3.50", "and", "money", "lexicon"],
      ["$3.50", "fifty", "money", "lexicon"],
      ["$3.50", "cents", "money", "lexicon"],
    ]);
    expect([unspoken, problems]).toEqual([[], []]);
  });

  test("an explanation has the phonemes of the text and of each word, in Kokoro's vocabulary", async () => {
    const { phonemes, words } = await reader.explain("Hello, world!");
    expect(phonemes).toBe("həlˈO, wˈɜɹld!");
    expect([...phonemes].every((symbol) => phonemeId(symbol) !== undefined)).toBe(true);
    expect(words.map((word) => word.phonemes)).toEqual(["həlˈO", "wˈɜɹld"]);
  });

  test("an explanation reports text without sound and markup without effect with places in the source", async () => {
    const source = "<p>Hi 世界 &amp; you</p>";
    const { spoken, unspoken } = await reader.explain(source, { markup: "html" });
    expect(spoken).toBe("hi and you");
    expect(unspoken).toEqual([{ text: "世界", start: 6, end: 8 }]);
    const { problems } = await reader.explain("one\n[rate:99]two");
    expect(problems).toMatchObject([{ line: 2, column: 1 }]);
  });

  test("Roman numerals in headings are read as numbers", async () => {
    const source = "# I\n\nI went.\n\n# II. The Return\n\n[III](/ˌɪ/)\n";
    const { spoken, words } = await reader.explain(source, { markup: "markdown" });
    expect(spoken).toBe("one i went two the return iii");
    expect(words[0]).toMatchObject({ text: "one", class: "roman", source: { text: "I", start: 2, end: 3 } });
  });

  test.each([
    ["# I\n\nI went.", "one i went"],
    ["# Tale\n\n## V\n\nI went.", "tale five i went"],
    ["# Who?\n\nI\n\nwent.", "who i went"],
    ["# H\n\nham\n\n# I\n\nice", "h ham i ice"],
  ])("a letter is read as a number only in a heading outside an index: %j", async (source, expected) => {
    const { spoken } = await reader.explain(source, { markup: "markdown" });
    expect(spoken).toBe(expected);
  });

  test("a sentence that markup cuts is one sentence in an explanation", async () => {
    const { sentences } = await reader.explain("One [pause:1s] two [voice:bf_emma]three[/voice]. Four.");
    expect(sentences).toHaveLength(2);
  });

  test("words in a voice of another dialect have the phonemes of that dialect", async () => {
    const voices = [{ id: "bf_emma", name: "Emma", locale: "en-GB", language: "en-gb", gender: "female" }] as const;
    const { words } = await reader.explain("tomato [voice:bf_emma]tomato", { voices });
    expect(words.map((word) => word.phonemes)).toEqual(["təmˈATO", "təmˈɑːtQ"]);
  });

  test("each word has a source, a class and a confidence, which is low for a word that no dictionary has", async () => {
    const { words } = await reader.explain("Zorblaxia paid $5.");
    expect(words.map(({ text, from, class: kind, confidence }) => [text, from, kind, (confidence ?? 0) > 0.9])).toEqual(
      [
        ["zorblaxia", "model", "word", false],
        ["paid", "lexicon", "word", true],
        ["five", "lexicon", "money", true],
        ["dollars", "lexicon", "money", true],
      ],
    );
  });

  test("doubtful words are listed once, with count, place and a line for a lexicon, most doubtful first", async () => {
    const { doubtful } = await reader.explain("The cat saw 世界.\n\nZorblaxia’s IJUX sat. Zorblaxia sat.");
    expect(
      doubtful.map(({ reason, count, line, column, source }) => [reason, count, line, column, source.text]),
    ).toEqual([
      ["unspoken", 1, 1, 13, "世界"],
      ["new word", 2, 3, 1, "Zorblaxia’s"],
      ["letters", 1, 3, 13, "IJUX"],
    ]);
    const confidences = doubtful.map(({ confidence }) => confidence);
    expect(confidences).toEqual([...confidences].sort((one, other) => one - other));
    expect(doubtful[1]?.suggestion).toMatch(/^Zorblaxia\t\/[^/\s]+\/$/);
  });

  test("a word that the lexicon has is not doubtful", async () => {
    const [entry] = (await reader.explain("Zorblaxia sat.")).doubtful;
    const lexicons = [await parseLexicon(entry?.suggestion ?? "", "tsv", "words.tsv")];
    const { doubtful, words } = await reader.explain("Zorblaxia’s cat.", { lexicons });
    expect(doubtful).toEqual([]);
    expect(words[0]).toMatchObject({ from: "user", confidence: 1 });
  });

  test("the explanation of a blank text is empty", async () => {
    const nothing = { spoken: "", phonemes: "", sentences: [], words: [], unspoken: [], doubtful: [], problems: [] };
    expect(await reader.explain(" \n ")).toEqual({ text: " \n ", ...nothing });
  });
});

test("an invalid option of explain is rejected by name", async () => {
  await expect(reader.explain("x", { language: "tlh" })).rejects.toThrow(/^language must be one of/);
  await expect(reader.explain("x", { markup: "docx" as "plain" })).rejects.toThrow(/^markup must be one of/);
});

test("an aborted call rejects with the caller's reason", async () => {
  const reason = new Error("enough");
  await expect(reader.explain("x", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
