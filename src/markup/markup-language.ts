/** The supported markup languages. */
export const MARKUP_LANGUAGES = ["plain", "markdown", "html", "ssml"] as const;

/** A markup language of texts. */
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
 * Returns the markup language of a path by its extension. It returns `undefined` for other extensions, such as `.txt` and
 * `.xml`; then the text itself decides: {@link markupOfText}.
 */
export function markupOfPath(path: string): MarkupLanguage | undefined {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
}

/** Returns the markup language to parse a text in: `markup` itself, or for `"auto"` the language that the text is in. */
export function resolveMarkup(text: string, markup: MarkupLanguage | "auto" = "auto"): MarkupLanguage {
  return markup === "auto" ? markupOfText(text) : markup;
}

/** Returns `"ssml"` for a text that begins with `<speak`, as SSML does; else `"plain"`. */
export function markupOfText(source: string): MarkupLanguage {
  let rest = source
    .slice(0, LONGEST_PROLOGUE)
    .replace(/^\uFEFF/, "")
    .trimStart();
  for (const [opening, closing] of BEFORE_ROOT) {
    while (rest.startsWith(opening) && rest.includes(closing)) {
      rest = rest.slice(rest.indexOf(closing) + closing.length).trimStart();
    }
  }
  return /^<(?:[\w-]+:)?speak[\s/>]/.test(rest) ? "ssml" : "plain";
}

/** Returns the markup language of a text that begins with `source`; `undefined` if more of it must arrive to decide. */
export function markupOfStart(source: string): MarkupLanguage | undefined {
  const start = source.replace(/^\uFEFF/, "").trimStart();
  const isOpen = /^<(?:$|[?!]|[\w:-]+$)/.test(start) || start === "";
  const markup = markupOfText(source);
  return markup === "plain" && isOpen && source.length < LONGEST_PROLOGUE ? undefined : markup;
}

/** Longest text before the root element of SSML. @unit characters */
const LONGEST_PROLOGUE = 10_000;

/** The delimiters of the parts that may precede the root element of an XML document. */
const BEFORE_ROOT: readonly (readonly [opening: string, closing: string])[] = [
  ["<?", "?>"],
  ["<!--", "-->"],
  ["<!DOCTYPE", ">"],
  ["<!--", "-->"],
];
