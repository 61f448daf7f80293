import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cue, toCues } from "../../src/captions/cues.js";
import { anyProse, speak } from "./support/spoken.js";

const shown = (cues: readonly Cue[]): string[][] =>
  cues.map(({ lines }) => lines.map((line) => line.map(({ text }) => text).join(" ")));

const squeeze = (text: string): string =>
  text
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .toWellFormed();

describe("cues of any text", () => {
  const options = fc.record({
    lineLength: fc.integer({ min: 10, max: 60 }),
    lines: fc.integer({ min: 1, max: 3 }),
    minSeconds: fc.constantFrom(0, 1, 3),
    gapSeconds: fc.constantFrom(0, 0.1, 1),
  });

  test("cues of any text are in order and do not overlap, and the last one ends with the sound", () =>
    fc.assert(
      fc.property(anyProse, options, (text, rules) => {
        const spoken = speak(text);
        const cues = toCues(spoken, rules);
        for (const [index, { startSeconds, endSeconds }] of cues.entries()) {
          expect(endSeconds).toBeGreaterThan(startSeconds);
          expect(startSeconds).toBeGreaterThanOrEqual(cues[index - 1]?.endSeconds ?? 0);
        }
        expect(cues.length === 0).toBe(spoken.words.length === 0);
        if (cues.length > 0) expect(cues.at(-1)?.endSeconds).toBe(spoken.durationSeconds);
      }),
    ));

  test("cues of any text show each spoken word once, in order, while it is spoken", () =>
    fc.assert(
      fc.property(anyProse, options, (text, rules) => {
        const spoken = speak(text);
        let next = 0;
        for (const cue of toCues(spoken, rules)) {
          const pieces = cue.lines.flat();
          expect(pieces.map((piece) => piece.text).join(" ")).toContain(pieces[0]?.text);
          for (const piece of pieces) {
            expect(piece.text).toBe(squeeze(text.slice(piece.source.start, piece.source.end)));
            for (; (spoken.words[next]?.source.start ?? text.length) < piece.source.end; next += 1) {
              const word = spoken.words[next];
              expect(word?.source.start).toBeGreaterThanOrEqual(piece.source.start);
              expect(word?.source.end).toBeLessThanOrEqual(piece.source.end);
              expect(word?.startSeconds).toBeGreaterThanOrEqual(cue.startSeconds);
              expect(word?.endSeconds).toBeLessThanOrEqual(cue.endSeconds);
            }
          }
        }
        expect(next).toBe(spoken.words.length);
      }),
    ));

  test("cues of any text keep to the line length and the number of lines, except for single long words", () =>
    fc.assert(
      fc.property(anyProse, options, (text, rules) => {
        for (const cue of toCues(speak(text), rules)) {
          const single = cue.lines.flat().length === 1;
          expect(single || cue.lines.length <= rules.lines).toBe(true);
          for (const line of cue.lines) {
            const length = [...line.map((piece) => piece.text).join(" ")].length;
            expect(line.length === 1 || length <= rules.lineLength).toBe(true);
          }
        }
      }),
    ));
});

describe("breaks between cues and lines", () => {
  test("a cue ends at the end of a sentence and at a blank line", () => {
    expect(shown(toCues(speak("One two three four. Five six\n\nseven eight nine.")))).toEqual([
      ["One two three four."],
      ["Five six"],
      ["seven eight nine."],
    ]);
  });

  test("a cue does not end at the full stop of an abbreviation", () => {
    const spoken = speak("We met Dr. Brown there.");
    const words = spoken.words.map((word) => (word.text === "Dr" ? { ...word, pause: "none" as const } : word));
    expect(shown(toCues({ ...spoken, words }))).toEqual([["We met Dr. Brown there."]]);
  });

  test("a long sentence breaks at clauses first, into lines of similar length", () => {
    const text =
      "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness.";
    expect(shown(toCues(speak(text)))).toEqual([
      ["It was the best of times,", "it was the worst of times,"],
      ["it was the age of wisdom,", "it was the age of foolishness."],
    ]);
  });

  test("a line breaks before a preposition or a conjunction, not after an article", () => {
    expect(shown(toCues(speak("The keeper had been walking through the garden and counting the roses.")))).toEqual([
      ["The keeper had been walking", "through the garden and counting the roses."],
    ]);
  });

  test("a word that is longer than a line gets a line of its own", () => {
    const long = "x".repeat(60);
    expect(shown(toCues(speak(`a ${long} b`)))).toEqual([["a", long], ["b"]]);
  });
});

describe("the end of a cue", () => {
  const times = (text: string, options = {}): [number, number][] =>
    toCues(speak(text), options).map(({ startSeconds, endSeconds }) => [
      Number(startSeconds.toFixed(2)),
      Number(endSeconds.toFixed(2)),
    ]);

  test("a cue stays until the next one if the silence between them is short", () => {
    expect(times("One. Two.", { gapSeconds: 1 })).toEqual([
      [0.05, 0.8],
      [0.8, 1.15],
    ]);
  });

  test("a cue stays for minSeconds, or until it can be read, if the silence after it is long enough", () => {
    expect(times("One. Two.", { gapSeconds: 0, minSeconds: 0.6 })[0]).toEqual([0.05, 0.65]);
    expect(times("Enormously. Two.", { gapSeconds: 0, minSeconds: 0, charactersPerSecond: 20 })[0]).toEqual([
      0.05, 0.6,
    ]);
    expect(times("One. Two.", { gapSeconds: 0, minSeconds: 0, charactersPerSecond: 100 })[0]).toEqual([0.05, 0.3]);
  });
});

describe("the text of cues", () => {
  test("cues show the text as written, and once for words that share a text", () => {
    const spoken = speak("It cost 5 today.");
    const words = spoken.words.flatMap((word) =>
      word.text === "5"
        ? [
            { ...word, spoken: "five" },
            { ...word, spoken: "dollars", startSeconds: word.endSeconds - 0.1 },
          ]
        : [word],
    );
    const [cue] = toCues({ ...spoken, words });
    expect(cue?.lines.flat().map(({ text }) => text)).toEqual(["It", "cost", "5", "today."]);
  });

  test("cues show the text without markup, with its ranges in the marked text", () => {
    const spoken = speak("ab cd");
    const shift = (at: number): number => at + 3 + (at > 2 ? 4 : 0);
    const toSource = ({ start, end }: { start: number; end: number }) => ({ start: shift(start), end: shift(end) });
    const words = spoken.words.map((word) => ({ ...word, source: toSource(word.source) }));
    const [cue] = toCues({ ...spoken, words, toSource });
    expect(cue?.lines.flat()).toMatchObject([
      { text: "ab", source: { start: 3, end: 5 } },
      { text: "cd", source: { start: 10, end: 12 } },
    ]);
  });

  test("cues keep a dash with the word before it and a bullet with the word after it, and drop unspoken scripts", () => {
    expect(shown(toCues(speak("one — two\n- three")))).toEqual([["one — two - three"]]);
    const spoken = speak("one — 世界 — two");
    const words = spoken.words.filter(({ text }) => text !== "世界");
    expect(shown(toCues({ ...spoken, words }))).toEqual([["one — — two"]]);
  });

  test("the time of words that are spoken as one is divided by their length", () => {
    const spoken = speak("aaaa bbbb");
    const [first] = spoken.words;
    if (first === undefined) throw new Error("no words");
    const both = { ...first, source: { start: 0, end: 9 }, startSeconds: 0, endSeconds: 0.9 };
    const [cue] = toCues({ ...spoken, words: [both] });
    expect(cue?.lines.flat().map(({ startSeconds }) => startSeconds.toFixed(2))).toEqual(["0.00", "0.50"]);
  });
});

test.each<[object, ErrorConstructor | RangeErrorConstructor, string]>([
  [{ lineLength: 5 }, RangeError, "lineLength must be 10 to 200, got 5"],
  [{ lines: 1.5 }, RangeError, "lines must be a whole number, got 1.5"],
  [{ minSeconds: "1" }, TypeError, 'minSeconds must be a number, got "1"'],
])("toCues rejects options out of bounds: %j", (options, kind, message) => {
  expect(() => toCues(speak("Hello."), options)).toThrow(kind);
  expect(() => toCues(speak("Hello."), options)).toThrow(message);
});

test.each<[text: string, lineLength: number, lines: string[]]>([
  [
    "He pulled the heavy rope across the swift water and slept.",
    24,
    ["He pulled", "the heavy rope across", "the swift water", "and slept."],
  ],
  ["We crossed the swift water there.", 23, ["We crossed", "the swift water there."]],
  ["Nobody swims the swift water today.", 17, ["Nobody swims", "the swift water", "today."]],
])("a line does not end between an adjective and its noun: %s", (text, lineLength, lines) => {
  expect(shown(toCues(speak(text), { lineLength, lines: 2 })).flat()).toEqual(lines);
});

test.each<[language: string, text: string, lines: string[]]>([
  [
    "fr",
    "Nous avons marché avec le chien de notre voisine pendant une heure.",
    ["Nous avons marché avec le chien", "de notre voisine", "pendant une heure."],
  ],
  [
    "es",
    "El médico entró en la habitación con una lámpara vieja.",
    ["El médico entró en la habitación", "con una lámpara vieja."],
  ],
  [
    "it",
    "Il medico entrò nella stanza con una vecchia lampada.",
    ["Il medico entrò nella stanza", "con una vecchia lampada."],
  ],
  [
    "pt-br",
    "O médico entrou no quarto com uma lâmpada velha.",
    ["O médico entrou no quarto", "com uma lâmpada velha."],
  ],
  [
    "de-de",
    "Der Arzt kam mit einer alten Lampe in das Zimmer.",
    ["Der Arzt kam mit einer", "alten Lampe in das Zimmer."],
  ],
])(
  "a line in %s ends at the words of the language, or anywhere in a language without such words: %s",
  (language, text, lines) => {
    const spoken = { ...speak(text), language };
    expect(shown(toCues(spoken, { lineLength: 32, lines: 2 })).flat()).toEqual(lines);
  },
);
