import type { Page } from "playwright-core";

/** Notes each text that an expression of a page returns, once for each change, for {@link seen}. */
export async function watch(page: Page, expression: string): Promise<void> {
  await page.evaluate(`
    globalThis.seen = [];
    const look = () => {
      const text = ${expression};
      if (text && seen.at(-1) !== text) seen.push(text);
      requestAnimationFrame(look);
    };
    look();`);
}

/** Returns the texts that {@link watch} has noted. */
export function seen(page: Page): Promise<string[]> {
  return page.evaluate("seen");
}

/** Returns those of some words that are next in a text. A busy browser shows the words that it could not show in time only together. */
export function inOrder(text: string, words: readonly string[]): string[] {
  let at = 0;
  return words.filter((word) => {
    const found = text.indexOf(word, at);
    if (found >= 0) at = found + word.length;
    return found >= 0;
  });
}
