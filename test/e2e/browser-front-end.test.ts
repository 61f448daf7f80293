import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createFrontEnd } from "../../src/create-front-end.js";
import { splitSentences } from "../../src/frontend/split-sentences.js";
import { type BrowserPages, openBrowserPages } from "../support/browser-page.js";
import { ROOT } from "../support/folders.js";

const SENTENCES = 200;

let pages: BrowserPages;

beforeAll(async () => {
  pages = await openBrowserPages("front-end-page", "sentencesOf");
  return () => pages[Symbol.asyncDispose]();
});

test.each(["en-us", "en-gb"])("the front end reads 200 sentences in Chromium as in Node (%s)", async (language) => {
  const table = await readFile(join(ROOT, "bench/reading/homographs.tsv"), "utf8");
  const texts = table
    .split("\n")
    .flatMap((line) => line.split("\t").filter((cell) => /^[A-Z].*\s.*[.!?]$/u.test(cell)))
    .slice(0, SENTENCES);
  expect(texts).toHaveLength(SENTENCES);
  const mixed = [
    ...texts.slice(3),
    "On 5/6/2024 Dr. Smith paid $3.50 (25%).",
    "Kubernetes, nginx & VoxWeave: 10k–20k.",
    "Well done 👍🏽, see you in 🇫🇷 :)",
  ];
  const page = await pages.open();
  const inBrowser = await page.evaluate(([all, tag]) => globalThis.phonemesOf(all, tag), [mixed, language] as const);
  await using frontEnd = createFrontEnd();
  const inNode: string[] = [];
  for (const text of mixed) inNode.push((await frontEnd.explain(text, { language })).phonemes);
  expect(pages.errors).toEqual([]);
  expect(inBrowser).toEqual(inNode);
  expect(pages.requests.filter((request) => request.includes(".lexicon."))).toContain(
    `GET /data/${language}.lexicon.gz`,
  );
});

test("splitSentences finds the same sentences in Chromium as in Node", async () => {
  const texts = { "en-us": "Dr. Smith paid $3.50. J. R. left!", fr: "M. Dupont est là. Bien." };
  const page = await pages.open();
  for (const [language, text] of Object.entries(texts)) {
    const inBrowser = await page.evaluate(([all, tag]) => globalThis.sentencesOf(all, tag), [text, language] as const);
    const inNode = await splitSentences(text, { language });
    expect(inBrowser).toEqual(inNode.map((sentence) => sentence.text));
    expect(inBrowser).toHaveLength(2);
  }
});
