import type { VerbalisedPart } from "../../../../text/rule.js";
import { cardinal, spellDigits, year } from "../../number-words/words.js";
import { isInitialism, isInitialismInLowerCase, isShortWord } from "../words/initialisms.js";
import { table, withLetters } from "../words/word-context.js";

/**
 * Reads the words, digits and symbols of an address or an identifier one after another: "a_b-2" → a underscore b dash
 * two.
 *
 * @param text the text to read
 * @param at the offset of the text in the match
 * @param silent symbols that separate words and are silent
 */
export function pieces(text: string, at: number, locale: string, silent = ""): VerbalisedPart[] {
  const parts: VerbalisedPart[] = [];
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0];
    const place = { from: at + match.index, to: at + match.index + piece.length };
    if (silent.includes(piece)) continue;
    if (/^\d/u.test(piece)) parts.push({ text: digits(piece, locale), ...place });
    else if (/^\p{L}/u.test(piece)) parts.push(...letters(piece, place));
    else if (SYMBOLS.has(piece)) parts.push({ text: SYMBOLS.get(piece) ?? "", ...place });
  }
  return parts;
}

/**
 * Runs of one kind of character. A capital begins a new word ("Mc" has one inside); the last of several capitals belongs to the next word.
 * In names of programs for a kind of processor, an x belongs to the number: "grubx64".
 */
const PIECE =
  /(?:boot|grub|shim|win|BOOT|GRUB|SHIM)(?=[xX](?:64|86|32)(?!\d))|Mc\p{Lu}\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{L}\p{M}]+|\d+|[\s\S]/gu;

function letters(piece: string, place: { readonly from: number; readonly to: number }): VerbalisedPart[] {
  const said = OWN.get(piece) ?? OWN.get(piece.toLowerCase());
  if (said !== undefined) return withLetters(said, place);
  const spelled =
    !/[aeiouy]/iu.test(piece) ||
    isInitialism(piece) ||
    isInitialismInLowerCase(piece) ||
    piece.length === 1 ||
    (/^(?:[A-Z]{2}|[a-z]{2})$/u.test(piece) && !isShortWord(piece.toUpperCase()));
  const text = /^Mc\p{Lu}/u.test(piece) ? piece : piece.toLowerCase();
  return [{ text, ...(spelled && { as: "letters" }), ...place }];
}

/**
 * Reads digits in a name: 42 → forty two; 404 → four oh four; 2024 → twenty twenty four; 10080 → one zero zero eight
 * zero.
 */
export function digits(text: string, locale: string): string {
  if (/^0\d/u.test(text) || text.length > 4) return spellDigits(text);
  if (text.length < 3 || /^[1-9]000?$/u.test(text)) return cardinal(text, locale);
  return year(text, locale);
}

/** Spells letters and digits one by one: "3f2a" → three f two a. */
export function oneByOne(text: string, at: number): VerbalisedPart[] {
  return [...text.matchAll(/[a-z]+|\d+|[^a-z\d]+/giu)].map((match) => {
    const place = { from: at + match.index, to: at + match.index + match[0].length };
    if (/^\d/u.test(match[0])) return { text: spellDigits(match[0]), ...place };
    return /^[a-z]/iu.test(match[0])
      ? { text: match[0].toLowerCase(), as: "letters", ...place }
      : { text: "dash", ...place };
  });
}

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  [".", "dot"],
  ["/", "slash"],
  ["\\", "backslash"],
  ["-", "dash"],
  ["_", "underscore"],
  ["@", "at"],
  [":", "colon"],
  ["?", "question mark"],
  ["=", "equals"],
  ["&", "ampersand"],
  ["#", "hash"],
  ["%", "percent"],
  ["+", "plus"],
  ["~", "tilde"],
  ["*", "star"],
  [",", "comma"],
  [";", "semicolon"],
  ["$", "dollar"],
  ["!", "exclamation mark"],
  ["|", "pipe"],
]);

/** Parts of addresses that are spelled although they have vowels, or that have a special reading. */
const OWN = table(`
  usr = u s r; etc = e t c; url = u r l; api = a p i; io = i o; ui = u i; ai = a i; id = i d; ip = i p; py = p y; gif = gif; jpeg = jpeg
  bashrc = bash r c; zshrc = z s h r c; vimrc = vim r c; gitignore = git ignore; json = jason; yml = y m l; github = git hub; gitlab = git lab; youtube = youtube
  wikipedia = wikipedia; npm = n p m; npmjs = n p m j s; localhost = localhost; exe = e x e; iso = i s o; docx = d o c x; ico = i c o; avi = a v i
  nytimes = n y times; faq = f a q; mr = mister; mrs = missus; Ms = miz; dr = d r; co = co; hz = hertz; khz = kilohertz; mhz = megahertz; ghz = gigahertz
`);
