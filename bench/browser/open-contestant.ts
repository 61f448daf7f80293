import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { type Browser, chromium, type Page } from "playwright-core";
import type { TimedWord } from "#dist/core/timed-word.js";
import { type TreeUsage, treeUsage } from "../process-tree.js";
import type { BrowserContestant } from "./contestants.js";
import type { Site } from "./site.js";

declare global {
  /** What `answer.mjs` defines in a page. */
  var contestant: {
    readonly visited: Promise<number>;
    first(text: string): Promise<number>;
    speak(text: string): Promise<Pick<Spoken, "firstSeconds" | "tookSeconds" | "words">>;
  };
}

/** A text that was spoken in a page. */
export interface Spoken {
  /** Time to the first chunk of sound. @unit seconds */
  readonly firstSeconds: number;
  readonly tookSeconds: number;
  /** Processor time of the renderer. @unit seconds */
  readonly cpuSeconds: number;
  /** The words with their times; none if the contestant has no times. */
  readonly words: readonly TimedWord[];
  /** Mono at 24 kHz; shape (samples,). */
  readonly samples: Float32Array;
}

/** A contestant's page, in a browser of its own. */
export interface OpenContestant extends AsyncDisposable {
  readonly name: string;
  /** Time from the start of the page to the first sound. @unit seconds */
  readonly visitSeconds: number;
  first(text: string): Promise<number>;
  speak(text: string): Promise<Spoken>;
  /** Leaves the page and opens it again, as a second visit. Returns the time to the first sound. @unit seconds */
  visitAgain(): Promise<number>;
  /** The largest memory of the page's process so far. @unit bytes */
  peakRssBytes(): number;
}

const PATHS = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-background-networking"];
const PATIENCE_MS = 600_000;
/** Chromium resets the peak that the kernel keeps, after each load and now and then, so it is read often. @unit ms */
const PEAK_EVERY_MS = 100;

/** The version of the installed Chromium. */
export async function chromiumVersion(): Promise<string> {
  const browser = await launch();
  try {
    return browser.version();
  } finally {
    await browser.close();
  }
}

/** Opens a contestant's page in a new browser without a cache, and waits for its first sound. */
export async function openContestant(
  site: Site,
  { name, script }: BrowserContestant,
  { threads, say }: { readonly threads: number; readonly say: string },
): Promise<OpenContestant> {
  const browser = await launch();
  const query = new URLSearchParams({ threads: String(threads), say });
  const address = `${site.address}/${script}.html?${query}`;
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const peak = watchPeak(browser);
  return {
    name,
    visitSeconds: await visit(page, address),
    first: (text) => page.evaluate((said) => globalThis.contestant.first(said), text),
    async speak(text) {
      const before = await rendererUsage(browser);
      const spoken = await page.evaluate((said) => globalThis.contestant.speak(said), text);
      const cpuSeconds = (await rendererUsage(browser)).cpuSeconds - before.cpuSeconds;
      return { ...spoken, cpuSeconds, samples: site.takeSound() };
    },
    async visitAgain() {
      await page.goto("about:blank");
      return visit(page, address);
    },
    peakRssBytes: peak.read,
    async [Symbol.asyncDispose]() {
      await peak[Symbol.asyncDispose]();
      await browser.close();
    },
  };
}

function launch(): Promise<Browser> {
  const executablePath = PATHS.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined)
    throw new Error('the benchmark needs Chromium: run "apt-get install chromium", or set CHROMIUM to its path');
  return chromium.launch({ executablePath, args: FLAGS, headless: true });
}

async function visit(page: Page, address: string): Promise<number> {
  const failed = new Promise<never>((_, reject) => page.once("pageerror", reject));
  failed.catch(() => {}); // The page may also fail later; then the question fails.
  const heard = async (): Promise<number> => {
    await page.goto(address);
    await page.waitForFunction(() => "contestant" in globalThis);
    return page.evaluate(() => globalThis.contestant.visited);
  };
  return Promise.race([heard(), failed]);
}

/** Keeps the peak of the memory of the page's process. */
function watchPeak(browser: Browser): { readonly read: () => number } & AsyncDisposable {
  let peakRssBytes = 0;
  const ender = new AbortController();
  const watch = async (): Promise<void> => {
    while (!ender.signal.aborted) {
      peakRssBytes = Math.max(peakRssBytes, (await rendererUsage(browser)).peakRssBytes);
      await setTimeout(PEAK_EVERY_MS, undefined, { signal: ender.signal }).catch(() => {});
    }
  };
  const watching = watch();
  return {
    read: () => peakRssBytes,
    async [Symbol.asyncDispose]() {
      ender.abort();
      await watching;
    },
  };
}

/** The usage of the page's process: the renderer with the most memory, because Chromium keeps an empty one in reserve. */
async function rendererUsage(browser: Browser): Promise<TreeUsage> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  // A renderer may end during the read.
  const usages = await Promise.all(renderers.map(({ id }) => treeUsage(id).catch(() => undefined)));
  const alive = usages.filter((usage) => usage !== undefined);
  const [largest] = alive.toSorted((one, other) => other.peakRssBytes - one.peakRssBytes);
  if (largest === undefined) throw new Error("Chromium has no process for the page");
  return largest;
}
