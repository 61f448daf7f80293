import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { type ServeProcess, startServe } from "../server/support/serve-process.js";
import { faultsOfAccess } from "../support/axe.js";
import { button, field, litWords, openPageBrowser, type PageBrowser } from "../support/page.js";

let chromium: PageBrowser;
let server: ServeProcess;

beforeAll(async () => {
  server = await startServe(["--engine", "tone"]);
  chromium = await openPageBrowser();
  return async () => {
    await chromium[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  };
});

const DESKTOP = { width: 1280, height: 800 };
/** Without motion, no element is half transparent while axe looks at it. */
const STILL = { reducedMotion: "reduce" } as const;
const LOOKS: readonly { readonly look: string; readonly options: BrowserContextOptions }[] = [
  { look: "a light desktop", options: { ...STILL, viewport: DESKTOP, colorScheme: "light" } },
  { look: "a dark desktop", options: { ...STILL, viewport: DESKTOP, colorScheme: "dark" } },
  {
    look: "a light phone",
    options: { ...STILL, viewport: { width: 390, height: 844 }, colorScheme: "light", hasTouch: true },
  },
];

describe("axe finds no fault in the page", () => {
  for (const { look, options } of LOOKS) {
    test(`axe finds no fault in the page on ${look}, with each panel open, after a speech`, async () => {
      await using opened = await chromium.open(server.address, options);
      const { page, errors } = opened;
      await field(page).fill("Dr. Smith paid $3.50 — on 5 May. ☃");
      await button(page, "Speak").click();
      await button(page, "Play").waitFor();
      const tabs = await page.getByRole("tab").all();
      expect(tabs.length).toBeGreaterThan(2);
      for (const tab of tabs) {
        await tab.click();
        expect(await faultsOfAccess(page), `panel ${await tab.textContent()}`).toEqual([]);
      }
      expect(errors).toEqual([]);
    });
  }

  test("axe finds no fault in the page's dialog of shortcuts, nor in an error", async () => {
    await using opened = await chromium.open(server.address, { ...STILL, viewport: DESKTOP });
    const { page } = opened;
    await button(page, "Keyboard shortcuts").click();
    await page.getByRole("dialog").waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.route("**/v1/audio/speech", (route) => route.abort());
    await field(page).fill("No answer.");
    await button(page, "Speak").click();
    await button(page, "Try again").first().waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
  });
});

/** The parts of an element of a page that the tests use: Node's types have none of them. */
interface PageElement {
  readonly tagName: string;
  readonly ariaLabel: string | null;
  readonly id: string;
  readonly textContent: string;
}

/** Presses Tab from the start of the page to its end. Returns each element that had the focus, and whether it showed it. */
async function tabThrough(page: Page): Promise<readonly { readonly name: string; readonly shown: boolean }[]> {
  const reached: { name: string; shown: boolean }[] = [];
  for (let count = 0; count < 200; count += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const { document, getComputedStyle } = globalThis as unknown as {
        document: { activeElement: PageElement; body: PageElement };
        getComputedStyle(element: PageElement): { outlineStyle: string; boxShadow: string };
      };
      const { activeElement: element, body } = document;
      if (element === body) return undefined;
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      const name = element.ariaLabel || element.textContent.trim() || element.id;
      return { name: `${element.tagName} ${name}`, shown: outlineStyle !== "none" || boxShadow !== "none" };
    });
    if (focused === undefined) return reached;
    reached.push(focused);
  }
  throw new Error("the focus never left the page");
}

describe("the page with the keyboard alone", () => {
  test("the Tab key reaches the controls of the page, and each shows that it has the focus", async () => {
    await using opened = await chromium.open(server.address, { ...STILL, viewport: DESKTOP });
    const { page } = opened;
    await field(page).waitFor();
    const reached = await tabThrough(page);
    expect(reached.length).toBeGreaterThan(10);
    // The frame around the field shows the focus of the field.
    expect(reached.filter(({ shown }) => !shown)).toMatchObject([{ name: "TEXTAREA Text to speak" }]);
    const names = reached.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([expect.stringContaining("Speak"), expect.stringContaining("Playback rate")]),
    );
  });

  test("the keys of the page speak, pause, go on and stop, and the arrow keys change the panel", async () => {
    await using opened = await chromium.open(server.address, { ...STILL, viewport: DESKTOP });
    const { page } = opened;
    await field(page).focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("One two three four five six seven eight nine ten.");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => litWords(page)).not.toEqual([]);
    await page.keyboard.press("Control+Enter");
    await button(page, "Resume").waitFor();
    await page.keyboard.press("Control+Enter");
    await button(page, "Pause").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => button(page, "Pause").count()).toBe(0);
    const first = page.getByRole("tab").first();
    await first.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.getByRole("tab").nth(1).getAttribute("aria-selected")).toBe("true");
  });
});

const OTHER = "Eleven twelve thirteen fourteen. ".repeat(20);
const TEXT = "One two three four five six seven eight nine ten. ".repeat(1_500).trim();

test("a page whose server dies in the middle of a speech says so, and goes on or speaks another text when the server is back", async () => {
  const first = await startServe(["--engine", "tone"]);
  await using opened = await chromium.open(first.address);
  const { page } = opened;
  await field(page).fill(TEXT);
  await button(page, "Speak").click();
  await expect.poll(() => litWords(page)).not.toEqual([]);
  first.child.kill("SIGKILL");
  await page.getByRole("alert").filter({ hasText: "The connection to the server broke" }).first().waitFor();
  const place = Number(await page.getByRole("slider", { name: "Place in the sound" }).getAttribute("aria-valuenow"));
  const second = await startServe(["--engine", "tone", "--port", new URL(first.address).port]);
  const sent = page.waitForRequest((request) => request.url().endsWith("/v1/audio/speech"));
  await button(page, "Continue").click();
  const { input } = (await sent).postDataJSON() as { readonly input: string };
  expect(input.length).toBeLessThan(TEXT.length);
  expect(TEXT.endsWith(input)).toBe(true);
  await expect.poll(() => litWords(page)).not.toEqual([]);
  const sound = page.getByRole("slider", { name: "Place in the sound" });
  expect(Number(await sound.getAttribute("aria-valuenow"))).toBeGreaterThanOrEqual(place);
  second.child.kill("SIGKILL");
  await button(page, "Start over").waitFor();
  await using _third = await startServe(["--engine", "tone", "--port", new URL(first.address).port]);
  await field(page).fill(OTHER);
  // The voices may have been under way too: then their panel has such a button.
  await page.getByRole("region", { name: "Player" }).getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => litWords(page)).toEqual([expect.stringMatching(/leven|teen|twelve/u)]);
});
