import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languageOf } from "../../src/frontend/language-of.js";
import { type Pronounce, pronounceSegments } from "../../src/frontend/pronounce-segments.js";
import type { PronouncedSegment, ProsodyOverride } from "../../src/frontend/pronounced-segment.js";
import { createSourceTiler } from "../../src/frontend/to-source.js";
import { parseLexicon } from "../../src/lexicon/parse-lexicon.js";
import type { MarkupLanguage } from "../../src/markup/markup-language.js";
import { parseMarkedText } from "../../src/markup/parse-marked-text.js";
import { openLetterPhonemizer } from "../speaker/support/letter-phonemizer.js";
import { anyText } from "../support/any-text.js";

const phonemizer = openLetterPhonemizer();
const pronounce: Pronounce = (stretches, _, options) => phonemizer.phonemize(stretches, "en-us", options);

interface Reading {
  readonly format?: MarkupLanguage;
  readonly lexicon?: Record<string, string>;
  /** Whether an American reader reads other languages as they are, as VoxWeave does. @default false: as asked for */
  readonly inLanguages?: true;
}

async function read(
  text: string,
  { format = "plain", lexicon, inLanguages }: Reading = {},
): Promise<PronouncedSegment[]> {
  const lexicons =
    lexicon === undefined ? [] : [await parseLexicon(JSON.stringify({ words: lexicon }), "json", "test.json")];
  const passages: PronouncedSegment[] = [];
  const asAsked = ({ language = "en-us" }: ProsodyOverride): string => language;
  const asKnown = (manner: ProsodyOverride): string => languageOf(manner, "en-us", []);
  const options = { languageOf: inLanguages === true ? asKnown : asAsked, lexicons };
  for await (const passage of pronounceSegments(await parseMarkedText(text, format), pronounce, options))
    passages.push(passage);
  return passages;
}

const spoken = (passages: readonly PronouncedSegment[]): string =>
  passages.flatMap(({ words }) => words.map(({ text }) => text)).join(" ");

/** Marks of VoxWeave's own, whole and broken, between words. */
const markedText = fc
  .array(
    fc.oneof(
      fc.constantFrom("[pause:200ms]", "[rate:1.5]", "[/rate]", "[voice:bf_emma]", "[/voice]", "[pause:", "[a](+1)"),
      fc.constantFrom("[b c](/bˈi/)", "**", "*", "# ", "- ", "<p>", "</p>", "&amp;", "[x](y)", "\n\n", ". "),
      fc.stringMatching(/^[a-z]{1,8}$/),
      anyText,
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(" "));

describe("whatever is written, and however it is marked up", () => {
  const formats = fc.constantFrom<MarkupLanguage>("plain", "markdown", "html");

  test("the passages tile what is read, and with their place in the source tile that", () =>
    fc.assert(
      fc.asyncProperty(markedText, formats, async (text, format) => {
        const script = await parseMarkedText(text, format);
        const tiler = createSourceTiler(script);
        let [at, place] = [0, 0];
        for (const passage of await read(text, { format })) {
          expect(passage.source.start).toBe(at);
          at = passage.source.end;
          const source = tiler.tile(passage.source);
          expect(source.start).toBe(place);
          place = source.end;
          for (const word of passage.words) {
            const inside = tiler.inside(word.source);
            expect(inside.start).toBeGreaterThanOrEqual(source.start);
            expect(inside.end).toBeLessThanOrEqual(source.end);
          }
        }
        expect(at).toBe(script.text.length);
        expect(place).toBe(text.length);
      }),
      { numRuns: 200 },
    ));

  test("every problem of the markup is told once", () =>
    fc.assert(
      fc.asyncProperty(markedText, async (text) => {
        const script = await parseMarkedText(text, "plain");
        const told = (await read(text)).flatMap(({ problems }) => problems);
        expect(told).toEqual(expect.arrayContaining([...script.problems]));
        expect(new Set(told).size).toBe(told.length);
      }),
    ));
});

describe("what an author asks for", () => {
  test("a pause cuts the sentence and follows the words before it", async () => {
    const passages = await read("one two [pause:800ms] three.");
    expect(passages.map(({ pauseSeconds }) => pauseSeconds)).toEqual([0.8, undefined]);
    expect(passages.map(({ endsSentence }) => endsSentence)).toEqual([false, true]);
  });

  test("a pause before the first word comes before it", async () => {
    const [first, second] = await read("[pause:1s]one");
    expect(first).toMatchObject({ phonemes: "", pauseSeconds: 1 });
    expect(second).toMatchObject({ phonemes: "one" });
  });

  test("a text of nothing but a pause is one passage", async () => {
    expect(await read("[pause:1s]")).toMatchObject([{ phonemes: "", pauseSeconds: 1 }]);
  });

  test("a voice and a rate hold for their stretch alone", async () => {
    const passages = await read("one [voice:bf_emma][rate:1.5]two[/rate][/voice] three.");
    expect(passages.map(({ manner }) => manner)).toEqual([{}, { voice: "bf_emma", rate: 1.5 }, {}]);
  });

  test("phonemes are said as they are, and IPA as well as Kokoro's own symbols", async () => {
    const [{ words } = { words: [] }] = await read("[Xi](/ʃi/) and [tea](/tʃˈaɪ/).");
    expect(words.map(({ text }) => text)).toEqual(["Xi", "and", "tea"]);
  });

  test("phonemes that have no sound are told of, and the word is read", async () => {
    const [passage] = await read("a [word](/wˈ☃d/) here.");
    expect(passage?.problems).toMatchObject([{ line: 1, message: expect.stringContaining("☃") }]);
    expect(passage && spoken([passage])).toBe("a word here");
  });

  test("SSML says a text as what it is", async () => {
    const ssml = '<speak><say-as interpret-as="characters">a1</say-as> <sub alias="two words">x</sub></speak>';
    expect(spoken(await read(ssml, { format: "ssml" }))).toBe("a one two words");
  });

  test("what cannot be said as it is asked is told of, and read", async () => {
    const [passage] = await read('<speak><say-as interpret-as="date">soon</say-as></speak>', { format: "ssml" });
    expect(passage?.problems).toMatchObject([{ message: '"soon" cannot be said as date', column: 36 }]);
    expect(passage && spoken([passage])).toBe("soon");
  });

  test.each<[string, string, string, string]>([
    ["a language that nobody reads", '<s>One</s> <s xml:lang="qx">two</s>', "qx", "two"],
    ["a language around one that is read", '<p xml:lang="qx">One <s xml:lang="fr">two</s></p>', "qx", "One"],
    ["a language within one that is read", '<p xml:lang="fr">One <s xml:lang="de-DE">two</s></p>', "de-DE", "two"],
    ["an accent that no voice has", '<s xml:lang="en-AU">One two</s>', "en-AU", "One"],
  ])("%s is told of, and its words are read", async (_, ssml, tag, words) => {
    const text = `<speak>${ssml}</speak>`;
    const passages = await read(text, { format: "ssml", inLanguages: true });
    const message = `"${tag}" is not read here; its words are read in the language of their voice or of the text`;
    expect(passages.flatMap(({ problems }) => problems)).toMatchObject([
      { message, line: 1, column: text.indexOf(words) + 1 },
    ]);
    expect(spoken(passages)).toBe("One two");
  });

  test.each(["en", "EN-us", "en-GB", "fr", "fr-FR", "pt"])("nothing is told of %s, which is read", async (tag) => {
    const passages = await read(`<speak><s xml:lang="${tag}">One</s></speak>`, { format: "ssml", inLanguages: true });
    expect(passages.flatMap((passage) => passage.problems)).toEqual([]);
  });

  test.each([
    ['<say-as interpret-as="date">1/2/2003</say-as>', 'in "fr" nothing can be said as date', "1/2/2003"],
    ["<emphasis>deux</emphasis>", 'in "fr" a stress has no effect', "deux"],
  ])("%s is told of where it has no effect", async (ssml, message, words) => {
    const text = `<speak><s xml:lang="fr">Un ${ssml}</s></speak>`;
    const passages = await read(text, { format: "ssml", inLanguages: true });
    const column = text.indexOf(">", text.indexOf(ssml)) + 2;
    expect(passages.flatMap((passage) => passage.problems)).toMatchObject([{ message, line: 1, column }]);
    expect(spoken(passages)).toBe(`Un ${words}`);
  });
});

describe("a lexicon", () => {
  test("says words otherwise, where they stand and nowhere else", async () => {
    expect(spoken(await read("SQL and squalls.", { lexicon: { SQL: "sequel" } }))).toBe("sequel and squalls");
  });

  test("gives way to the author", async () => {
    const [passage] = await read("[SQL](/ɛs/) SQL", { lexicon: { SQL: "sequel" } });
    expect(passage?.words.map(({ class: kind }) => kind)).toEqual(["markup", "lexicon"]);
    expect(passage?.words.map(({ text }) => text)).toEqual(["SQL", "sequel"]);
  });

  test("speaks within a stretch whose pace the author wants", async () => {
    const passages = await read("[rate:2]Say [SQL](/ɛs/) or SQL[/rate].", { lexicon: { SQL: "sequel" } });
    expect(passages.map(({ manner }) => manner)).toEqual([{ rate: 2 }, {}]);
    expect(spoken(passages)).toBe("Say SQL or sequel");
  });

  test("has words with a full stop in them, which then end no sentence", async () => {
    const passages = await read("The Jan. Six Committee. It met.", { lexicon: { "Jan. Six Committee": "committee" } });
    expect(passages.map(({ words }) => words.map(({ text }) => text))).toEqual([
      ["The", "committee"],
      ["It", "met"],
    ]);
  });
});
