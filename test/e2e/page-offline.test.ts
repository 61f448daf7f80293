import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { startServe } from "../server/support/serve-process.js";
import { ROOT } from "../support/folders.js";
import { button, field, heardWords, litWords, openPageBrowser, type PageBrowser, player } from "../support/page.js";
import { openStaticSite } from "../support/static-site.js";
import { webExport } from "../support/web-export.js";

/** A busy machine opens the model slowly. */
const PATIENCE_MS = 250_000;

let chromium: PageBrowser;
let folder: string;

beforeAll(async () => {
  folder = await webExport();
  chromium = await openPageBrowser();
  return () => chromium[Symbol.asyncDispose]();
});

/** The parts of the browser that the tests use: Node's types have none of them. */
interface Here {
  readonly navigator: { readonly serviceWorker: { readonly controller: object | null } };
  readonly document: EventTarget;
}

/** Waits until the browser keeps the files of the page. */
async function keptBy(page: Page): Promise<void> {
  await page.waitForFunction(() => (globalThis as unknown as Here).navigator.serviceWorker.controller !== null);
}

/** Returns the files of the exported folder that the browser does not keep yet. */
function filesNotKept(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const { caches } = globalThis as unknown as { caches: { match(address: string): Promise<object | undefined> } };
    const names = (await (await fetch("voxweave/files.json")).json()) as readonly string[];
    const kept = await Promise.all(names.map((name) => caches.match(`voxweave/${name}`)));
    return names.filter((_name, index) => kept[index] === undefined);
  });
}

/** Tells the page that its user looks at it again, and waits until its host has answered which build it has. */
async function lookAt(page: Page): Promise<void> {
  const answered = page.waitForResponse(page.url());
  await page.evaluate(() => (globalThis as unknown as Here).document.dispatchEvent(new Event("visibilitychange")));
  await (await answered).finished();
}

/** Returns the files of a host whose page changes, and a function that gives it another build. */
async function changingPages() {
  const html = await readFile(join(ROOT, "dist/page/index.html"), "utf8");
  const pages = { "/": html, "/page.json": JSON.stringify({ version: "1", server: null, device: "voxweave/" }) };
  const build = (name: string): void => {
    pages["/"] = html.replace(/name="build" content="\w+"/u, `name="build" content="${name}"`);
  };
  return { pages, build };
}

describe("the page as a site without a server", () => {
  test("the exported page speaks a dialogue with the lexicon of the user below any path of any host, and again without a network, with several threads", {
    timeout: PATIENCE_MS,
  }, async () => {
    const site = await openStaticSite(dirname(folder));
    await using opened = await chromium.open(`${site.address}/${basename(folder)}`);
    const { page, requests, errors } = opened;
    expect(await page.evaluate(() => Reflect.get(globalThis, "crossOriginIsolated"))).toBe(false);
    await field(page).fill("Anna: Hello.");
    await page.getByRole("combobox", { name: "Voice of Anna" }).selectOption("af_heart");
    await page.getByRole("tab", { name: "Reading" }).click();
    await page.getByRole("textbox", { name: "New word for the lexicon" }).fill("Hello");
    await button(page, "Add").click();
    await page.getByRole("textbox", { name: /^Say “Hello” as/u }).fill("robot");
    await button(page, "Add to lexicon").click();
    await button(page, "Speak").click();
    await expect.poll(() => heardWords(page), { timeout: PATIENCE_MS }).toEqual(["Hello"]);
    await button(page, "Play").waitFor();
    await page.getByRole("tab", { name: "Source" }).click();
    await page.getByText("It speaks on the processor of this device, with WebAssembly. The browser").waitFor();
    await page.getByRole("tab", { name: "Save" }).click();
    await page.getByLabel("Format of captions").selectOption("json");
    const [captions] = await Promise.all([page.waitForEvent("download"), button(page, "Download captions").click()]);
    const { words } = JSON.parse(await readFile(await captions.path(), "utf8")) as {
      readonly words: readonly object[];
    };
    expect(words).toMatchObject([{ spoken: "robot", text: "Hello", source: { start: 6, end: 11 } }]);
    await expect.poll(() => filesNotKept(page), { timeout: PATIENCE_MS }).toEqual([]);
    await site[Symbol.asyncDispose]();
    await page.reload();
    expect(await page.evaluate(() => Reflect.get(globalThis, "crossOriginIsolated"))).toBe(true);
    await page.getByRole("tab", { name: "History" }).click();
    requests.length = 0;
    await button(page, "Play again: Anna: Hello.").click();
    await page.getByRole("tab", { name: "Save" }).click();
    const [saved] = await Promise.all([page.waitForEvent("download"), button(page, "Download the sound").click()]);
    expect((await readFile(await saved.path())).length).toBeGreaterThan(2_000);
    // The sound that is there becomes the file: the model is not loaded for it.
    expect(requests.filter((address) => /\/models\/|ort[^/]*\.wasm/u.test(address))).toEqual([]);
    await field(page).fill("Good bye.");
    await button(page, "Speak").click();
    await expect.poll(async () => (await heardWords(page)).at(-1), { timeout: PATIENCE_MS }).toMatch(/^(?:Good|bye)$/u);
    expect(errors).toEqual([]);
    expect(requests.filter((address) => !/^(?:blob:)?http:\/\/127\.0\.0\.1:/u.test(address))).toEqual([]);
  });

  test("the page is isolated at the first visit, and may use all cores, where its host sends the headers for it", async () => {
    const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
    await using site = await openStaticSite(folder, { headers });
    await using opened = await chromium.open(site.address);
    const { page, errors } = opened;
    expect(await page.evaluate(() => Reflect.get(globalThis, "crossOriginIsolated"))).toBe(true);
    await page.getByRole("tab", { name: "Source" }).click();
    await page.getByText(/^\d+ cores, isolated page$/u).waitFor();
    await page.getByRole("tab", { name: "Voice" }).click();
    await page.getByRole("combobox", { name: "Find a voice" }).waitFor(); // The voices are here.
    expect(errors).toEqual([]);
  });

  test("the page offers a new build of its host, and loads it when the user agrees", async () => {
    const { pages, build } = await changingPages();
    await using site = await openStaticSite(join(ROOT, "dist/page"), { pages });
    await using opened = await chromium.open(site.address);
    const { page } = opened;
    await keptBy(page);
    await field(page).fill("A text that stays.");
    await lookAt(page);
    await lookAt(page); // The page has read the first answer by now.
    expect(await button(page, "Load it").count()).toBe(0);
    build("next");
    await lookAt(page);
    await button(page, "Load it").click();
    await expect.poll(() => page.locator('meta[name="build"]').getAttribute("content")).toBe("next");
    expect(await field(page).inputValue()).toBe("A text that stays.");
  });

  test("the page does not offer a build again that the user has put off, but offers the one after it", async () => {
    const { pages, build } = await changingPages();
    await using site = await openStaticSite(join(ROOT, "dist/page"), { pages });
    await using opened = await chromium.open(site.address);
    const { page } = opened;
    build("next");
    await lookAt(page);
    await button(page, "Later").click();
    await lookAt(page);
    await lookAt(page); // The page has read the first answer by now.
    expect(await button(page, "Load it").count()).toBe(0);
    build("third");
    await lookAt(page);
    await button(page, "Load it").click();
    await expect.poll(() => page.locator('meta[name="build"]').getAttribute("content")).toBe("third");
  });
});

test("the page of a server opens while the server is gone, and speaks when it is back", async () => {
  const first = await startServe(["--engine", "tone"]);
  await using opened = await chromium.open(first.address);
  const { page } = opened;
  await keptBy(page);
  await first[Symbol.asyncDispose]();
  await page.reload();
  await field(page).fill("One two three. ".repeat(20));
  await button(page, "Speak").click();
  await page.getByRole("alert").filter({ hasText: "The server does not answer" }).first().waitFor();
  await using _second = await startServe(["--engine", "tone", "--port", new URL(first.address).port]);
  await button(player(page), "Try again").click();
  await expect.poll(() => litWords(page)).toEqual([expect.stringMatching(/One|two|three/u)]);
});
