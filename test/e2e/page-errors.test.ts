import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { startServe } from "../server/support/serve-process.js";
import { button, field, type OpenPage } from "../support/page.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { useTonePage } from "../support/tone-page.js";

const tone = useTonePage(["--most-characters", "300", "--characters", "250"]);

/** Opens the page, and speaks a text. */
async function speak(text: string, address = tone.server.address): Promise<OpenPage> {
  const opened = await tone.chromium.open(address);
  await field(opened.page).fill(text);
  await button(opened.page, "Speak").click();
  return opened;
}

/** Words for programmers: fields, paths, options, commands, and statuses. */
const FOR_PROGRAMMERS = /`|\binput\b|\bmarkup\b|\/v1\/|\b(?:GET|POST)\b|--\w|\bHTTP\b|\b[45]\d\d\b|_|\bundefined\b/u;

/** Returns the first error of the page. */
async function errorOf(page: Page): Promise<string> {
  const alert = page.getByRole("alert").filter({ hasText: /\w/u }).locator("p").first();
  await alert.waitFor();
  const said = (await alert.textContent()) ?? "";
  expect(said).not.toMatch(FOR_PROGRAMMERS);
  return said;
}

describe("errors of the page speak to people", () => {
  test.each([
    ["too long a text", "a ".repeat(351), "The text has 702 characters, and this server speaks at most 300 at once."],
    ["more than a minute allows", "a ".repeat(140), "The text is longer than this server lets you send in a minute."],
    [
      "SSML that is wrong",
      "<speak><p>Hello",
      "The text is not valid SSML at line 1, column 16: unclosed tag: p. Correct it",
    ],
    [
      "a text without sound",
      "今天天气很好。",
      "There is no sound for “今天天气很好”. Write it in the language of the voice",
    ],
    ["an unknown voice in the text", "[voice:nope]Hello[/voice]", "There is no voice “nope” here. Choose another one."],
  ])("the page explains %s", async (_what, text, words) => {
    await using opened = await speak(text);
    expect(await errorOf(opened.page)).toContain(words);
  });

  test("the page says that a voice is gone, and speaks when the user chooses another one", async () => {
    await using opened = await tone.chromium.open(tone.server.address);
    const { page } = opened;
    await page.evaluate(() => {
      const { localStorage } = globalThis as unknown as { localStorage: { setItem(key: string, value: string): void } };
      localStorage.setItem("voxweave.voice", JSON.stringify("gone"));
    });
    await page.reload();
    await field(page).fill("Hello.");
    await button(page, "Speak").click();
    expect(await errorOf(page)).toBe("There is no voice “gone” here. Choose another one.");
    await page.getByRole("combobox", { name: "Find a voice" }).fill("low");
    await page.getByRole("combobox", { name: "Find a voice" }).press("Enter");
    await button(page, "Speak").click();
    await button(page, "Play").waitFor();
  });

  test("the page says when a client that has reached its limit may try again", async () => {
    await using folder = await openTemporaryFolder();
    const keys = join(folder.path, "keys.json");
    const sha256 = createHash("sha256").update("right").digest("hex");
    await writeFile(keys, JSON.stringify([{ name: "reader", sha256, limits: { charactersPerMinute: 20 } }]));
    await using limited = await startServe(["--engine", "tone", "--keys", keys]);
    await using opened = await tone.chromium.open(limited.address);
    const { page } = opened;
    await button(page, "Enter a key").click();
    await page.getByLabel("API key").fill("right");
    await button(page, "Check the key").click();
    await page.getByText("The server accepts the key.").waitFor();
    await field(page).fill("One two three.");
    await button(page, "Speak").click();
    await button(page, "Play").waitFor();
    await field(page).fill("Four five six.");
    await button(page, "Speak").click();
    expect(await errorOf(page)).toMatch(/^You have reached the limit of this server\. Try again in \d+ seconds\.$/u);
  });

  test.each([
    [403, "The server refuses this page."],
    [404, "The server does not know this request."],
    [413, "The text is too long for this server."],
    [429, "You have reached the limit of this server."],
    [500, "The server could not do this."],
    [502, "The server does not answer at the moment."],
    [503, "The server does not answer at the moment."],
  ])("the page explains the status %d of a proxy before the server", async (status, words) => {
    await using opened = await tone.chromium.open(tone.server.address);
    const { page } = opened;
    await page.route("**/v1/audio/speech", (route) => route.fulfill({ status, body: "<h1>Sorry</h1>" }));
    await field(page).fill("Hello.");
    await button(page, "Speak").click();
    expect(await errorOf(page)).toContain(words);
  });

  test("the page says that this device has no network", async () => {
    await using opened = await tone.chromium.open(tone.server.address);
    const { page } = opened;
    await field(page).fill("One.");
    await button(page, "Speak").click();
    await button(page, "Play").waitFor();
    await page.context().setOffline(true);
    await field(page).fill("Two.");
    await button(page, "Speak").click();
    expect(await errorOf(page)).toBe(
      "The server does not answer, because this device has no network. Try again when it has.",
    );
  });

  test("the page says that its storage is full: for the text, and for the history", async () => {
    await using opened = await tone.chromium.open(tone.server.address);
    const { page } = opened;
    await field(page).fill("a".repeat(6_000_000));
    expect(await errorOf(page)).toContain("This browser cannot keep your text and settings for the next visit");
    await button(page, "Dismiss").click();
    const devTools = await page.context().newCDPSession(page);
    await devTools.send("Storage.overrideQuotaForOrigin", { origin: tone.server.address, quotaSize: 1 });
    await field(page).fill("Hello.");
    await button(page, "Speak").click();
    expect(await errorOf(page)).toContain("The storage of this browser is full.");
  });
});
