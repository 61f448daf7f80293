import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import express from "express";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { createSpeaker } from "voxweave";
import { createServer } from "voxweave/server";
import { startServe } from "../server/support/serve-process.js";
import { ROOT } from "../support/folders.js";
import { button, field, heardWords, litWords, type OpenPage, player } from "../support/page.js";
import { useTonePage } from "../support/tone-page.js";

const TEXT = "One two three four five. Six seven eight nine ten.";
/** A text whose sound goes on for twenty seconds, so that a busy machine acts on it before it ends. */
const LONG = Array(5).fill(TEXT).join(" ");

const tone = useTonePage();

const openPage = (address: string): Promise<OpenPage> => tone.chromium.open(address);

/** The parts of an element of a page that the tests use: Node's types have none of them. */
interface PageElement {
  readonly ownerDocument: { createRange(): PageRange };
  readonly firstChild: object;
  readonly textContent: string;
}
interface PageRange {
  setStart(node: object, offset: number): void;
  setEnd(node: object, offset: number): void;
  getBoundingClientRect(): { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Returns the middle of a word of the text on the screen. */
function placeOf(page: Page, word: string): Promise<{ readonly x: number; readonly y: number }> {
  return page.locator(".sheet-mirror > *").evaluate((mirror, sought) => {
    const { ownerDocument, firstChild, textContent } = mirror as unknown as PageElement;
    const range = ownerDocument.createRange();
    range.setStart(firstChild, textContent.indexOf(sought));
    range.setEnd(firstChild, textContent.indexOf(sought) + sought.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, word);
}

/** Returns the place in the sound that the player shows. @unit seconds */
async function position(page: Page): Promise<number> {
  return Number(await page.getByRole("slider", { name: "Place in the sound" }).getAttribute("aria-valuenow"));
}

/** Speaks a text to its end. The script of the player is loaded then. */
async function hearToTheEnd(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await button(page, "Speak").click();
  await button(page, "Play").waitFor();
}

describe("the page of voxweave serve", () => {
  test("the page speaks a text, lights its words, pauses, goes back, and ends", async () => {
    await using opened = await openPage(tone.server.address);
    const { page, requests, errors } = opened;
    const sound = page.getByRole("slider", { name: "Place in the sound" });
    const later = [expect.stringMatching(/^(?!One$)\w+$/u)];
    await field(page).fill(LONG);
    await button(page, "Speak").click();
    await expect.poll(() => litWords(page)).toEqual(later);
    await button(page, "Pause").click();
    await button(page, "Resume").waitFor();
    await sound.press("Home");
    await expect.poll(() => litWords(page)).toEqual(["One"]);
    await button(page, "Resume").click();
    await expect.poll(() => litWords(page)).toEqual(later);
    await sound.press("End");
    await button(page, "Play").waitFor();
    expect((await heardWords(page)).at(-1)).toBe("ten");
    expect(await position(page)).toBeGreaterThan(10);
    expect(errors).toEqual([]);
    expect(requests.filter((address) => !address.startsWith(tone.server.address))).toEqual([]);
  });

  test("a click on a word of the page continues the speech there", async () => {
    await using opened = await openPage(tone.server.address);
    const { page } = opened;
    await field(page).fill(LONG);
    await field(page).press("Control+Enter");
    await button(page, "Pause").waitFor();
    await page.keyboard.press("Control+Enter");
    await button(page, "Resume").waitFor();
    const clickOn = async (word: string): Promise<string[]> => {
      const { x, y } = await placeOf(page, word);
      await page.mouse.click(x, y);
      return litWords(page);
    };
    await expect.poll(() => clickOn("seven")).toEqual(["seven"]); // Its sound may arrive later.
    await expect.poll(() => clickOn("two")).toEqual(["two"]);
  });

  test("the editor of the page takes the words of subtitles, finds, replaces and undoes, and keeps the text for the next visit", async () => {
    await using opened = await openPage(tone.server.address);
    const { page } = opened;
    const srt =
      "1\n00:00:01,000 --> 00:00:02,000\nGood <i>morning</i>.\n\n2\n00:00:03,000 --> 00:00:04,000\nGood night.\n";
    const file = { name: "film.srt", mimeType: "application/x-subrip", buffer: Buffer.from(srt) };
    await page.locator("input[type=file]").setInputFiles(file);
    await expect.poll(() => field(page).inputValue()).toBe("Good morning.\nGood night.");
    await field(page).press("Control+f");
    await page.getByRole("textbox", { name: "Find", exact: true }).fill("good");
    await page.getByText("1 of 2").waitFor();
    await page.getByRole("textbox", { name: "Replace with" }).fill("Bad");
    await button(page, "All").click();
    await expect.poll(() => field(page).inputValue()).toBe("Bad morning.\nBad night.");
    await page.keyboard.press("Control+z");
    await expect.poll(() => field(page).inputValue()).toBe("Good morning.\nGood night.");
    await button(page, "Replace").click();
    await button(page, "All").click();
    await expect.poll(() => field(page).inputValue()).toBe("Bad morning.\nBad night.");
    await page.reload();
    await expect.poll(() => field(page).inputValue()).toBe("Bad morning.\nBad night.");
    await page.locator("input[type=file]").setInputFiles({ ...file, name: "film.pdf" });
    await page.getByRole("alert").filter({ hasText: "“film.pdf” is no text" }).waitFor();
  });

  test("the page finds voices by the keyboard, keeps favourites and mixes, and speaks with them", async () => {
    await using opened = await openPage(tone.server.address);
    const { page, errors } = opened;
    const finder = page.getByRole("combobox", { name: "Find a voice" });
    await finder.fill("british");
    await page.getByRole("option", { name: /^High British/u }).waitFor();
    await finder.press("Enter");
    await button(page, "Favourite: High").click();
    await button(page, "Hear High").click();
    await button(page, "Stop the sample").waitFor();
    await finder.press("ArrowDown");
    await expect
      .poll(() => page.getByRole("listbox", { name: "Voices" }).getByRole("option").first().textContent())
      .toMatch(/^High.*favourite/u);
    await finder.press("Home");
    await finder.press("ArrowUp");
    await finder.press("Enter");
    await button(page, "Hear Mid").waitFor();
    await button(page, "Mix with another voice").click();
    await page.getByRole("slider", { name: "Share of Mid" }).fill("70");
    await page.getByRole("textbox", { name: "Name of the mix" }).fill("Duo");
    await button(page, "Save mix").click();
    await page.reload();
    await button(page, "Hear Duo").waitFor();
    await page.getByText("70 % Mid, 30 % Low").first().waitFor();
    await button(page, "Speak").click();
    await button(page, "Pause").waitFor();
    await button(page, "Delete the mix Duo").click();
    await button(page, "Hear Your mix").waitFor();
    expect(errors).toEqual([]);
  });

  test("the page has an example of a dialogue, speaks its roles without their names, and marks a part with a voice", async () => {
    await using opened = await openPage(tone.server.address);
    const { page, errors } = opened;
    await button(page, "Clear").click();
    await button(page, "A dialogue").click();
    await page.getByRole("combobox", { name: "Voice of Ben" }).waitFor();
    await field(page).fill("Anna: One two.\nBen: Three four five six.");
    await page.getByRole("combobox", { name: "Voice of Anna" }).selectOption({ label: "Low · neutral" });
    await page.getByRole("combobox", { name: "Voice of Ben" }).selectOption({ label: "High · neutral" });
    await button(page, "Speak").click();
    await button(page, "Play").waitFor();
    const heard = await heardWords(page);
    expect(heard.at(-1)).toMatch(/^(?:five|six)$/u);
    expect([heard.includes("Anna"), heard.includes("Ben")]).toEqual([false, false]);
    await field(page).press("Control+Home");
    await button(page, "Mark").click();
    await expect.poll(() => field(page).inputValue()).toMatch(/^\[voice:tone_low\]Anna: One two\.\[\/voice\]\nBen:/u);
    await page.keyboard.press("Control+z");
    await expect.poll(() => field(page).inputValue()).toMatch(/^Anna: One two\.\nBen:/u);
    expect(errors).toEqual([]);
  });

  test("the page says what is wrong with a text until the text is another one", async () => {
    await using opened = await openPage(tone.server.address);
    const { page } = opened;
    const fault = page.getByRole("alert").filter({ hasText: "There is no sound for" });
    await field(page).fill("今天天气很好。");
    await button(page, "Speak").click();
    await fault.waitFor();
    await field(page).fill("Hello.");
    await fault.waitFor({ state: "detached" });
  });

  test("the page says that it waits for sound when the network is slower than the speech", async () => {
    await using opened = await openPage(tone.server.address);
    const { page } = opened;
    await hearToTheEnd(page, "One.");
    await field(page).fill(TEXT);
    const devTools = await page.context().newCDPSession(page);
    const network = { offline: false, latency: 0, uploadThroughput: -1 };
    await devTools.send("Network.emulateNetworkConditions", { ...network, downloadThroughput: 40_000 });
    await button(page, "Speak").click();
    await page.getByText("Waiting for more sound").waitFor();
    await devTools.send("Network.emulateNetworkConditions", { ...network, downloadThroughput: -1 });
    await button(page, "Play").waitFor();
  });

  test("the page shows the speed of its server, and sends a speed only when the user has changed it", async () => {
    await using quick = await startServe(["--engine", "tone", "--speed", "1.25"]);
    await using opened = await openPage(quick.address);
    const { page } = opened;
    const spoken = async (): Promise<object> => {
      const sent = page.waitForRequest((request) => request.url().endsWith("/v1/audio/speech"));
      await button(page, "Speak").click();
      return (await sent).postDataJSON() as object;
    };
    const speed = page.getByRole("slider", { name: "Speed", exact: true });
    await expect.poll(() => speed.getAttribute("aria-valuetext")).toBe("1.25 ×");
    expect(Object.keys(await spoken())).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/speed|loud|pauses/u)]),
    );
    await button(page, "Stop").click();
    await speed.fill("1.5");
    expect(await spoken()).toMatchObject({ speed: 1.5 });
    await button(page, "Reset").click();
    await expect.poll(() => speed.getAttribute("aria-valuetext")).toBe("1.25 ×");
  });

  test("the history of the page keeps what was spoken with its sound, opens it and plays it again without the server", async () => {
    const server = await startServe(["--engine", "tone"]);
    await using opened = await openPage(server.address);
    const { page, requests, errors } = opened;
    await field(page).fill(TEXT);
    await button(page, "Speak").click();
    await page.getByRole("tab", { name: "History" }).click();
    const again = button(page, `Play again: ${TEXT}`);
    await again.waitFor();
    await page.getByText(/kB in this browser/u).waitFor();
    await page.reload();
    await field(page).fill("Another text.");
    await again.waitFor();
    await page.getByRole("tab", { name: "Voice" }).click();
    await page.getByRole("combobox", { name: "Find a voice" }).waitFor(); // The page has asked for all that it needs.
    await page.getByRole("tab", { name: "History" }).click();
    expect(errors).toEqual([]);
    requests.length = 0;
    await server[Symbol.asyncDispose]();
    await again.click();
    await button(page, "Play").waitFor();
    expect((await heardWords(page)).at(-1)).toMatch(/^(?:nine|ten)$/u);
    expect(await field(page).inputValue()).toBe(TEXT);
    await button(page, `Delete: ${TEXT}`).click();
    await page.getByText("Texts that you hear").waitFor();
    expect(requests.filter((address) => address.includes("/v1/audio/"))).toEqual([]);
    // The page may ask whether the server is back. The console shows each request that fails.
    expect(errors.filter((line) => !line.endsWith("net::ERR_CONNECTION_REFUSED"))).toEqual([]);
  });

  test("the page says in any panel that its history cannot be kept", async () => {
    await using opened = await openPage(tone.server.address);
    const { page } = opened;
    await page.addInitScript("IDBFactory.prototype.open = () => { throw new Error('no room'); }");
    await page.reload();
    await hearToTheEnd(page, "One."); // The page tries to keep it, and would say again that it cannot.
    await page.getByRole("alert").filter({ hasText: "The history of this browser does not work: No room." }).waitFor();
    await button(page, "Dismiss").click();
    await expect.poll(() => page.getByRole("alert").filter({ hasText: "history" }).count()).toBe(0);
  });

  test("the page says that its server is gone, and speaks again when the server is back", async () => {
    const first = await startServe(["--engine", "tone"]);
    await using opened = await openPage(first.address);
    const { page } = opened;
    await hearToTheEnd(page, "One.");
    await field(page).fill(LONG);
    await first[Symbol.asyncDispose]();
    await button(page, "Speak").click();
    await page.getByRole("alert").filter({ hasText: "The server does not answer" }).waitFor();
    await using _second = await startServe(["--engine", "tone", "--port", new URL(first.address).port]);
    await button(player(page), "Try again").click();
    await button(page, "Pause").waitFor();
    await expect.poll(() => page.getByRole("alert").filter({ hasText: "The server does not answer" }).count()).toBe(0);
  });

  test("the page asks a server that is gone for no reading, and reads the text when the server is back", async () => {
    const first = await startServe(["--engine", "tone"]);
    await using opened = await openPage(first.address);
    const { page, requests } = opened;
    const readings = () => requests.filter((address) => address.endsWith("/v1/explain")).length;
    await field(page).fill("One.");
    await page.getByRole("tab", { name: "Reading" }).click();
    await page.getByText("All words are known.").waitFor();
    await first[Symbol.asyncDispose]();
    await field(page).fill("It costs £3.");
    await page.getByRole("alert").filter({ hasText: "The server does not answer" }).waitFor();
    const asked = readings();
    await field(page).fill("It costs £4.");
    await page.waitForRequest((request) => request.url().endsWith("/v1/status")); // The page asks whether the server is back.
    expect(readings()).toBe(asked);
    await using _second = await startServe(["--engine", "tone", "--port", new URL(first.address).port]);
    await page.getByRole("button", { name: "four pounds" }).waitFor();
    expect(readings()).toBe(asked + 1);
  });

  test("the page speaks under a path of an app that it is part of", async () => {
    await using speaker = await createSpeaker({ engine: "tone" });
    await using mounted = await createServer({ speaker, page: true });
    const app = express();
    app.use("/speech", mounted.handle);
    const http = app.listen(0, "127.0.0.1");
    await once(http, "listening");
    try {
      const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
      await using opened = await openPage(`${address}/speech`);
      const { page, errors, requests } = opened;
      await button(page, "Speak").click();
      await button(page, "Pause").waitFor();
      expect(errors).toEqual([]);
      expect(requests.filter((request) => !request.startsWith(`${address}/speech/`))).toEqual([]);
    } finally {
      http.closeAllConnections();
      http.close();
    }
  });

  test("--no-page leaves the page out, and each path says so", async () => {
    await using bare = await startServe(["--engine", "tone", "--no-page"]);
    const reply = await fetch(`${bare.address}/`);
    expect([reply.status, await reply.json()]).toMatchObject([404, { error: { code: "not_found" } }]);
  });

  test("the page needs no key, its hashed files are kept, and its policy allows no other host", async () => {
    const html = await fetch(`${tone.server.address}/`);
    expect(html.headers.get("cache-control")).toBe("no-cache");
    expect(html.headers.get("content-security-policy")).not.toMatch(
      /unsafe-inline|https?:|unsafe-eval'(?<!wasm-unsafe-eval')/u,
    );
    expect(html.headers.get("cross-origin-embedder-policy")).toBe("require-corp");
    const [script] = /assets\/[\w.-]+\.js/u.exec(await html.text()) ?? [];
    const asset = await fetch(`${tone.server.address}/${script}`);
    expect(asset.headers.get("cache-control")).toContain("immutable");
    expect(asset.headers.get("content-encoding")).toBe("gzip");
    expect((await fetch(`${tone.server.address}/assets/none.js`)).status).toBe(404);
  });
});

test("the scripts of the page take less than 150 kB, gzipped", async () => {
  const folder = join(ROOT, "dist/page/assets");
  const scripts = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  const sizes = await Promise.all(scripts.map(async (name) => gzipSync(await readFile(join(folder, name))).length));
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000);
});
