import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Browser } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { SUITE_CACHE } from "../support/cache.js";
import { openChromium } from "../support/chromium.js";
import { runFfmpeg } from "../support/ffmpeg.js";
import { ROOT } from "../support/folders.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const TEXT = "The sun rose over the hills. Each word is marked when it is heard.";

/** Runs in the page: notes each word that it marks. */
const NOTE_MARKS = `
  globalThis.marked = [];
  const shown = document.querySelector("#text");
  new MutationObserver(() => {
    const word = shown.querySelector("mark")?.textContent;
    if (word && marked.at(-1) !== word) marked.push(word);
  }).observe(shown, { childList: true });`;

let server: ChildProcess | undefined;
let browser: Browser | undefined;

afterEach(async () => {
  await browser?.close();
  if (server?.exitCode === null) {
    const ended = once(server, "exit");
    server.kill("SIGTERM");
    expect((await ended)[0]).toBe(0);
  }
  [server, browser] = [undefined, undefined];
});

/** Starts an example. Returns its address. */
async function start(name: string): Promise<string> {
  const env = { ...process.env, PORT: "0", VOXWEAVE_CACHE: SUITE_CACHE, VOXWEAVE_ASSET_SOURCES: "registry" };
  const child = spawn(process.execPath, [join(ROOT, "build", "examples", `${name}.js`)], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  server = child;
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  return `http://127.0.0.1:${/port: (\d+)/.exec(line)?.[1]}`;
}

describe("the example speech-server", () => {
  test("a request is answered with an MP3 that holds the whole text", async () => {
    await using folder = await openTemporaryFolder();
    const address = await start("speech-server");
    const response = await fetch(`${address}/?${new URLSearchParams({ text: TEXT })}`);
    expect(response.headers.get("content-type")).toBe("audio/mpeg");
    const [mp3, wav] = [join(folder.path, "a.mp3"), join(folder.path, "a.wav")];
    await writeFile(mp3, new Uint8Array(await response.arrayBuffer()));
    await runFfmpeg(["-i", mp3, wav]);
    const { samples, sampleRate } = parseWav(await readFile(wav));
    expect(samples.length / sampleRate).toBeGreaterThan(3);
  });

  test("a text that cannot be spoken is answered with 400 and the reason", async () => {
    const address = await start("speech-server");
    const response = await fetch(`${address}/?${new URLSearchParams({ text: "<speak>never closed" })}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/speak/u);
  });

  test("the server speaks for the next client after one has left", async () => {
    const address = await start("speech-server");
    const leave = new AbortController();
    const first = await fetch(`${address}/?${new URLSearchParams({ text: TEXT.repeat(20) })}`, {
      signal: leave.signal,
    });
    await first.body?.getReader().read();
    leave.abort();
    const next = await fetch(`${address}/?text=Hello.`);
    expect((await next.arrayBuffer()).byteLength).toBeGreaterThan(2_000);
  });
});

test("the page of the example read-aloud marks each word in order while it plays, and stops at once", async () => {
  const address = await start("read-aloud");
  browser = await openChromium();
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address);
  await page.evaluate(NOTE_MARKS);
  await page.fill("#source", TEXT);
  await page.click("#play");
  await page.waitForSelector("mark");
  await page.waitForSelector("#play:not([disabled])");
  const marked = await page.evaluate("marked");
  expect(marked).toEqual(TEXT.replaceAll(".", "").split(" "));
  expect(await page.textContent("#text")).toBe(TEXT);

  await page.click("#play");
  await page.waitForSelector("mark");
  await page.click("#stop");
  await page.waitForSelector("#play:not([disabled])");
  expect(errors).toEqual([]);
});
