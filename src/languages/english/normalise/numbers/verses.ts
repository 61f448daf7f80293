import { after, before, type MatchContext, type Rule } from "../../../../text/rule.js";
import { END, NO_GROUPS, sticky } from "../../number-words/amount.js";
import { inPairs, ordinal } from "../../number-words/words.js";
import { BOOK_ABBREVIATIONS, BOOK_NAMES, CLEAR_BOOKS, COUNTED_BOOKS } from "../bible-books.js";

/** Rules for chapters and verses after a book, and for the number of a book: "1 Cor. 13:4-7", "Psalm 3.2", "Surah 2:255". */
export const VERSE_RULES: readonly Rule[] = [
  {
    class: "identifier",
    name: "verse",
    pattern: sticky(
      String.raw`(?<chapter>\d{1,3})(?<sign>[:.])(?<verse>\d{1,3})(?:[-–](?:(?<later>\d{1,3}):)?(?<until>\d{1,3}))?(?<part>[a-c]|ff?)?(?:${END}|(?=,\d{1,3}:\d))`,
    ),
    read: ({ groups: { chapter = "", sign, verse = "", later, until, part } = NO_GROUPS }, context) => {
      if (!BOOK.test(before(context).replace(VERSES, " ")) || (sign === "." && !isDottedVerse(verse, context)))
        return undefined;
      const words = `${inPairs(chapter, context.locale)} ${inPairs(verse, context.locale)}`;
      const end = later === undefined ? "" : `${inPairs(later, context.locale)} `;
      const whole = until === undefined ? words : `${words} to ${end}${inPairs(until, context.locale)}`;
      if (part === undefined) return whole;
      return part.startsWith("f") ? `${whole} and following` : [{ text: whole }, { text: part, as: "letters" }];
    },
  },
  {
    class: "identifier",
    name: "book of the Bible",
    begins: /[123I]/u,
    pattern: sticky(
      `(?:[123]|I{1,3}\\.?)(?= (?:${COUNTED_BOOKS}|${COUNTED_BOOKS.toUpperCase()})\\.? [\\divxl])|(?:[12]|II?)(?= (?:Corinthians|Thessalonians|Chronicles)\\b)`,
    ),
    read: ([number], { locale }) =>
      ordinal(/^\d/u.test(number) ? number : String(number.replace(".", "").length), locale),
  },
];

/** Verses directly before another: "2:3,". */
const VERSES = / \d{1,3}:\d{1,3}(?:[-–]\d{1,3})?,$/u;

/** A book before a chapter, also of the Quran. */
const BOOK = new RegExp(
  `\\b(?:${BOOK_NAMES}|${BOOK_ABBREVIATIONS}|Song of (?:Songs|Solomon)|Surah?|Quran|Qur['’]an|verses?)\\.? $`,
  "iu",
);

/** Returns whether a chapter and a verse have a full stop between them: "Psalm 3.2". A "Gen 2.1" may be a generation. */
function isDottedVerse(verse: string, context: MatchContext): boolean {
  return (
    verse !== "0" &&
    (DOTTED_BOOK.test(before(context)) || (/\bGen\.? $/u.test(before(context)) && OTHER_VERSE.test(after(context))))
  );
}

const DOTTED_BOOK = new RegExp(`\\b(?:${CLEAR_BOOKS})\\.? $`, "u");
const OTHER_VERSE = new RegExp(`\\b(?:${CLEAR_BOOKS})\\.? \\d{1,3}\\.\\d`, "u");
