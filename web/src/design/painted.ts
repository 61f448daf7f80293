/**
 * Resolves when the browser has painted what the page has drawn so far, in a task of its own. Work that waits for it keeps nobody from
 * reading: a phone takes some tenths of a second for the whole page. A tab that is not seen paints when it is.
 */
export function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
