/** Describes the text that {@link isOrigin} accepts, for errors. */
export const ORIGIN_RULE =
  "must be an origin as browsers write it, such as https://example.com, without a slash at its end";

/** Returns whether a text is an origin as browsers send it. That of a page from a file is `"null"`. */
export function isOrigin(text: string): boolean {
  if (text === "null") return true;
  if (!/^[a-z][a-z\d+.-]*:\/\/[^\s/?#@]+$/u.test(text) || !URL.canParse(text)) return false;
  const { origin } = new URL(text);
  return origin === "null" || origin === text; // Schemes such as chrome-extension have no origin of their own there.
}
