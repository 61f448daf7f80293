import { afterAll, describe, expect, test } from "vitest";
import { openPhonemizer } from "../../../src/languages/open-phonemizer.js";
import type { Pronunciation } from "../../../src/phonemes/pronunciation.js";
import { phonemeId } from "../../../src/phonemes/vocabulary.js";
import type { Override } from "../../../src/text/override.js";
import { tokenize } from "../../../src/text/tokenize.js";
import { textLanguage } from "../../support/languages.js";

const LANGUAGES = ["es", "fr", "hi", "it", "pt-br"] as const;

const phonemizer = openPhonemizer();
afterAll(() => phonemizer[Symbol.asyncDispose]());

async function sayAll(texts: readonly string[], language: string): Promise<readonly Pronunciation[]> {
  return phonemizer.phonemize(
    texts.map((text) => tokenize(text, { start: 0, end: text.length }, textLanguage(language))),
    language,
  );
}

async function say(text: string, language: string = "es", overrides: readonly Override[] = []): Promise<Pronunciation> {
  const tokens = tokenize(text, { start: 0, end: text.length }, textLanguage(language), overrides);
  const [pronunciation] = await phonemizer.phonemize([tokens], language);
  if (!pronunciation) throw new Error("no result");
  return pronunciation;
}

/**
 * Pronounces the texts of tables of tests: all those of a language in one call, at its first use, because each run of
 * eSpeak takes about 0.1 s to start.
 */
function sayTogether(rows: readonly (readonly [language: string, text: string, ...unknown[]])[]) {
  const calls = new Map<string, Promise<readonly Pronunciation[]>>();
  return async (text: string, language: string): Promise<Pronunciation> => {
    const texts = rows.filter(([other]) => other === language).map(([, other]) => other);
    const call = calls.get(language) ?? sayAll(texts, language);
    calls.set(language, call);
    const pronunciation = (await call)[texts.indexOf(text)];
    if (!pronunciation) throw new Error(`${text} in ${language} is in no table`);
    return pronunciation;
  };
}

/** Returns the words as they are written, each with its phonemes. */
function aligned(text: string, { phonemes, words }: Pronunciation): [string, string][] {
  return words.map((word) => [
    text.slice(word.source.start, word.source.end),
    phonemes.slice(word.phonemes.start, word.phonemes.end),
  ]);
}

const SENTENCES: [language: string, text: string, phonemes: string][] = [
  ["es", "¡Hola! ¿Cómo estás?", "ˈola! kˈomo estˈas?"],
  ["fr", "Bonjour, le monde !", "bɔ̃ʒˈuʁ, lə mˈɔ̃d !"],
  ["hi", "नमस्ते दुनिया।", "nəmˈʌsteː dˈʊnɪjˌaː."],
  ["it", "Ciao (a tutti).", "ʧˈao (a tˈutːɪ)."],
  ["pt-br", "Oi, bom dia!", "ˈoɪ, bˈoŋ ʤˈiæ!"],
];

const NUMBERS: [language: string, texts: Record<string, string>][] = [
  [
    "es",
    {
      "3,14": "tɾˈes komˌa katˈoɾθe",
      "1.234": "mˈil dosθjˈentos tɾˌAntaikwˈatɾo",
      "50%": "θinkwˈɛnta poɾθjˈɛnto",
      "5 €": "θˈinko ˈeʊɾo",
      "10:30": "djˈɛθ tɾˈAnta",
      "2 + 2 = 4": "dˈos mˈas ðˈos iɣwˈal kwˈatɾo",
    },
  ],
  ["fr", { "3,50 €": "tʁwa viʁɡyl sɛ̃kˈɑ̃t əʁˈo", "10h30": "dˈis ˈaʃ tʁˈɑ̃t", "1 000": "mˈil" }],
  ["hi", { "42": "bIˈaːlis", "३.१४": "tˈiːn dəsəmlˈoː ˈeːk cˈaːɾ" }],
  ["pt-br", { "R$ 50": "xeˈW sˌiŋkwˈAŋtæ" }],
];

const DROPPED: [language: string, text: string, unspoken: string[]][] = [
  ["es", "3 × 4 = 12", ["×"]],
  ["fr", "3 × 4 = 12", ["="]],
  ["it", "3 × 4 = 12", ["×"]],
  ["pt-br", "5 ≤ 6", ["≤"]],
  ["hi", "₹500 का", ["₹"]],
  ["hi", "9 €", ["€"]],
  ["es", "50 ₽", ["₽"]],
  ["fr", "§ 5", ["§"]],
  ["es", "A → B", ["→"]],
  ["es", "5 > 3", [">"]],
  ["pt-br", "−5", ["−"]],
  ["es", "sol 😀", ["😀"]],
];

const KNOWN: [language: string, text: string, phonemes: string][] = [
  ["pt-br", "3 × 4", "trˈez vˈezys kwˈatrʊ"],
  ["it", "5 ≤ 6", "ʧˈinkwe minˈore ˌo ʊɡwˈale sˈɛj"],
  ["es", "§ 5", "sɛkθjˈon θˈinko"],
];

/** Marks that have no sound, in front of and between words. */
const MARKS = "« x » – “x” „x“ 'x' … (x) [x]: x; ¿x? ¡x! x — x - x • x * x · x | x ~ x _x_ `x` x/x → ";
const SILENT = ["→ x", "− x", "====="];

const sayRow = sayTogether([
  ...SENTENCES,
  ...NUMBERS.flatMap(([language, texts]) => Object.keys(texts).map((text) => [language, text] as const)),
  ...DROPPED,
  ...KNOWN,
  ...LANGUAGES.flatMap((language) => [MARKS, ...SILENT].map((text) => [language, text] as const)),
]);

describe("sentences", () => {
  test.each(SENTENCES)("a sentence keeps its punctuation, in %s: %s", async (language, text, phonemes) => {
    expect((await sayRow(text, language)).phonemes).toBe(phonemes);
  });
});

describe("numbers and symbols", () => {
  test.each(NUMBERS)("eSpeak reads numbers and symbols as they are written, in %s", async (language, texts) => {
    for (const [text, phonemes] of Object.entries(texts)) {
      expect(await sayRow(text, language)).toMatchObject({ phonemes, unspoken: [] });
    }
  });
});

describe("signs that eSpeak drops", () => {
  const silent = async (text: string, language: string): Promise<string[]> =>
    (await sayRow(text, language)).unspoken.map(({ start, end }) => text.slice(start, end));

  test.each(DROPPED)("a sign that eSpeak drops is reported, in %s: %s", async (language, text, unspoken) =>
    expect(await silent(text, language)).toEqual(unspoken),
  );

  test.each(KNOWN)("a sign that eSpeak knows is said, in %s: %s", async (language, text, phonemes) => {
    const said = await sayRow(text, language);
    expect(said.phonemes).toBe(phonemes);
    expect(said.unspoken).toEqual([]);
  });

  test.each(LANGUAGES)(
    "punctuation, quotes, dashes and bullets are not reported as dropped, in %s",
    async (language) => {
      expect(await silent(MARKS, language)).toEqual(language === "it" || language === "pt-br" ? [] : ["→"]);
      for (const text of SILENT) expect(await silent(text, language)).toEqual([]);
    },
  );
});

describe("words and phonemes", () => {
  test("each word has its own phonemes if eSpeak returns as many words as it received", async () => {
    const text = "El Sr. García, por fin, llegó.";
    expect(aligned(text, await say(text))).toEqual([
      ["El", "el"],
      ["Sr.", "seɲˈoɾ"],
      ["García", "ɣaɾθˈia"],
      ["por", "poɾ"],
      ["fin", "fˈin"],
      ["llegó", "ʎeɣˈo"],
    ]);
  });

  test("words share one entry if eSpeak joins or splits them", async () => {
    const text = "Desde 1987 hay paz.";
    const { phonemes, words } = await say(text);
    expect(words).toHaveLength(1);
    expect(words[0]).toMatchObject({ text: "Desde 1987 hay paz", source: { start: 0, end: 18 }, from: "espeak" });
    expect(words[0]?.phonemes).toEqual({ start: 0, end: phonemes.length - 1 });
  });

  test("phonemes from a lexicon are said unchanged, and do not change the words around them", async () => {
    const text = "Hola Xoán, adiós.";
    const say_ = { kind: "phonemes", phonemes: "ʃoˈan" } as const;
    const said = await say(text, "es", [{ range: { start: 5, end: 9 }, by: "lexicon", say: say_ }]);
    expect(said.phonemes).toBe("ˈola ʃoˈan, aðjˈos.");
    expect(said.words.map(({ from }) => from)).toEqual(["espeak", "user", "espeak"]);
    expect(aligned(text, said)[1]).toEqual(["Xoán", "ʃoˈan"]);
  });

  test("words are in order and contain every phoneme but spaces and marks, and the vocabulary has each phoneme", async () => {
    const texts = [
      "En 1999, I+D costó 3,50 € a las 10:30 (o así), 50% más: sí—claro!",
      "L’ami d’hier n'est pas « là » aujourd'hui.",
      `Una frase muy larga sin marca alguna ${"que sigue y sigue ".repeat(20)}hasta el final.`,
      "constructor toString __proto__ a.b x[[f@n]]y",
    ];
    for (const language of LANGUAGES) {
      for (const { phonemes, words } of await sayAll(texts, language)) {
        expect([...phonemes].filter((symbol) => phonemeId(symbol) === undefined)).toEqual([]);
        let end = 0;
        for (const { phonemes: range } of words) {
          expect(phonemes.slice(end, range.start)).toMatch(/^[\s;:,.!?—…"()“”]*$/);
          expect(range.end).toBeGreaterThan(range.start);
          end = range.end;
        }
        expect(phonemes.slice(end)).toMatch(/^[\s;:,.!?—…"()“”]*$/);
      }
    }
  });
});

describe("text without sound", () => {
  test("a word without sound is reported with its range, and the other words are said", async () => {
    const text = "Hola 世界, amigo.";
    const { phonemes, unspoken } = await say(text);
    expect(phonemes).toBe("ˈola, amˈiɣo.");
    expect(unspoken.map(({ start, end }) => text.slice(start, end))).toEqual(["世界"]);
  });

  test("a text without any sound has no phonemes, not even for its marks", async () => {
    expect(await say("世界!")).toEqual({ phonemes: "", words: [], unspoken: [{ start: 0, end: 2 }] });
  });

  test.each(["", "   ", "...", "—", "***", "'"])(
    "a text that nobody expects to hear is not reported: %j",
    async (text) => {
      expect(await say(text)).toEqual({ phonemes: "", words: [], unspoken: [] });
    },
  );
});

describe("batches", () => {
  test("an empty batch yields no pronunciations", async () => {
    expect(await sayAll([], "es")).toEqual([]);
  });

  test("a line with awkward marks gets the same phonemes in every batch", async () => {
    const awkward = [
      "a.b",
      "a:b c!d",
      "e;f (g) [h]",
      "x...y",
      "ejemplo.es",
      "3,14 y 1.000",
      "10:30:00",
      "C# o C++",
      "a\\b",
      '"citado"',
      "a.m. p.m.",
      "世界",
      "l'an 5' 11\"",
      "x[[f@n]]y",
      "<p>tag</p>",
      "",
    ];
    const lines = Array.from({ length: 300 }, (_, index) => awkward[index % awkward.length] ?? "");
    lines[123] = "a¿b";
    const forth = await sayAll(lines, "es");
    const back = await sayAll([...new Set(lines)].reverse(), "es");
    const alone = new Map([...new Set(lines)].reverse().map((line, index) => [line, back[index]]));
    expect(forth).toHaveLength(300);
    lines.forEach((line, index) => {
      expect(forth[index]).toEqual(alone.get(line));
    });
  });

  test("two concurrent calls each receive their own phonemes", async () => {
    const [spanish, italian] = await Promise.all([sayAll(["cena", "gato"], "es"), sayAll(["cena"], "it")]);
    expect(spanish.map(({ phonemes }) => phonemes)).toEqual(["θˈena", "ɡˈato"]);
    expect(italian.map(({ phonemes }) => phonemes)).toEqual(["ʧˈena"]);
  });
});
