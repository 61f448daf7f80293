import { after, before, type Rule } from "../../../../text/rule.js";
import { BOOK_OF, CLEAR_BOOKS } from "../bible-books.js";

/** Rules for books of the Bible before a chapter and a verse, and for translations after them: "1 Cor. 13:4", "Ps. xxiii.", "John 3:16 CEB". */
export const BIBLE_RULES: readonly Rule[] = [
  {
    class: "abbreviation",
    name: "book of the Bible",
    pattern: new RegExp(
      String.raw`(?:([123])\s)?(\p{Lu}\p{Ll}{1,5})(?:\.?(?=\s\d{1,3}:\d)|(?<=${CLEAR_BOOKS})\.?(?=\s\d{1,3}\.[1-9])|\.(?=\s[ivxlc]{1,8}(?!\p{L}))|(?<=Ps|[123]\sCor)\.(?=\s\d))`,
      "uy",
    ),
    read: ([, number = "", word = ""], context) => {
      const said = BOOK_OF.get(word);
      if (said === undefined || !/^\s(?:\d{1,3}(?:[:.]\d{1,3})?(?!\d)|[ivxlc])/u.test(after(context))) return undefined;
      return number === "" ? said : `${NUMBERS[Number(number)]} ${said}`;
    },
  },
  {
    class: "abbreviation",
    name: "translation of the Bible",
    pattern: /(?:ASV|CEB|CEV|CSB|ESV|GNT|KJV|NAB|NABRE|NASB|NET|NIV|NJB|NKJV?|NLT|NRSV|RSV|WEB|YLT)(?!\p{L})/uy,
    read: ([written], context) =>
      /\d:\d{1,3}(?:[-–]\d{1,3})?[a-c]?,? [([]?$/u.test(before(context))
        ? [{ text: written, as: "letters" }]
        : undefined,
  },
];

const NUMBERS = ["", "first", "second", "third"];
