import { after, before, type Rule } from "../../../../text/rule.js";
import { table } from "./word-context.js";

/** Rules for books of the Bible before a chapter and a verse, and for translations after them: "1 Cor. 13:4", "Ps. xxiii.", "John 3:16 CEB". */
export const BIBLE_RULES: readonly Rule[] = [
  {
    class: "abbreviation",
    name: "book of the Bible",
    pattern:
      /(?:([123])\s)?(\p{Lu}\p{Ll}{1,5})(?:\.?(?=\s\d{1,3}:\d)|(?<=Exod|Lev|Deut|Ps|Prov|Isa|Jer|Ezek|Matt|Cor|Eph|Thess|Heb)\.?(?=\s\d{1,3}\.[1-9])|\.(?=\s[ivxlc]{1,8}(?!\p{L}))|(?<=Ps|[123]\sCor)\.(?=\s\d))/uy,
    read: ([, number = "", word = ""], context) => {
      const said = BOOKS.get(word);
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

/** Abbreviations of the books of the Bible, without a stop. */
export const BOOKS: ReadonlyMap<string, string> = table(`
  Gen = genesis; Ex, Exod = exodus; Lev = leviticus; Num = numbers; Deut = deuteronomy; Josh = joshua; Judg = judges; Sam = samuel
  Kgs = kings; Chr, Chron = chronicles; Neh = nehemiah; Ps = psalm; Pss = psalms; Prov = proverbs; Eccl, Eccles = ecclesiastes; Isa = isaiah; Jer = jeremiah
  Lam = lamentations; Ezek = ezekiel; Dan = daniel; Hos = hosea; Mic = micah; Hab = habakkuk; Zech = zechariah; Mal = malachi
  Matt, Mt = matthew; Mk = mark; Lk = luke; Jn = john; Rom = romans; Cor = corinthians; Gal = galatians; Eph = ephesians; Phil = philippians
  Col = colossians; Thess = thessalonians; Tim = timothy; Heb = hebrews; Jas = james; Pet = peter; Rev = revelation
`);
