import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languageOf } from "../../src/frontend/language-of.js";
import { START } from "../../src/frontend/piece.js";
import { type Pronounce, pronounceSegments } from "../../src/frontend/pronounce-segments.js";
import type { PronouncedSegment, ProsodyOverride } from "../../src/frontend/pronounced-segment.js";
import { createGrowingText, type TextView } from "../../src/frontend/text-view.js";
import { createSourceTiler } from "../../src/frontend/to-source.js";
import { parseLexicon } from "../../src/lexicon/parse-lexicon.js";
import type { PortableMarkedText } from "../../src/markup/marked-text.js";
import type { MarkupLanguage } from "../../src/markup/markup-language.js";
import { parseMarkedText } from "../../src/markup/parse-marked-text.js";
import { openLetterPhonemizer } from "../speaker/support/letter-phonemizer.js";
import { anyText } from "../support/any-text.js";
import { runs } from "../support/runs.js";

const phonemizer = openLetterPhonemizer();
const pronounce: Pronounce = (stretches, _, options) => phonemizer.phonemize(stretches, "en-us", options);

interface Reading {
  readonly format?: MarkupLanguage;
  readonly lexicon?: Record<string, string>;
  /** Whether only supported languages are read, as VoxWeave does. @default false: every language in the markup is read */
  readonly inLanguages?: true;
}

async function read(
  text: string,
  { format = "plain", lexicon, inLanguages }: Reading = {},
): Promise<PronouncedSegment[]> {
  const lexicons =
    lexicon === undefined ? [] : [await parseLexicon(JSON.stringify({ words: lexicon }), "json", "test.json")];
  const passages: PronouncedSegment[] = [];
  const asRequested = ({ language = "en-us" }: ProsodyOverride): string => language;
  const asSupported = (prosody: ProsodyOverride): string => languageOf(prosody, "en-us", []);
  const options = { languageOf: inLanguages === true ? asSupported : asRequested, lexicons };
  for await (const passage of pronounceSegments(await parseMarkedText(text, format), pronounce, options))
    passages.push(passage);
  return passages;
}

function viewOf(script: PortableMarkedText, markup: MarkupLanguage): TextView {
  const view = createGrowingText();
  view.put({ script, markup, ...START, after: "end", from: -1 });
  return view;
}

const spoken = (passages: readonly PronouncedSegment[]): string =>
  passages.flatMap(({ words }) => words.map(({ text }) => text)).join(" ");

/** Inline markup, complete and broken, between words. */
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

describe("any marked text", () => {
  const formats = fc.constantFrom<MarkupLanguage>("plain", "markdown", "html");

  test("the segments of any text tile the text, and their source ranges tile the source", () =>
    fc.assert(
      fc.asyncProperty(markedText, formats, async (text, format) => {
        const script = await parseMarkedText(text, format);
        const tiler = createSourceTiler(viewOf(script, format));
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
      { numRuns: runs(200) },
    ));

  test("every problem of the markup is reported once", () =>
    fc.assert(
      fc.asyncProperty(markedText, async (text) => {
        const script = await parseMarkedText(text, "plain");
        const reported = (await read(text)).flatMap(({ problems }) => problems);
        expect(reported).toEqual(expect.arrayContaining([...script.problems]));
        expect(new Set(reported).size).toBe(reported.length);
      }),
    ));
});

describe("markup", () => {
  test("a pause cuts the sentence and follows the words before it", async () => {
    const passages = await read("one two [pause:800ms] three.");
    expect(passages.map(({ pauseSeconds }) => pauseSeconds)).toEqual([0.8, undefined]);
    expect(passages.map(({ endsSentence }) => endsSentence)).toEqual([false, true]);
  });

  test("a pause before the first word becomes an empty segment", async () => {
    const [first, second] = await read("[pause:1s]one");
    expect(first).toMatchObject({ phonemes: "", pauseSeconds: 1 });
    expect(second).toMatchObject({ phonemes: "one" });
  });

  test("a text that is only a pause is one segment", async () => {
    expect(await read("[pause:1s]")).toMatchObject([{ phonemes: "", pauseSeconds: 1 }]);
  });

  test("a voice and a rate apply only to the text inside their tags", async () => {
    const passages = await read("one [voice:bf_emma][rate:1.5]two[/rate][/voice] three.");
    expect(passages.map(({ prosody }) => prosody)).toEqual([{}, { voice: "bf_emma", rate: 1.5 }, {}]);
  });

  test("phonemes in IPA or in Kokoro's symbols replace the pronunciation of a word", async () => {
    const [{ words } = { words: [] }] = await read("[Xi](/ʃi/) and [tea](/tʃˈaɪ/).");
    expect(words.map(({ text }) => text)).toEqual(["Xi", "and", "tea"]);
  });

  test("phonemes without sound are reported, and the word is read as usual", async () => {
    const [passage] = await read("a [word](/wˈ☃d/) here.");
    expect(passage?.problems).toMatchObject([{ line: 1, message: expect.stringContaining("☃") }]);
    expect(passage && spoken([passage])).toBe("a word here");
  });

  test("say-as and sub of SSML change the spoken words", async () => {
    const ssml = '<speak><say-as interpret-as="characters">a1</say-as> <sub alias="two words">x</sub></speak>';
    expect(spoken(await read(ssml, { format: "ssml" }))).toBe("a one two words");
  });

  test("text that does not fit its say-as is reported, and read as usual", async () => {
    const [passage] = await read('<speak><say-as interpret-as="date">soon</say-as></speak>', { format: "ssml" });
    expect(passage?.problems).toMatchObject([{ message: '"soon" cannot be read as date', column: 36 }]);
    expect(passage && spoken([passage])).toBe("soon");
  });

  test.each<[string, string, string, string]>([
    ["an unsupported language", '<s>One</s> <s xml:lang="qx">two</s>', "qx", "two"],
    [
      "an unsupported language around a supported one",
      '<p xml:lang="qx">One <s xml:lang="fr">two</s></p>',
      "qx",
      "One",
    ],
    [
      "an unsupported language inside a supported one",
      '<p xml:lang="fr">One <s xml:lang="de-DE">two</s></p>',
      "de-DE",
      "two",
    ],
    ["an accent that no voice has", '<s xml:lang="en-AU">One two</s>', "en-AU", "One"],
  ])("%s is reported, and its words are read", async (_, ssml, tag, words) => {
    const text = `<speak>${ssml}</speak>`;
    const passages = await read(text, { format: "ssml", inLanguages: true });
    const instead = "its words are read in the language of their voice or of the text";
    const message = `the language "${tag}" is not supported; ${instead}`;
    expect(passages.flatMap(({ problems }) => problems)).toMatchObject([
      { message, line: 1, column: text.indexOf(words) + 1 },
    ]);
    expect(spoken(passages)).toBe("One two");
  });

  test.each(["en", "EN-us", "en-GB", "fr", "fr-FR", "pt"])("the supported language %s is not reported", async (tag) => {
    const passages = await read(`<speak><s xml:lang="${tag}">One</s></speak>`, { format: "ssml", inLanguages: true });
    expect(passages.flatMap((passage) => passage.problems)).toEqual([]);
  });

  test.each([
    ['<say-as interpret-as="date">1/2/2003</say-as>', 'say-as date has no effect in the language "fr"', "1/2/2003"],
    ["<emphasis>deux</emphasis>", 'a stress has no effect in the language "fr"', "deux"],
  ])("markup that the language does not support is reported: %s", async (ssml, message, words) => {
    const text = `<speak><s xml:lang="fr">Un ${ssml}</s></speak>`;
    const passages = await read(text, { format: "ssml", inLanguages: true });
    const column = text.indexOf(">", text.indexOf(ssml)) + 2;
    expect(passages.flatMap((passage) => passage.problems)).toMatchObject([{ message, line: 1, column }]);
    expect(spoken(passages)).toBe(`Un ${words}`);
  });
});

describe("a lexicon", () => {
  test("a lexicon replaces its words and no others", async () => {
    expect(spoken(await read("SQL and squalls.", { lexicon: { SQL: "sequel" } }))).toBe("sequel and squalls");
  });

  test("markup overrides a lexicon", async () => {
    const [passage] = await read("[SQL](/ɛs/) SQL", { lexicon: { SQL: "sequel" } });
    expect(passage?.words.map(({ class: kind }) => kind)).toEqual(["markup", "lexicon"]);
    expect(passage?.words.map(({ text }) => text)).toEqual(["SQL", "sequel"]);
  });

  test("a lexicon applies inside a rate of the markup", async () => {
    const passages = await read("[rate:2]Say [SQL](/ɛs/) or SQL[/rate].", { lexicon: { SQL: "sequel" } });
    expect(passages.map(({ prosody }) => prosody)).toEqual([{ rate: 2 }, {}]);
    expect(spoken(passages)).toBe("Say SQL or sequel");
  });

  test("a full stop inside a word of a lexicon does not end a sentence", async () => {
    const passages = await read("The Jan. Six Committee. It met.", { lexicon: { "Jan. Six Committee": "committee" } });
    expect(passages.map(({ words }) => words.map(({ text }) => text))).toEqual([
      ["The", "committee"],
      ["It", "met"],
    ]);
  });
});
