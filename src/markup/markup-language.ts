/** How a text may be written. */
export const MARKUP_LANGUAGES = ["plain", "markdown", "html", "ssml"] as const;

export type MarkupLanguage = (typeof MARKUP_LANGUAGES)[number];

const ENDINGS: Record<string, MarkupLanguage> = {
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  xhtml: "html",
  ssml: "ssml",
};

/**
 * The format that the ending of a path tells; `undefined` where it tells none, as `.txt` and `.xml` do, so that the text
 * itself is looked at: {@link markupOfText}.
 */
export function markupOfPath(path: string): MarkupLanguage | undefined {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
}

/** SSML where the text begins as such does, with `<speak`; else plain text. */
export function markupOfText(source: string): MarkupLanguage {
  let rest = source
    .slice(0, 10_000)
    .replace(/^\uFEFF/, "")
    .trimStart();
  for (const [opening, closing] of BEFORE_ROOT) {
    while (rest.startsWith(opening) && rest.includes(closing)) {
      rest = rest.slice(rest.indexOf(closing) + closing.length).trimStart();
    }
  }
  return /^<(?:[\w-]+:)?speak[\s/>]/.test(rest) ? "ssml" : "plain";
}

/** What may stand before the root of an XML document. */
const BEFORE_ROOT: readonly (readonly [opening: string, closing: string])[] = [
  ["<?", "?>"],
  ["<!--", "-->"],
  ["<!DOCTYPE", ">"],
  ["<!--", "-->"],
];
