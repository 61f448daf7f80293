import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { startServe } from "../server/support/serve-process.js";
import { faultsOfAccess } from "../support/axe.js";
import { button, field, litWords, player } from "../support/page.js";
import { useTonePage } from "../support/tone-page.js";

const tone = useTonePage();

const DESKTOP = { width: 1280, height: 800 };
/** Without motion, no element is half transparent while axe looks at it. */
const STILL = { reducedMotion: "reduce" } as const;
const LOOKS: readonly { readonly look: string; readonly options: BrowserContextOptions }[] = [
  { look: "a light desktop", options: { ...STILL, viewport: DESKTOP, colorScheme: "light" } },
  {
    look: "a dark phone",
    options: { ...STILL, viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true },
  },
];

/** Returns what each panel shows last: with it, all of the panel is there, after a speech of the text. */
function signsOf(page: Page, text: string): Readonly<Record<string, Locator>> {
  return {
    Voice: page.getByRole("combobox", { name: "Find a voice" }),
    Reading: page.getByText(/words? to check|All words are known/u),
    Save: button(page, "Download the sound"),
    History: button(page, `Play again: ${text}`),
    Source: page.getByText("Being spoken"),
  };
}

/** Goes to each panel in turn, and waits until all of it is there. */
async function* panelsOf(page: Page, text: string): AsyncGenerator<string, void, void> {
  const signs = signsOf(page, text);
  expect(await page.getByRole("tab").allTextContents()).toEqual(Object.keys(signs));
  for (const [panel, sign] of Object.entries(signs)) {
    await page.getByRole("tab", { name: panel }).click();
    await sign.waitFor();
    yield panel;
  }
}

/** Opens all that the panel of the voices can show: the mix, the roles with their voices, and the list of the finder. */
async function openVoiceTools(page: Page): Promise<void> {
  const finder = page.getByRole("combobox", { name: "Find a voice" });
  await finder.fill("low");
  await finder.press("Enter");
  await button(page, "Mix with another voice").click();
  await page.getByRole("combobox", { name: "Voice of Anna" }).selectOption({ label: "High · neutral" });
  await finder.click();
  await page.getByRole("listbox", { name: "Voices" }).getByRole("option").first().waitFor();
}

describe("axe finds no fault in the page", () => {
  for (const { look, options } of LOOKS) {
    test(`axe finds no fault in the page on ${look}, with each panel open, after a speech`, async () => {
      await using opened = await tone.chromium.open(tone.server.address, options);
      const { page, errors } = opened;
      const text = "Anna: Dr. Smith paid $3.50 — on 5 May. ☃";
      await field(page).fill(text);
      await button(page, "Speak").click();
      await button(page, "Play").waitFor();
      for await (const panel of panelsOf(page, text)) {
        if (panel === "Voice") await openVoiceTools(page);
        expect(await faultsOfAccess(page), `panel ${panel}`).toEqual([]);
      }
      expect(errors).toEqual([]);
    });
  }

  test("axe finds no fault in the page's dialog of shortcuts, nor in an error", async () => {
    await using opened = await tone.chromium.open(tone.server.address, { ...STILL, viewport: DESKTOP });
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

/** A control of the page: its role or its tag, with its name. */
interface Control {
  readonly name: string;
  /** Whether an outline, or a shadow, shows that it has the focus. */
  readonly shown: boolean;
}

/** The parts of an element of a page that the tests use: Node's types have none of them. */
interface PageElement {
  readonly tagName: string;
  readonly ariaLabel: string | null;
  readonly labels?: ArrayLike<{ readonly textContent: string }>;
  readonly textContent: string;
  readonly offsetParent: object | null;
}
interface PageGlobals {
  readonly document: {
    readonly activeElement: PageElement;
    readonly body: PageElement;
    querySelectorAll(all: string): Iterable<PageElement>;
  };
  getComputedStyle(element: PageElement): { readonly outlineStyle: string; readonly boxShadow: string };
  nameOf(element: PageElement): string;
}

const NAME_OF = `globalThis.nameOf = (element) =>
  element.tagName + " " + (element.ariaLabel || element.labels?.[0]?.textContent.trim() || element.textContent.trim());`;

/** Returns the names of all controls that the Tab key must reach: those that are shown, on, and part of the order of the keys. */
function controlsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { document, nameOf } = globalThis as unknown as PageGlobals;
    const all = "button:enabled, input:enabled, select:enabled, textarea:enabled, a[href], [tabindex]";
    const reachable = [...document.querySelectorAll(`:is(${all}):not([tabindex='-1'])`)];
    return reachable.filter(({ offsetParent }) => offsetParent !== null).map(nameOf);
  });
}

/** Presses Tab up to the end of the page. Returns each control that had the focus. */
async function tabThrough(page: Page): Promise<readonly Control[]> {
  const reached: Control[] = [];
  for (let count = 0; count < 200; count += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const { document, getComputedStyle, nameOf } = globalThis as unknown as PageGlobals;
      const { activeElement: element, body } = document;
      if (element === body) return undefined;
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      return { name: nameOf(element), shown: outlineStyle !== "none" || boxShadow !== "none" };
    });
    if (focused === undefined) return reached;
    reached.push(focused);
  }
  throw new Error("the focus never left the page");
}

/** The parts of an element that say whether its content is wider than it. */
interface Box {
  readonly className: string;
  readonly scrollWidth: number;
  readonly clientWidth: number;
}

test("a long list of words to check scrolls in its panel, and the page stays as tall as the screen", async () => {
  await using opened = await tone.chromium.open(tone.server.address, { ...STILL, viewport: DESKTOP });
  const { page } = opened;
  await field(page).fill("He met Zorbofrag. ".repeat(60));
  await page.getByRole("tab", { name: "Reading" }).click();
  await page.getByText("1 word to check").waitFor();
  expect(await page.evaluate("document.scrollingElement.scrollHeight")).toBe(DESKTOP.height);
});

test("the page is as wide as the smallest phone, also with a word of 5,000 letters, and Download goes to its panel", async () => {
  await using opened = await tone.chromium.open(tone.server.address, {
    ...STILL,
    viewport: { width: 320, height: 640 },
  });
  const { page } = opened;
  await field(page).fill(`${"a".repeat(5_000)} end.`);
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    const wider = await page.locator("html, .editor-bar, .editor-scroll, .panel, .player-bar").evaluateAll((boxes) => {
      const all = boxes as unknown as readonly Box[];
      return all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ className }) => className);
    });
    expect(wider, (await tab.textContent()) ?? "").toEqual([]);
  }
  await button(page, "Download").click();
  await expect.poll(() => page.getByRole("tab", { name: "Save" }).getAttribute("aria-selected")).toBe("true");
  await expect.poll(async () => (await button(page, "Download the sound").boundingBox())?.y).toBeLessThan(640);
});

describe("the page with the keyboard alone", () => {
  test("the Tab key reaches each control of each panel, and each has a name and shows that it has the focus", async () => {
    await using opened = await tone.chromium.open(tone.server.address, { ...STILL, viewport: DESKTOP });
    const { page } = opened;
    const text = "Anna: Hello Zorbotron.";
    await field(page).fill(text);
    await button(page, "Speak").click();
    await button(page, "Play").waitFor();
    await page.evaluate(NAME_OF);
    for await (const panel of panelsOf(page, text)) {
      await tabThrough(page); // It began at the tab. The next one begins at the start of the page.
      const reached = await tabThrough(page);
      const names = reached.map(({ name }) => name);
      expect([...names].sort(), panel).toEqual([...(await controlsOf(page))].sort());
      expect(
        names.filter((name) => /^\w+ ?$/u.test(name)),
        panel,
      ).toEqual([]);
      // The frame around the field shows the focus of the field.
      expect(reached.filter(({ shown }) => !shown)).toMatchObject([{ name: "TEXTAREA Text to speak" }]);
    }
  });

  test("the keys of the page speak, pause, go on and stop, and the arrow keys change the panel", async () => {
    await using opened = await tone.chromium.open(tone.server.address, { ...STILL, viewport: DESKTOP });
    const { page } = opened;
    await field(page).focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("One two three four five six seven eight nine ten. ");
    await page.keyboard.insertText(OTHER); // Its sound goes on for longer than the keys below take.
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
  await using opened = await tone.chromium.open(first.address);
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
  await button(player(page), "Try again").click();
  await expect.poll(() => litWords(page)).toEqual([expect.stringMatching(/leven|teen|twelve/u)]);
});
