/** HTML that a blank line does not end, with its end. */
const UNTIL_MARK: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![A-Za-z]/, />/],
];

/** The tag of an element that is a block in Markdown. Other tags are blocks only if they are alone on their line. */
const BLOCK_TAG = new RegExp(
  `^ {0,3}</?(?:${[
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt",
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link",
    "main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary",
    "table|tbody|td|tfoot|th|thead|title|tr|track|ul",
  ].join("|")})(?:\\s|/?>|$)`,
  "i",
);
const ATTRIBUTE = String.raw`\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>\x60]+|'[^']*'|"[^"]*"))?`;
const LONE_TAG = new RegExp(
  `^ {0,3}<(?:[A-Za-z][A-Za-z\\d-]*(?:${ATTRIBUTE})*\\s*/?|/[A-Za-z][A-Za-z\\d-]*\\s*)>\\s*$`,
);

/**
 * Returns the test for the last line of the HTML that a line of Markdown begins; `undefined` if it begins none, or if it also
 * has the end.
 *
 * @param inParagraph whether the line before belongs to a paragraph, which a lone tag does not end
 */
export function endOfHtml(text: string, inParagraph: boolean): ((line: string) => boolean) | undefined {
  const found = UNTIL_MARK.find(([opens]) => opens.test(text));
  if (found !== undefined) return found[1].test(text) ? undefined : (line) => found[1].test(line);
  const isBlock = BLOCK_TAG.test(text) || (!inParagraph && LONE_TAG.test(text));
  return isBlock ? (line) => line.trim() === "" : undefined;
}
