import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page, Route } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { type ServeProcess, startServe } from "../server/support/serve-process.js";
import { openChromium } from "../support/chromium.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

let browser: Browser;
let server: ServeProcess;

beforeAll(async () => {
  [browser, server] = await Promise.all([openChromium(), startServe(["--engine", "tone"])]);
  return () => Promise.all([browser.close(), server[Symbol.asyncDispose]()]);
});

/** Opens the page with a text, at a panel. */
async function openPanel(text: string, panel: string, address = server.address): Promise<Page & AsyncDisposable> {
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(90_000); // Other programs may take the processor.
  await page.goto(`${address}/`);
  await page.getByRole("textbox", { name: "Text to speak" }).fill(text);
  await page.getByRole("tab", { name: panel }).click();
  return Object.assign(page, { [Symbol.asyncDispose]: () => context.close() });
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** Returns the selected text of the editor. */
function selected(page: Page): Promise<string> {
  return page.getByRole("textbox", { name: "Text to speak" }).evaluate((field) => {
    const { value, selectionStart, selectionEnd } = field as unknown as Record<
      "selectionStart" | "selectionEnd",
      number
    > & {
      readonly value: string;
    };
    return value.slice(selectionStart, selectionEnd);
  });
}

describe("what will be said", () => {
  test("the reading has what is said for a sum, the doubtful words, and the part without sound, each with its place", async () => {
    await using page = await openPanel("It costs £3.50, Zorbotron. 世界", "Reading");
    await button(page, "three pounds and fifty pence").click();
    expect(await selected(page)).toBe("£3.50");
    await page.getByText("Read as").waitFor();
    await button(page, /^世界 no sound/u).click();
    expect(await selected(page)).toBe("世界");
    await button(page, /^Zorbotron.*doubtful/u).click();
    expect(await selected(page)).toBe("Zorbotron");
  });

  test("one click puts a word into the lexicon, and a change of it changes the reading, the sound, the next visit and other tabs", async () => {
    await using page = await openPanel("Hello Zorbotron.", "Reading");
    await button(page, "Put “Zorbotron” into your lexicon").click();
    const saying = page.getByRole("textbox", { name: /^Say “Zorbotron” as/u });
    await saying.fill("/七/");
    await button(page, "Save").click();
    await page.getByRole("alert").filter({ hasText: "has no sound" }).waitFor();
    await saying.fill("robot friend");
    const heard = page.waitForRequest((request) => request.url().endsWith("/v1/audio/speech"));
    await button(page, "Hear “Zorbotron”").click();
    expect((await heard).postDataJSON()).toMatchObject({
      input: "Zorbotron",
      lexicon: { words: { Zorbotron: "robot friend" } },
    });
    await button(page, "Save").click();
    await button(page, /^robot friend/u).waitFor();
    const spoken = page.waitForRequest((request) => request.url().endsWith("/v1/audio/speech"));
    await button(page, "Speak").click();
    expect((await spoken).postDataJSON()).toMatchObject({ lexicon: { words: { Zorbotron: "robot friend" } } });
    await page.reload();
    await button(page, /^robot friend/u).waitFor();
    const otherTab = await page.context().newPage();
    await otherTab.goto(page.url());
    await button(otherTab, /^Zorbotron robot friend/u).click();
    await button(otherTab, "Remove").click();
    await page.getByText("Empty. Click a word above").waitFor();
  });

  test("a word that is changed while the text is read has the change in the reading", async () => {
    await using page = await openPanel("Hello Zorbotron.", "Reading");
    const add = button(page, "Put “Zorbotron” into your lexicon");
    await add.waitFor();
    const asked = new Promise<Route>((resolve) => void page.route("**/v1/explain", resolve, { times: 1 }));
    await add.click();
    const reading = await asked;
    await page.getByRole("textbox", { name: /^Say “Zorbotron” as/u }).fill("robot friend");
    await button(page, "Save").click();
    await reading.continue();
    await button(page, /^robot friend/u).waitFor();
  });

  test("the lexicon is exported as a file that an empty lexicon imports, and a broken file is refused with its line", async () => {
    await using page = await openPanel("Hello.", "Reading");
    const picker = page.locator("#panel input[type=file]");
    await picker.setInputFiles({ name: "a.tsv", mimeType: "text/plain", buffer: Buffer.from("SQL\tsequel\nbroken") });
    await page.getByRole("alert").filter({ hasText: "line 2" }).waitFor();
    await picker.setInputFiles({
      name: "a.tsv",
      mimeType: "text/plain",
      buffer: Buffer.from("SQL\tsequel\ndata\tdayta"),
    });
    await page.getByText("2 words added.").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Export").click()]);
    const file = await readFile(await download.path(), "utf8");
    expect(JSON.parse(file)).toEqual({ words: { data: "dayta", SQL: "sequel" } });
    await button(page, /^SQL/u).click();
    await button(page, "Remove").click();
    await picker.setInputFiles({ name: "lexicon.json", mimeType: "application/json", buffer: Buffer.from(file) });
    await button(page, /^SQL/u).waitFor();
  });
});

describe("downloads", () => {
  let panel: Page & AsyncDisposable;
  beforeAll(async () => {
    panel = await openPanel("Good morning, everyone.", "Save");
    return () => panel[Symbol.asyncDispose]();
  });

  test.each([
    ["mp3", "mp3", /^ÿó/u],
    ["wav", "wav", /^RIFF/u],
    ["opus", "ogg", /^OggS/u],
    ["flac", "flac", /^fLaC/u],
    ["aac", "aac", /^ÿñ/u],
    ["pcm", "pcm", /^/u],
  ])("the page saves sound as %s under the first words of the text", async (format, ending, start) => {
    await panel.getByLabel("Format of the sound").selectOption(format);
    const [download] = await Promise.all([panel.waitForEvent("download"), button(panel, "Download the sound").click()]);
    expect(download.suggestedFilename()).toBe(`Good morning everyone.${ending}`);
    const content = await readFile(await download.path(), "latin1");
    expect(content.slice(0, 4)).toMatch(start);
    expect(content.length).toBeGreaterThan(2_000);
  });

  test("the chosen bit rate goes to the server, and captions come in the chosen format", async () => {
    await using page = await openPanel("Good morning.", "Save");
    await page.getByLabel("Bit rate").selectOption("32000");
    const sent = page.waitForRequest((request) => request.url().endsWith("/v1/audio/speech"));
    await Promise.all([page.waitForEvent("download"), button(page, "Download the sound").click()]);
    expect((await sent).postDataJSON()).toMatchObject({ response_format: "mp3", bitrate: 32_000 });
    await page.getByLabel("Format of captions").selectOption("vtt");
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Download captions").click()]);
    expect(download.suggestedFilename()).toBe("Good morning.vtt");
    expect(await readFile(await download.path(), "utf8")).toMatch(/^WEBVTT\n/u);
  });

  test("a download shows how far it is and can be cancelled, and its failure is shown beside its button", async () => {
    await using page = await openPanel("One two three four five. ".repeat(4_000), "Save");
    await button(page, "Download the sound").click();
    await page.getByText(/^Making the file: [1-9]\d? %, [\d.]+ [kM]B$/u).waitFor();
    await button(page, "Cancel").click();
    await button(page, "Download the sound").waitFor();
    await page.getByRole("textbox", { name: "Text to speak" }).fill("<speak><p>");
    await button(page, "Download the sound").click();
    await page.locator("#panel").getByRole("alert").filter({ hasText: "SSML" }).waitFor();
  });
});

describe("the source", () => {
  test("the page asks for a key, tries it, and forgets it after the visit unless the user wants it kept", async () => {
    await using folder = await openTemporaryFolder();
    const keys = join(folder.path, "keys.json");
    await writeFile(
      keys,
      JSON.stringify([{ name: "reader", sha256: createHash("sha256").update("right").digest("hex") }]),
    );
    await using guarded = await startServe(["--engine", "tone", "--keys", keys]);
    await using page = await openPanel("Hello.", "Source", guarded.address);
    await button(page, "Server: needs a key").waitFor();
    const field = page.getByLabel("API key");
    await field.fill("wrong");
    await button(page, "Check the key").click();
    await page.getByRole("alert").filter({ hasText: "does not know this API key" }).waitFor();
    await field.fill("right");
    await button(page, "Check the key").click();
    await page.getByText("The server accepts the key.").waitFor();
    await page.getByText("Being spoken").waitFor();
    await page.reload();
    await page.getByRole("tab", { name: "Voice" }).click();
    await page.getByRole("alert").filter({ hasText: "This server needs an API key" }).waitFor();
    await button(page, "Enter a key").click();
    await field.fill("right");
    await page.getByLabel("Keep the key in this browser").check();
    await page.reload();
    await page.getByText("The server accepts the key.").waitFor();
  });

  test("the page sees that its server has gone, and that it is back, without a click", async () => {
    const first = await startServe(["--engine", "tone"]);
    await using page = await openPanel("Hello.", "Source", first.address);
    await page.getByText("Being spoken").waitFor();
    await first[Symbol.asyncDispose]();
    await button(page, "Server: not reachable").waitFor();
    await using _second = await startServe(["--engine", "tone", "--port", new URL(first.address).port]);
    await page.getByText("Being spoken").waitFor();
    await page.getByRole("button", { name: "Server", exact: true }).waitFor();
  });

  test("the speed of the source is measured, and copied as text with the facts of the browser", async () => {
    await using page = await openPanel("Hello.", "Source");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await button(page, "Measure the speed").click();
    await button(page, "Copy the result").click();
    await button(page, "Copied").waitFor();
    const copied = await page.evaluate("navigator.clipboard.readText()");
    expect(copied).toMatch(/^First sound: [\d.]+ s\nSpeed: [\d.]+ s of sound in a second.*\nSource: server\n/u);
    expect(copied).toMatch(/^Threads: .*isolated page$/mu);
  });
});
