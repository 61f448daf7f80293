import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { button, field, type OpenPage, player } from "../support/page.js";
import { useTonePage } from "../support/tone-page.js";

const tone = useTonePage();

/** Opens the page with a text, at a panel. */
async function openPanel(text: string, panel: string): Promise<OpenPage> {
  const opened = await tone.chromium.open(tone.server.address, { viewport: { width: 1280, height: 800 } });
  await field(opened.page).fill(text);
  await opened.page.getByRole("tab", { name: panel }).click();
  return opened;
}

/** The parts of a page that the tests use: Node's types have none of them. */
interface PageGlobals {
  readonly document: {
    readonly activeElement: {
      readonly tagName: string;
      readonly id: string;
      readonly ariaLabel: string | null;
      readonly labels?: ArrayLike<{ readonly textContent: string }>;
      readonly textContent: string;
    };
  };
}

/** Returns the name of the control that has the focus, or "BODY". */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { tagName, ariaLabel, labels, textContent } = (globalThis as unknown as PageGlobals).document.activeElement;
    return tagName === "BODY" ? tagName : ariaLabel || labels?.[0]?.textContent.trim() || textContent.trim();
  });
}

/** Waits until a control has the focus. */
async function expectFocus(page: Page, name: string | RegExp): Promise<void> {
  await expect.poll(() => focused(page)).toEqual(typeof name === "string" ? name : expect.stringMatching(name));
}

/** Speaks a text to its end, so that the history has it. */
async function hear(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await page.keyboard.press("Control+Enter");
  await button(page, `Play again: ${text}`).waitFor();
  await button(page, "Play").waitFor();
}

describe("the focus, with the keyboard alone", () => {
  test("the focus stays on the button that speaks and pauses, and goes back to it from Stop", async () => {
    await using opened = await openPanel("One two three four five six seven eight nine ten. ".repeat(20), "Voice");
    const { page } = opened;
    await button(page, "Speak").press("Enter");
    await button(page, "Pause").waitFor();
    await expectFocus(page, "Pause");
    await page.keyboard.press("Tab");
    await expectFocus(page, "Stop");
    await page.keyboard.press("Enter");
    await expectFocus(page, /^(?:Speak|Play)$/u);
  });

  test("the focus goes from a deleted row of the history to its neighbour, and from the last one to the tab", async () => {
    await using opened = await openPanel("", "History");
    const { page } = opened;
    for (const text of ["One.", "Two.", "Three."]) await hear(page, text);
    await button(page, "Delete: Two.").press("Enter");
    await expectFocus(page, "Delete: One.");
    await page.keyboard.press("Enter");
    await expectFocus(page, "Delete: Three.");
    await page.keyboard.press("Enter");
    await page.getByText("Texts that you hear").waitFor();
    await expectFocus(page, "History");
  });

  test("the focus goes from the dialog of shortcuts back to its button", async () => {
    await using opened = await openPanel("Hello.", "Voice");
    const { page } = opened;
    for (const close of ["Escape", "Enter"]) {
      await button(page, "Keyboard shortcuts").press("Enter");
      await expectFocus(page, "Close");
      await page.keyboard.press(close);
      await expectFocus(page, "Keyboard shortcuts");
    }
  });

  test("the focus goes through the form of a new word, and from a removed word to its neighbour", async () => {
    await using opened = await openPanel("Hello.", "Reading");
    const { page } = opened;
    const add = page.getByRole("textbox", { name: "New word for the lexicon" });
    for (const word of ["data", "SQL"]) {
      await add.fill(word);
      await add.press("Enter");
      await expectFocus(page, new RegExp(`^Say “${word}” as`, "u"));
      await page.keyboard.type("sequel");
      await page.keyboard.press("Enter");
      await expectFocus(page, "New word for the lexicon");
    }
    await button(page, "data sequel").press("Enter");
    await button(page, "Remove").press("Enter");
    await expectFocus(page, "SQLsequel");
    await page.keyboard.press("Enter");
    await button(page, "Close").press("Enter");
    await expectFocus(page, "SQLsequel");
    await page.keyboard.press("Enter");
    await button(page, "Remove").press("Enter");
    await expectFocus(page, "New word for the lexicon");
  });

  test("a key on a word of the reading opens its card behind it, and the focus goes back to the word when the card closes", async () => {
    await using opened = await openPanel("Hello Zorbotron. Good bye.", "Reading");
    const { page } = opened;
    const word = page.getByRole("button", { name: /^Hello/u });
    await word.press("Enter");
    await button(page, "Close").waitFor();
    await expectFocus(page, /^Hello/u);
    await button(page, "Close").press("Enter");
    await expectFocus(page, /^Hello/u);
    await button(page, "Put “Zorbotron” into your lexicon").press("Enter");
    await page.getByText("All words are known").waitFor();
    await expectFocus(page, /^zorbotron/iu);
  });

  test("the focus goes from Show all to the first of the words that it has shown, and from Show more to the first sentence", async () => {
    const words = Array.from({ length: 10 }, (_, index) => `Zorb${"aeiou"[index % 5]}${index < 5 ? "tron" : "plex"}.`);
    await using opened = await openPanel(`${words.join(" ")} ${"One. ".repeat(70)}`, "Reading");
    const { page } = opened;
    const doubts = page.getByRole("region", { name: "10 words to check" });
    await button(page, "Show all 10").press("Enter");
    await expect.poll(() => doubts.getByRole("listitem").count()).toBe(10);
    const ninth = await doubts.getByRole("listitem").nth(8).getByRole("button").first().textContent();
    await expectFocus(page, ninth ?? "");
    await button(page, "Show more of 80 sentences").press("Enter");
    await expectFocus(page, /^One/u);
    const focusedId = await page.evaluate(() => (globalThis as unknown as PageGlobals).document.activeElement.id);
    // 10 sentences with a name, and 50 of "One. ".
    expect(focusedId).toBe(`said-${words.join(" ").length + 1 + 50 * "One. ".length}`);
  });

  test("the focus goes from Try again, when it has worked, to the button that speaks", async () => {
    await using opened = await openPanel("One two three. ".repeat(20), "Voice");
    const { page } = opened;
    await page.route("**/v1/audio/speech", (route) => route.abort());
    await button(page, "Speak").press("Enter");
    const again = button(player(page), "Try again");
    await again.waitFor();
    await page.unroute("**/v1/audio/speech");
    await again.press("Enter");
    await button(page, "Pause").waitFor();
    await expectFocus(page, "Pause");
  });

  test("the focus goes from a download to Cancel and back", async () => {
    await using opened = await openPanel("One two three four five. ".repeat(4_000), "Save");
    const { page } = opened;
    await button(page, "Download the sound").press("Enter");
    await expectFocus(page, "Cancel");
    await page.keyboard.press("Enter");
    await expectFocus(page, "Download the sound");
  });

  test("a click beside all controls takes the focus away, and no change of the page brings it back", async () => {
    await using opened = await openPanel("One two three.", "Save");
    const { page } = opened;
    await button(page, "Speak").click();
    await page.getByRole("heading", { name: "Save the sound" }).click();
    await button(page, "Play").waitFor();
    expect(await focused(page)).toBe("BODY");
  });
});
