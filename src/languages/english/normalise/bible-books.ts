/**
 * The books of the Bible, one in each line: its name, and its abbreviations without a stop. "2" stands before books of which there are several.
 * "!" stands after what is hardly ever another word, name or abbreviation, so that "Psalm 3.2" is a verse.
 */
const TABLE = `
  Genesis! Gen
  Exodus! Exod! Ex
  Leviticus! Lev!
  Numbers Num
  Deuteronomy! Deut!
  Joshua Josh
  Judges Judg
  Ruth
  2 Samuel Sam
  2 Kings Kgs
  2 Chronicles! Chron Chr
  Ezra
  Nehemiah Neh
  Tobit Tob
  Judith Jdt
  Esther Esth
  Job
  Sirach
  Psalm! Ps!
  Psalms! Pss
  Proverbs! Prov!
  Ecclesiastes! Eccles Eccl
  Isaiah! Isa!
  Jeremiah! Jer!
  Lamentations Lam
  Ezekiel Ezek!
  Daniel Dan
  Hosea Hos
  Joel
  Amos
  Obadiah Obad
  Jonah
  Micah Mic
  Baruch
  Nahum Nah
  Habakkuk Hab
  Zephaniah Zeph
  Haggai Hag
  Zechariah Zech
  Malachi Mal
  2 Maccabees Macc
  Matthew! Matt! Mt
  Mark Mk
  Luke! Lk
  2 John! Jn
  Acts!
  Romans! Rom
  2 Corinthians! Cor!
  Galatians! Gal
  Ephesians! Eph!
  Philippians! Phil
  Colossians! Col
  2 Thessalonians! Thess!
  2 Timothy Tim
  Titus
  Philemon Philem Phlm
  Hebrews! Heb!
  James Jas
  2 Peter Pet
  Jude
  Revelation! Rev
`;

interface Book {
  readonly name: string;
  readonly abbreviations: readonly string[];
  /** The forms of it that are hardly ever anything else. */
  readonly clear: readonly string[];
  /** There are several. */
  readonly counted: boolean;
}

const BOOKS: readonly Book[] = TABLE.trim()
  .split("\n")
  .map((line) => {
    const words = line.trim().split(" ");
    const counted = words[0] === "2";
    const [name = "", ...abbreviations] = (counted ? words.slice(1) : words).map((word) => word.replace("!", ""));
    const clear = words.filter((word) => word.endsWith("!")).map((word) => word.slice(0, -1));
    return { name, abbreviations, clear, counted };
  });

/** The names of the books by their abbreviations, which have no stop here. */
export const BOOK_OF: ReadonlyMap<string, string> = new Map(
  BOOKS.flatMap(({ name, abbreviations }) => abbreviations.map((word): [string, string] => [word, name.toLowerCase()])),
);

/** All names, for a regular expression. */
export const BOOK_NAMES: string = BOOKS.map(({ name }) => name).join("|");

/** All abbreviations, for a regular expression. */
export const BOOK_ABBREVIATIONS: string = [...BOOK_OF.keys()].join("|");

/** Names and abbreviations of the books of which there are several, for a regular expression. */
export const COUNTED_BOOKS: string = BOOKS.filter(({ counted }) => counted)
  .flatMap(({ name, abbreviations }) => [name, ...abbreviations])
  .join("|");

/** Names and abbreviations that are hardly ever anything else, for a regular expression. */
export const CLEAR_BOOKS: string = BOOKS.flatMap(({ clear }) => clear).join("|");
