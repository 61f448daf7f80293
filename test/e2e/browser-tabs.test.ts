import type { Browser, BrowserContext, Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { CATALOGUE } from "../../src/assets/catalogue/catalogue.js";
import { findAsset } from "../../src/assets/catalogue/find-asset.js";
import { openChromium } from "../support/chromium.js";
import { openStaticSite, type StaticSite } from "../support/static-site.js";
import { webExport } from "../support/web-export.js";

declare global {
  /** Starts to open a speaker, whose events come to `pageEvents`. */
  var startSpeaker: () => void;
  var pageEvents: string[];
  /** Takes a lock, for ever. */
  var holdLock: (name: string) => void;
  /** Whether the speaker is open, or why not. */
  var opened: string | undefined;
}

const PATIENCE = { timeout: 120_000 };
const MODEL = "kokoro-v1.0-int8";
const PAGES = {
  "/": `<!doctype html><script type="module">
    import { createSpeaker } from "/voxweave/voxweave.js";
    globalThis.pageEvents = [];
    globalThis.holdLock = (name) => void navigator.locks.request(name, () => new Promise(() => {}));
    globalThis.startSpeaker = () => {
      const onEvent = ({ type, asset }) => asset === "${MODEL}" && pageEvents.push(type);
      createSpeaker({ onEvent }).then(
        () => (globalThis.opened = "open"),
        (error) => (globalThis.opened = String(error)),
      );
    };
  </script>`,
};

let folder: string;
let browser: Browser;
let site: StaticSite;
/** A profile of its own for each test. */
let context: BrowserContext;

beforeAll(async () => {
  folder = await webExport();
  browser = await openChromium();
  return () => browser.close();
});

beforeEach(async () => {
  site = await openStaticSite(folder, { pages: PAGES });
  context = await browser.newContext();
  return async () => {
    await context.close();
    await site[Symbol.asyncDispose]();
  };
});

async function openTab(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.address);
  await page.waitForFunction(() => "startSpeaker" in globalThis);
  return page;
}

/** Starts to open a speaker in a page, and waits for an event of the weights. */
async function startUntil(page: Page, event: string): Promise<void> {
  await page.evaluate(() => globalThis.startSpeaker());
  await page.waitForFunction((type) => globalThis.pageEvents.includes(type), event, PATIENCE);
}

const whenOpened = async (page: Page): Promise<string | undefined> => {
  await page.waitForFunction(() => globalThis.opened !== undefined, undefined, PATIENCE);
  return page.evaluate(() => globalThis.opened);
};
const eventsOf = async (page: Page): Promise<readonly string[]> => [
  ...new Set(await page.evaluate(() => globalThis.pageEvents)),
];
const modelRequests = (): readonly string[] => site.requests.filter((request) => request.includes("/models/"));

test("of two tabs that start at once, one downloads the weights, and the other shows its progress and takes them", async () => {
  const [first, second] = [await openTab(), await openTab()];
  const release = site.holdAfter(20_000_000);
  await startUntil(first, "progress");
  await startUntil(second, "waiting");
  release();
  expect([await whenOpened(first), await whenOpened(second)]).toEqual(["open", "open"]);
  expect(await eventsOf(first)).toEqual(["started", "progress", "verified"]);
  expect(await eventsOf(second)).toEqual(["waiting", "started", "progress", "verified"]);
  expect(modelRequests().length).toBeGreaterThan(10);
  expect(new Set(modelRequests()).size).toBe(modelRequests().length);
});

test("a tab that waits goes on with the download of one that is closed", async () => {
  const [first, second] = [await openTab(), await openTab()];
  const release = site.holdAfter(20_000_000);
  await startUntil(first, "progress");
  await startUntil(second, "waiting");
  await expect.poll(() => modelRequests().length).toBe(5); // The server holds the fifth part.
  const asked = modelRequests();
  await first.close();
  release();
  expect(await whenOpened(second)).toBe("open");
  const after = modelRequests().slice(asked.length);
  expect(after[0]).toBe(asked.at(-1)); // The part that the first one did not get whole.
  expect(new Set(after).size).toBe(after.length);
});

test("a tab does not wait for one that makes no progress, and opens", async () => {
  const [sleeper, page] = [await openTab(), await openTab()];
  const lock = `voxweave ${findAsset(CATALOGUE, MODEL).sha256}-gz`;
  await sleeper.evaluate((name) => globalThis.holdLock(name), lock);
  await startUntil(page, "waiting");
  expect(await whenOpened(page)).toBe("open");
});
