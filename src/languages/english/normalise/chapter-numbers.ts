import type { ChapterNumber } from "../../../text/text-language.js";
import { romanValue } from "../number-words/roman.js";
import { SPELLED } from "./words/roman.js";

/** "III", "## IV.", "V. The Return": what a line that counts chapters begins with. */
const CANDIDATE =
  /^(?<marks>[ \t#*_]{0,12})(?<numeral>[IVXLCDM]{1,12})(?:(?<whole>[.:]?[*_ \t\r]{0,12}$)|[.:][ \t]{1,4}(?=["'“‘]?\p{Lu}(?:\p{L}|[ \t]))|[ \t][–—-][ \t])/gmu;

/** A line of one letter that is no numeral: in an index the headings are letters. */
const INDEX_LETTER = /^[ \t#*_]{0,12}[ABE-HJKN-UWYZ]\.?[*_ \t\r]{0,12}$/mu;

/** A shorter line is followed by a paragraph of its own: see `paragraphs.ts`. @unit characters */
const SHORT_LINE = 40;

/**
 * The Roman numerals that count the chapters of a text. "I", "XL" and other numerals that are also words or letters are
 * numbers only if the chapter before or after is there too, or in a heading of nothing else.
 *
 * @param isHeading whether the paragraph at a place is marked as a heading
 */
export function chapterNumbers(text: string, isHeading: (place: number) => boolean): readonly ChapterNumber[] {
  const candidates = [...text.matchAll(CANDIDATE)].flatMap((match) => {
    const { marks = "", numeral = "", whole } = match.groups ?? {};
    const number = romanValue(numeral);
    if (number === undefined || !startsParagraph(text, match.index)) return [];
    const start = match.index + marks.length;
    const alone = whole !== undefined && (marks.includes("#") || isHeading(start));
    return [{ numeral, number, range: { start, end: start + numeral.length }, alone }];
  });
  const counted = new Set(candidates.map(({ number }) => number));
  const isIndex = candidates.length > 0 && INDEX_LETTER.test(text);
  return candidates.filter(({ numeral, number, alone }) => {
    if (counted.has(number - 1) || counted.has(number + 1)) return true;
    if (numeral.length === 1) return alone && /[IVX]/u.test(numeral) && !isIndex;
    return !SPELLED.has(numeral) && !/^(?:XX|XXX|[LCDM]+)$/u.test(numeral);
  });
}

function startsParagraph(text: string, lineStart: number): boolean {
  const previous = text.slice(text.lastIndexOf("\n", lineStart - 2) + 1, lineStart);
  return previous.trim().length < SHORT_LINE;
}
