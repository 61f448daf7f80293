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

/** @throws {TypeError} unless each of `origins` is one. */
export function checkOrigins(path: string, origins: readonly string[]): readonly string[] {
  const wrong = origins.findIndex((origin) => !isOrigin(origin));
  if (wrong >= 0) throw new TypeError(`${path}[${wrong}] ${ORIGIN_RULE}, got ${JSON.stringify(origins[wrong])}`);
  return origins;
}
