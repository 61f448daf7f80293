import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { encodeSound } from "../../src/formats/encode-sound.js";
import { AUDIO_FORMATS } from "../../src/formats/registry.js";
import { speechLike } from "../formats/support/sounds.js";
import { type BrowserPages, openBrowserPages } from "../support/browser-page.js";

const RATE = 24_000;
/** The first bytes of a PNG file. No encoder reads further. */
const COVER = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3);
const TAGS = { title: "Ärger am Kap", artist: "Emma", date: "2027-03-31" };

let pages: BrowserPages;
let page: Page;

beforeAll(async () => {
  pages = await openBrowserPages("formats-page", "encodeInPage");
  page = await pages.open();
  return () => pages[Symbol.asyncDispose]();
});

const named = AUDIO_FORMATS.map((format) => [format.name, format] as const);
test.each(named)("a page in Chromium encodes %s to the same bytes as Node", async (_, format) => {
  const blocks = [speechLike(RATE, 1.3), speechLike(RATE, 0.7, 1.3)];
  const tags = format.tags.length > 0 ? TAGS : undefined;
  const cover = format.cover ? COVER : undefined;
  const inPage = await page.evaluate(([id, samples, options]) => globalThis.encodeInPage(id, samples, options), [
    format.id,
    blocks.map((block) => Array.from(block)),
    { tags, cover: cover && Array.from(cover) },
  ] as const);
  const inNode = await encodeSound(format.id, blocks, { sampleRate: RATE, tags, cover });
  expect(inNode.length).toBeGreaterThan(5_000);
  expect(pages.errors).toEqual([]);
  expect(Buffer.from(inPage).equals(inNode)).toBe(true);
});
