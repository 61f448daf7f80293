import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFrontEnd } from "../../src/create-front-end.js";
import { splitSentences } from "../../src/frontend/split-sentences.js";
import { bundleForBrowser } from "../support/browser-bundle.js";
import { openChromium } from "../support/chromium.js";
import { ROOT } from "../support/folders.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const SENTENCES = 200;

let folder: Awaited<ReturnType<typeof openTemporaryFolder>>;
let browser: Browser;
let address: string;
const requests: string[] = [];

const server = createServer(async ({ url = "/", method }, response) => {
  requests.push(`${method} ${url}`);
  if (url === "/") {
    response.setHeader("content-type", "text/html").end('<script type="module" src="/front-end-page.js"></script>');
    return;
  }
  const path = url.startsWith("/data/") ? join(ROOT, url) : join(folder.path, url);
  const content = await readFile(path).catch(() => undefined);
  if (content === undefined) {
    response.writeHead(404).end();
    return;
  }
  if (url.endsWith(".js")) response.setHeader("content-type", "text/javascript");
  if (url.endsWith(".br")) response.setHeader("content-encoding", "br");
  response.end(content);
});

beforeAll(async () => {
  folder = await openTemporaryFolder();
  await bundleForBrowser(join(ROOT, "test/e2e/fixtures/front-end-page.ts"), folder.path);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openChromium();
});

afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server.close(resolve));
  await folder[Symbol.asyncDispose]();
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
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address);
  await page.waitForFunction(() => typeof globalThis.phonemesOf === "function");
  const inBrowser = await page.evaluate(([all, tag]) => globalThis.phonemesOf(all, tag), [mixed, language] as const);
  await using frontEnd = createFrontEnd();
  const inNode: string[] = [];
  for (const text of mixed) inNode.push((await frontEnd.explain(text, { language })).phonemes);
  expect(errors).toEqual([]);
  expect(inBrowser).toEqual(inNode);
  expect(requests.filter((request) => request.includes(".lexicon.br"))).toContain(`GET /data/${language}.lexicon.br`);
});

test("splitSentences finds the same sentences in Chromium as in Node", async () => {
  const texts = { "en-us": "Dr. Smith paid $3.50. J. R. left!", fr: "M. Dupont est là. Bien." };
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction(() => typeof globalThis.sentencesOf === "function");
  for (const [language, text] of Object.entries(texts)) {
    const inBrowser = await page.evaluate(([all, tag]) => globalThis.sentencesOf(all, tag), [text, language] as const);
    const inNode = await splitSentences(text, { language });
    expect(inBrowser).toEqual(inNode.map((sentence) => sentence.text));
    expect(inBrowser).toHaveLength(2);
  }
});
