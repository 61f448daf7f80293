import type { ChapterNumber } from "../../../text/text-language.js";
import { romanValue } from "../number-words/roman.js";
import { SPELLED } from "./words/roman.js";

/** The start of a line with a chapter number: "III", "II-", "## IV.", "V. The Return", "VI THE RETURN". */
const CANDIDATE =
  /^(?<marks>[ \t#*_]{0,12})(?<numeral>[IVXLCDM]{1,12})(?:(?<whole>[.:–—-]?[*_ \t\r]{0,12}$)|[.:)][ \t]{1,4}(?=["'“‘]?\p{Lu}(?:\p{L}|[ \t]))|[ \t][–—-][ \t]|(?<title>[ \t]{1,8}(?=["'“‘]?\p{Lu})))/gmu;

/** A line with one letter that is not a Roman numeral. It shows that the headings are the letters of an index. */
const INDEX_LETTER = /^[ \t#*_]{0,12}[ABE-HJKN-UWYZ]\.?[*_ \t\r]{0,12}$/mu;

/** The first heading of a paper. */
const OPENING =
  /^I[.:)][ \t]{1,4}(?:INTRODUCTION|Introduction|BACKGROUND|Background|OVERVIEW|Overview|PREFACE|Preface|EXECUTIVE SUMMARY|Executive Summary|SUMMARY|Summary|ABSTRACT|Abstract|FACTS|Facts|PURPOSE|Purpose|JURISDICTION|Jurisdiction)[*_ \t\r]{0,12}(?:\n|$)/u;

/** @unit characters */
const LONGEST_OPENING = 60;

/** A line that is itself an item of a list with Roman numerals. */
const NUMBERED = /^[ \t#*_]{0,12}[IVXL]{1,8}(?:[.:)][ \t]|[ \t]{1,8}["'“‘]?\p{Lu})/u;

/** The next line after a shorter line starts a new paragraph: see `paragraphs.ts`. @unit characters */
const SHORT_LINE = 40;

/**
 * Finds the Roman numerals that number the chapters of a text. A numeral that is also a letter ("I") counts only if the
 * text has the chapter before or after it too, or if it stands alone in a heading of a text without an index. A numeral
 * that is also a word, a size or an initialism ("XL", "CLI") counts only with the chapter before or after it.
 *
 * @param isHeading returns whether the paragraph at a place is marked as a heading
 */
export function chapterNumbers(text: string, isHeading: (place: number) => boolean): readonly ChapterNumber[] {
  const candidates = [...text.matchAll(CANDIDATE)].flatMap((match) => {
    const { marks = "", numeral = "", whole, title } = match.groups ?? {};
    const number = romanValue(numeral);
    if (number === undefined || !startsParagraph(text, match.index)) return [];
    const start = match.index + marks.length;
    const alone = whole !== undefined && (marks.includes("#") || isHeading(start));
    const opening = numeral === "I" && OPENING.test(text.slice(start, start + LONGEST_OPENING));
    const range = { start, end: start + numeral.length };
    return [{ numeral, number, range, alone, opening, spaced: title !== undefined }];
  });
  const counted = new Set(candidates.flatMap(({ number, spaced }) => (spaced ? [] : [number])));
  const listed = new Set(candidates.flatMap(({ number, spaced }) => (spaced ? [number] : [])));
  const isIndex = candidates.length > 0 && INDEX_LETTER.test(text);
  return candidates.filter(({ numeral, number, alone, opening, spaced }) => {
    if (spaced) return isRow(number, listed);
    if (counted.has(number - 1) || counted.has(number + 1)) return true;
    if (numeral.length === 1) return (alone && /[IVX]/u.test(numeral) && !isIndex) || opening;
    // "CLI" and "DVI" are initialisms: the hundredth chapter has others beside it.
    return !SPELLED.has(numeral) && !/^(?:XX|XXX|[LCDM]+|(?=.*[CDM]).{2,3})$/u.test(numeral);
  });
}

/** Returns whether a number without a full stop is one of three chapters in a row. Two may be a sentence and a name. */
function isRow(number: number, listed: ReadonlySet<number>): boolean {
  const has = (offset: number): boolean => listed.has(number + offset);
  return (has(-1) && (has(1) || has(-2))) || (has(1) && has(2));
}

function startsParagraph(text: string, lineStart: number): boolean {
  const previous = text.slice(text.lastIndexOf("\n", lineStart - 2) + 1, lineStart);
  return previous.trim().length < SHORT_LINE || NUMBERED.test(previous);
}
