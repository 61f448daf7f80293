import { describe, expect, test } from "vitest";
import { sentences } from "../../src/text/sentences.js";
import { EN_US, textLanguage } from "../support/languages.js";

const read = (text: string, locale = "en-us"): string[] =>
  [...sentences(text, { start: 0, end: text.length }, textLanguage(locale).sentenceEnds)].map(({ start, end }) =>
    text.slice(start, end).trim(),
  );

describe("sentences", () => {
  test.each<[string[]]>([
    [["One.", "Two.", "Three."]],
    [["Really?", "Yes!", "Good."]],
    [["Wait...", "What was that?"]],
    [["It was late.", '"Go home," he said.']],
    [['"Go home."', "She went."]],
    [["He left (at last).", "We stayed."]],
    [["The end came in 1999.", "Then it began again."]],
    [["I met him at 5 p.m.", "He was late."]],
    [["They sell pens, paper, etc.", "The shop is small."]],
    [["5 St. James Ave.", "She left."]],
    [["It is made by Acme Inc.", "Nobody knows why."]],
    [["Is it No. 5?", "It is."]],
  ])("these sentences are split: %j", (expected) => {
    expect(read(expected.join(" "))).toEqual(expected);
  });
});

describe("one sentence", () => {
  test.each([
    "Dr. Smith met Mrs. Jones.",
    "Prof. J. R. R. Tolkien wrote it.",
    "George W. Bush and John F. Kennedy were presidents.",
    "It lives at 5 St. James Square.",
    "Fruit, e.g. apples, i.e. what grows on trees, is good.",
    "See fig. 3 and p. 12 of vol. 2.",
    "The U.S. economy grew.",
    "It costs approx. $5 a piece.",
    "It starts at 5 p.m. on Monday.",
    '"Stop!" he cried, and ran.',
    "Version 2.5.1 is out.",
    "He paused... and then went on.",
    "Acme Inc. makes it.",
    "It is 3.5 times as much.",
    "She said (and I quote!) nothing.",
    "A line\nbreak is a space.",
  ])("this text is one sentence: %s", (text) => {
    expect(read(text)).toEqual([text]);
  });
});

test("a sentence in the middle of a long paragraph is not cut at the end of a window", () => {
  const sentence = "Then Anna Bella met Carl Daniel, Emma Frank and George Henry in The Hague on Monday. ";
  const text = sentence.repeat(200);
  expect(text.length).toBeGreaterThan(10_000);
  expect(new Set(read(text))).toEqual(new Set([sentence.trim()]));
});

test("only the given range is split", () => {
  const text = "One. Two. Three.";
  expect([...sentences(text, { start: 5, end: 9 }, EN_US.sentenceEnds)]).toEqual([{ start: 5, end: 9 }]);
});

describe("other languages", () => {
  test.each<[locale: string, expected: string[]]>([
    ["es", ["¿Vienes?", "¡Claro que sí!", "El Sr. García espera en la pág. 12.", "Adiós."]],
    ["fr", ["« Elle est glacée ! »", "M. Dupont rit.", "« Bien ? » dit-il."]],
    ["hi", ["वह आया।", "फिर डॉ. वर्मा गए।", "क्यों?"]],
    ["it", ["È tardi.", "Il Sig. Rossi dorme.", "Perché?"]],
    ["pt-br", ["A Sra. Silva saiu.", "Até logo!"]],
  ])("a text in %s is split into its sentences", (locale, expected) =>
    expect(read(expected.join(" "), locale)).toEqual(expected),
  );
});

test("a label at the end of a paragraph begins no item, whatever the next paragraph is", () => {
  const ends = textLanguage("en-us").sentenceEnds;
  const paragraph = "2. and 3.";
  const alone = [...sentences(paragraph, { start: 0, end: paragraph.length }, ends)];
  expect(alone).toHaveLength(1);
  expect([...sentences(`${paragraph}\n\nThe end.`, { start: 0, end: paragraph.length }, ends)]).toEqual(alone);
});
