import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { readCases, readHomographs, readNames } from "../../bench/reading/cases.js";
import { createFrontEnd, type ExplainOptions, type FrontEnd } from "../../src/create-front-end.js";
import { splitSentences } from "../../src/frontend/split-sentences.js";
import { type BrowserPages, openBrowserPages } from "../support/browser-page.js";
import { ROOT } from "../support/folders.js";

const INLINE = ["Wait.[pause:0.5s] [rate:1.2]Faster[/rate], and [Kokoro](/kˈOkəɹO/).", "[emphasis]Now[/emphasis]!"];
const SSML = [
  '<speak>Call <say-as interpret-as="telephone">555-0100</say-as><break time="300ms"/> at <sub alias="noon">12</sub>.</speak>',
  '<speak><p><s><prosody rate="slow">Slowly.</prosody></s><s><phoneme alphabet="ipa" ph="təˈmɑːtoʊ">tomato</phoneme></s></p></speak>',
];
const HTML = [
  "<h1>Prices &amp; dates</h1><p>It cost <b>$3.50</b> on <abbr title='Monday'>Mon.</abbr></p><script>no()</script><ul><li>One<li>Two</ul>",
  "<table><tr><th>Name<th>Age<tr><td>Ann<td>42</table><pre>x = 1</pre><p lang=en-GB>A tomato.</p>",
];

let pages: BrowserPages;
/** A page and a front end for all tests, because each loads the dictionaries. */
let page: Page;
let frontEnd: FrontEnd;

beforeAll(async () => {
  pages = await openBrowserPages("front-end-page", "sentencesOf");
  page = await pages.open();
  frontEnd = createFrontEnd();
  return async () => {
    await frontEnd[Symbol.asyncDispose]();
    await pages[Symbol.asyncDispose]();
  };
});

/** Every third text of the benchmark of readings: cases of each class, homographs in sentences, and names. */
async function benchmarkTexts(): Promise<string[]> {
  const folder = join(ROOT, "bench/reading");
  const cases = await readCases(join(folder, "cases"));
  const homographs = await readHomographs(join(folder, "homographs.tsv"));
  const names = await readNames(join(folder, "names.tsv"));
  const rows = Array.from({ length: names.length / 20 }, (_, row) => names.slice(20 * row, 20 * (row + 1)));
  return [
    ...[...cases, ...homographs].map(({ text }) => text),
    ...rows.map((row) => `${row.map(({ name }) => name).join(", ")}.`),
  ].filter((_, at) => at % 3 === 0);
}

/** Reads texts in a page and in Node, and expects the same readings, with the same places and reasons. */
async function expectSameReadings(texts: readonly string[], options: ExplainOptions): Promise<void> {
  const inBrowser = await page.evaluate(([all, how]) => globalThis.readingsOf(all, how), [texts, options] as const);
  const inNode = await Promise.all(texts.map((text) => frontEnd.explain(text, options)));
  const different = inNode.flatMap((explanation, index) => {
    const [words, expected] = [plain(inBrowser[index]?.words ?? []), plain(explanation.words)];
    const at = expected.findIndex((word, place) => !isDeepStrictEqual(words[place], word));
    return at < 0 ? [] : [{ text: texts[index]?.slice(0, 60), expected: expected[at], found: words[at] }];
  });
  expect(pages.errors).toEqual([]);
  expect(different).toEqual([]);
}

/** A value as it comes from a page. The exponential function of another V8 may differ in the last digit. */
function plain<Value>(value: Value): Value {
  const rounded = (_: string, part: unknown) => (typeof part === "number" ? Number(part.toPrecision(12)) : part);
  return JSON.parse(JSON.stringify(value, rounded)) as Value;
}

test("the front end reads all pinned readings in Chromium as in Node", async () => {
  const table = await readFile(join(ROOT, "test/languages/english/corpus/readings.tsv"), "utf8");
  const lines = table.trimEnd().split("\n");
  const texts = lines.map((line) => line.split("\t")[0] ?? "");
  const readings = await page.evaluate((all) => globalThis.readingsOf(all, { markup: "plain" }), texts);
  const different = readings.flatMap(({ phonemes }, index) =>
    lines[index] === `${texts[index]}\t${phonemes}` ? [] : [`${texts[index]}\t${phonemes}`],
  );
  expect(texts.length).toBeGreaterThan(3_000);
  expect(different).toEqual([]);
  expect(pages.requests).toContain("GET /data/en-us.lexicon.gz");
});

test("the front end reads the texts of the benchmark in Chromium as in Node, in both dialects", async () => {
  const texts = await benchmarkTexts();
  expect(texts.length).toBeGreaterThan(600);
  await expectSameReadings(texts, { language: "en-us" });
  await expectSameReadings(texts.slice(0, 200), { language: "en-gb" });
  expect(pages.requests).toContain("GET /data/en-gb.lexicon.gz");
});

test("the front end reads marked-up texts in Chromium as in Node", async () => {
  const documents = ["README.md", "docs/english.md", "docs/formats.md"];
  const markdown = await Promise.all(documents.map((name) => readFile(join(ROOT, name), "utf8")));
  await expectSameReadings(markdown, { markup: "markdown" });
  await expectSameReadings(INLINE, {});
  await expectSameReadings(SSML, { markup: "ssml" });
  await expectSameReadings(HTML, { markup: "html" });
});

test("splitSentences finds the same sentences in Chromium as in Node", async () => {
  const texts = { "en-us": "Dr. Smith paid $3.50. J. R. left!", fr: "M. Dupont est là. Bien." };
  for (const [language, text] of Object.entries(texts)) {
    const inBrowser = await page.evaluate(([all, tag]) => globalThis.sentencesOf(all, tag), [text, language] as const);
    const inNode = await splitSentences(text, { language });
    expect(inBrowser).toEqual(inNode.map((sentence) => sentence.text));
    expect(inBrowser).toHaveLength(2);
  }
});
