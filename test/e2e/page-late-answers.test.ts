import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, Locator, Page, Route } from "playwright-core";
import { describe, expect, test } from "vitest";
import { type ServeProcess, startServe } from "../server/support/serve-process.js";
import { button, field, type OpenPage } from "../support/page.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { useTonePage } from "../support/tone-page.js";

const tone = useTonePage();

const LONG = "One two three four five six seven eight nine ten. ".repeat(20).trim();

/** Opens the page without its service worker, whose requests no test can change. */
function openPage(address = tone.server.address): Promise<OpenPage> {
  return tone.chromium.open(address, { serviceWorkers: "block" });
}

/** Holds the next request to a path, and returns it when the page has sent it. */
function hold(page: Page, path: string): Promise<Route> {
  return new Promise((resolve) => void page.route(`**/${path}`, resolve, { times: 1 }));
}

/** Has the page offer this device too. It has no files for it. */
async function offerDevice(page: Page | BrowserContext): Promise<void> {
  await page.route("**/page.json", async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, json: { ...((await reply.json()) as object), device: "voxweave/" } });
  });
}

/** The button that shows what speaks, and how it is. */
function sourceState(page: Page): Locator {
  return page.getByRole("banner").locator(".source-state");
}

async function chooseDevice(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Source" }).click();
  await page.getByRole("radio", { name: /^This device/u }).click();
}

/** Starts a server that takes only the key `right`. */
async function startLocked(folder: string): Promise<ServeProcess> {
  const keys = join(folder, "keys.json");
  await writeFile(keys, JSON.stringify([{ name: "a", sha256: createHash("sha256").update("right").digest("hex") }]));
  return startServe(["--engine", "tone", "--keys", keys]);
}

describe("the state of the source", () => {
  test("a key is checked in place of the one before, whose answer is late", async () => {
    await using folder = await openTemporaryFolder();
    await using server = await startLocked(folder.path);
    await using opened = await openPage(server.address);
    const { page } = opened;
    await button(page, "Enter a key").click();
    const held = hold(page, "v1/status");
    await page.getByLabel("API key").fill("wrong");
    await button(page, "Check the key").click();
    const late = await held;
    await page.getByLabel("API key").fill("right");
    await button(page, "Check the key").click();
    await page.getByText("The server accepts the key.").waitFor();
    await expect.poll(() => late.request().failure()?.errorText).toBe("net::ERR_ABORTED");
  });

  test("a key that the server refuses is of no matter on this device", async () => {
    await using folder = await openTemporaryFolder();
    await using server = await startLocked(folder.path);
    await using opened = await openPage(server.address);
    const { page } = opened;
    await offerDevice(page);
    await page.reload();
    await button(page, "Enter a key").waitFor();
    await chooseDevice(page);
    await expect.poll(() => sourceState(page).textContent()).toBe("On this device");
    await page.getByRole("tab", { name: "Save" }).click();
    expect(await button(page, "Enter a key").count()).toBe(0);
  });

  test("a speech of the server that fails when the user has gone to this device says nothing about the device", async () => {
    await using opened = await openPage();
    const { page } = opened;
    await offerDevice(page);
    await page.reload();
    await field(page).fill("Hello.");
    const held = hold(page, "v1/audio/speech");
    await button(page, "Speak").click();
    const late = await held;
    await chooseDevice(page);
    await late.abort();
    await page.getByRole("alert").filter({ hasText: "The server does not answer" }).waitFor();
    expect(await sourceState(page).textContent()).toBe("On this device");
  });

  test("a sound of the history that plays does not say that a server is back that is gone", async () => {
    await using opened = await openPage();
    const { page } = opened;
    await field(page).fill("One.");
    await button(page, "Speak").click();
    await button(page, "Play").waitFor();
    await page.route("**/v1/**", (route) => route.abort());
    await field(page).fill("Two.");
    await button(page, "Speak").click();
    await expect.poll(() => sourceState(page).textContent()).toBe("Server: not reachable");
    await page.getByRole("tab", { name: "History" }).click();
    await button(page, "Play again: One.").click();
    await button(page, "Play").waitFor();
    expect(await sourceState(page).textContent()).toBe("Server: not reachable");
  });
});

describe("a sample of a voice and a speech", () => {
  test("a sample pauses a speech that has no sound yet, and the speech ends the sample", async () => {
    await using opened = await openPage();
    const { page } = opened;
    await field(page).fill(LONG);
    const held = hold(page, "v1/audio/speech");
    await button(page, "Speak").click();
    const late = await held;
    await button(page, "Hear Default voice").click();
    await button(page, "Stop the sample").waitFor();
    await late.continue();
    await button(page, "Resume").waitFor();
    await button(page, "Resume").click();
    await button(page, "Pause").waitFor();
    await button(page, "Hear Default voice").waitFor();
  });

  test("Escape ends a sample, and so does a speech", async () => {
    await using opened = await openPage();
    const { page } = opened;
    await field(page).fill(LONG);
    for (const end of ["Escape", "Control+Enter"]) {
      const held = hold(page, "v1/audio/speech"); // The sample cannot end alone.
      await button(page, "Hear Default voice").click();
      await button(page, "Stop the sample").waitFor();
      await held;
      await page.keyboard.press(end);
      await button(page, "Hear Default voice").waitFor();
    }
    await button(page, "Pause").waitFor();
  });
});

/** Opens the page of the server in two tabs of one browser. */
async function openTabs(): Promise<readonly [Page, Page] & AsyncDisposable> {
  const opened = await openPage();
  const other = await opened.page.context().newPage();
  await other.goto(`${tone.server.address}/`);
  const tabs = [opened.page, other] as const;
  return Object.assign(tabs, { [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose]() });
}

describe("two tabs", () => {
  test("a star in one tab stays beside a star that another tab gives at the same time", async () => {
    await using opened = await openPage();
    const { page } = opened;
    await page.getByRole("combobox", { name: "Find a voice" }).fill("low");
    await page.getByRole("combobox", { name: "Find a voice" }).press("Enter");
    const star = page.getByRole("button", { name: /^Favourite: / });
    await star.click();
    // Another tab adds to the stars that the browser keeps, at once.
    await page.evaluate(() => {
      const { localStorage, StorageEvent, dispatchEvent } = globalThis as unknown as Here;
      const key = "voxweave.favourite-voices";
      const kept = JSON.parse(localStorage.getItem(key) ?? "[]") as readonly string[];
      localStorage.setItem(key, JSON.stringify([...kept, "other"]));
      dispatchEvent(new StorageEvent("storage", { key }));
    });
    expect(await star.getAttribute("aria-pressed")).toBe("true");
  });

  test("the history shows what another tab adds and deletes", async () => {
    await using tabs = await openTabs();
    const [one, other] = tabs;
    for (const tab of tabs) await tab.getByRole("tab", { name: "History" }).click();
    await field(one).fill("One.");
    await button(one, "Speak").click();
    await button(other, "Delete: One.").click();
    await button(other, "Delete: One.").waitFor({ state: "detached" });
    await button(one, "Delete: One.").waitFor({ state: "detached" });
  });
});

/** The parts of a browser that the tests use: Node's types have none of them. */
interface Here {
  readonly localStorage: { getItem(key: string): string | null; setItem(key: string, value: string): void };
  readonly StorageEvent: new (type: string, init: { readonly key: string }) => Event;
  readonly dispatchEvent: (event: Event) => void;
  readonly Blob: { readonly prototype: { arrayBuffer(): Promise<ArrayBuffer> } };
}

describe("the reading of a text that changes", () => {
  test("a text that is typed during its first reading is read once more, not with each key", async () => {
    await using opened = await openPage();
    const { page } = opened;
    await field(page).fill("Hello");
    const held = hold(page, "v1/explain");
    await page.getByRole("tab", { name: "Reading" }).click();
    const late = await held;
    const inputs: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/v1/explain")) inputs.push((request.postDataJSON() as { input: string }).input);
    });
    await field(page).focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" there, old friend of mine", { delay: 20 });
    await page.getByRole("button", { name: /^friend/u }).waitFor();
    expect(inputs).toEqual(["Hello there, old friend of mine"]);
    expect(late.request().failure()?.errorText).toBe("net::ERR_ABORTED");
  });

  test("a text that cannot be read has its error until it is another one", async () => {
    await using opened = await openPage();
    const { page } = opened;
    await page.getByRole("tab", { name: "Reading" }).click();
    await field(page).fill("<speak><p>Hello");
    const alert = page.getByRole("alert").filter({ hasText: "The text is not valid SSML" });
    await alert.waitFor();
    await field(page).fill("");
    await page.getByText("Write a text to see how it is read.").waitFor();
    expect(await alert.count()).toBe(0);
  });
});

test("a file that takes long to read does not replace the one that was opened after it", async () => {
  await using opened = await openPage();
  const { page } = opened;
  await page.evaluate(() => {
    const { prototype } = (globalThis as unknown as Here).Blob;
    const { arrayBuffer } = prototype;
    prototype.arrayBuffer = function (this: Here["Blob"]["prototype"]) {
      prototype.arrayBuffer = arrayBuffer;
      return new Promise((resolve, reject) => {
        Reflect.set(globalThis, "goOn", () => arrayBuffer.call(this).then(resolve, reject));
      });
    };
  });
  const picker = page.locator(".editor input[type=file]");
  for (const name of ["first", "second"]) {
    await picker.setInputFiles({ name: `${name}.txt`, mimeType: "text/plain", buffer: Buffer.from(`The ${name}.`) });
  }
  await expect.poll(() => field(page).inputValue()).toBe("The second.");
  await page.evaluate("goOn()");
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  expect(await field(page).inputValue()).toBe("The second.");
});
