import type { ParagraphEnd } from "./marked-text.js";

/** What a browser does not show, and a listener shall not hear. */
const SILENT: ReadonlySet<string> = new Set(["head", "title", "script", "style", "template", "noscript", "rp", "rt"]);

/** What a browser shows, and what cannot be spoken, or only as junk; and what a page has to be used by, not read. */
const UNSPOKEN: ReadonlySet<string> = new Set(
  "svg math canvas audio video iframe object embed select textarea datalist nav button".split(" "),
);

/** What may stand in the head of a page; anything else begins its body. */
export const HEAD: ReadonlySet<string> = new Set("title meta link base script style template noscript".split(" "));

const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody " +
    "tfoot thead tr ul"
  ).split(" "),
);

/** Whether an element stands by itself, as a paragraph does. */
export function isBlock(name: string): boolean {
  return BLOCKS.has(name);
}

/** What parts a block from its neighbours. */
export function endOf(block: string): ParagraphEnd {
  if (block === "hr") return "scene";
  if (/^h[1-6]$/.test(block)) return "heading";
  return ITEMS.has(block) ? "item" : "paragraph";
}

const ITEMS: ReadonlySet<string> = new Set("li tr dt dd".split(" "));

/** Whether it is to be reported that an element is not spoken. */
export function isUnspoken(name: string): boolean {
  return UNSPOKEN.has(name);
}

/** Whether the words in an element are spoken. */
export function isShown(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (SILENT.has(name) || UNSPOKEN.has(name)) return false;
  if (attributes["hidden"] !== undefined || attributes["aria-hidden"] === "true") return false;
  return !UNSEEN.test(attributes["style"] ?? "");
}

/** A style by which a browser shows nothing. */
const UNSEEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!\s*important\s*)?(?:;|$)/i;
