import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { openChromium } from "./chromium.js";

/** Chromium, for tests of the page. */
export interface PageBrowser extends AsyncDisposable {
  /** Opens the page of an address, in a profile of its own. */
  open(address: string, options?: BrowserContextOptions): Promise<OpenPage>;
}

/** A page that is open, with all that it has asked for and all errors of its scripts. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  readonly requests: string[];
  /** Errors that no script has caught, and all that the console shows as errors, such as what the policy of the page refuses. */
  readonly errors: string[];
}

/** Notes each word when the page lights it. */
const NOTE_WORDS = `
  globalThis.heardWords = [];
  const { set } = HighlightRegistry.prototype;
  HighlightRegistry.prototype.set = function (name, highlight) {
    if (name === "spoken-word")
      for (const { startContainer, startOffset, endOffset } of highlight) {
        const word = startContainer.data.slice(startOffset, endOffset);
        if (heardWords.at(-1) !== word) heardWords.push(word);
      }
    return set.call(this, name, highlight);
  };`;

/** Starts Chromium. */
export async function openPageBrowser(): Promise<PageBrowser> {
  const browser = await openChromium();
  return {
    async open(address, options) {
      const context = await browser.newContext(options);
      await context.addInitScript(NOTE_WORDS);
      const page = await context.newPage();
      page.setDefaultTimeout(90_000); // Other programs may take the processor.
      const requests: string[] = [];
      const errors: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("pageerror", ({ message }) => errors.push(message));
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      await page.goto(`${address}/`);
      return { page, requests, errors, [Symbol.asyncDispose]: () => context.close() };
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/** Returns the field for the text. */
export function field(page: Page): Locator {
  return page.getByRole("textbox", { name: "Text to speak" });
}

/** Returns a button by its whole name. */
export function button(page: Page | Locator, name: string): Locator {
  return page.getByRole("button", { name, exact: true });
}

/** Returns the player. Its failures have buttons of the same names as those of the panels. */
export function player(page: Page): Locator {
  return page.getByRole("region", { name: "Player" });
}

/** Returns all words that were lit since the page was loaded, in order. The words of now, {@link litWords}, change while a test looks. */
export function heardWords(page: Page): Promise<string[]> {
  return page.evaluate("heardWords");
}

/** Returns the words that are lit now. */
export function litWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Place {
      readonly startContainer: { readonly data: string };
      readonly startOffset: number;
      readonly endOffset: number;
    }
    const css = Reflect.get(globalThis, "CSS") as { highlights: Map<string, Iterable<Place>> };
    return Array.from(css.highlights.get("spoken-word") ?? [], ({ startContainer, startOffset, endOffset }) =>
      startContainer.data.slice(startOffset, endOffset),
    );
  });
}
