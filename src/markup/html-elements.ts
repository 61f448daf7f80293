import type { ParagraphEnd } from "./marked-text.js";

/** Elements that a browser does not show. They are not spoken. */
const SILENT: ReadonlySet<string> = new Set(["head", "title", "script", "style", "template", "noscript", "rp", "rt"]);

/** Elements that a browser shows but that cannot be spoken sensibly, and controls of the page. They are reported. */
const UNSPOKEN: ReadonlySet<string> = new Set(
  "svg math canvas audio video iframe object embed select textarea datalist nav button".split(" "),
);

/** Elements that the head of a page may contain. Any other element begins the body. */
export const HEAD: ReadonlySet<string> = new Set("title meta link base script style template noscript".split(" "));

const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody " +
    "tfoot thead tr ul"
  ).split(" "),
);

/** Tests whether an element is a block, such as a paragraph. */
export function isBlock(name: string): boolean {
  return BLOCKS.has(name);
}

/** Returns the kind of paragraph end between a block and its neighbours. */
export function endOf(block: string): ParagraphEnd {
  if (block === "hr") return "scene";
  if (/^h[1-6]$/.test(block)) return "heading";
  return ITEMS.has(block) ? "item" : "paragraph";
}

const ITEMS: ReadonlySet<string> = new Set("li tr dt dd".split(" "));

/** Tests whether an element is not spoken, and must be reported. */
export function isUnspoken(name: string): boolean {
  return UNSPOKEN.has(name);
}

/** Tests whether the words in an element are spoken. */
export function isShown(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (SILENT.has(name) || UNSPOKEN.has(name)) return false;
  if (attributes["hidden"] !== undefined || attributes["aria-hidden"] === "true") return false;
  return !UNSEEN.test(attributes["style"] ?? "");
}

/** A style that hides an element. */
const UNSEEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!\s*important\s*)?(?:;|$)/i;
