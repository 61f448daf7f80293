/** The dots between an entry of a table of contents and its page. */
const DOTS = String.raw`(?:\.\s?){4}`;
/** The number of a page. */
const PAGE = String.raw`(?:\d{1,4}|[ivxlc]{1,7})`;

const ENTRY = new RegExp(String.raw`(?:${DOTS}|\S[ \t]{3})\s*${PAGE}$`, "u");
const ENDS_IN_DOTS = new RegExp(`${DOTS}$`, "u");
const ONLY_PAGE = new RegExp(String.raw`^\s*${PAGE}\s*$`, "u");

/** Tests whether a line is an entry of a table of contents: dots or spaces, and a page at its end. */
export function isContentsEntry(line: string): boolean {
  return ENTRY.test(line);
}

/** Tests whether a text ends in the dots before the page of an entry. */
export function endsInLeader(text: string): boolean {
  return ENDS_IN_DOTS.test(text);
}

/** Tests whether a text is the number of a page, and nothing else. */
export function isPageNumber(text: string): boolean {
  return ONLY_PAGE.test(text);
}
