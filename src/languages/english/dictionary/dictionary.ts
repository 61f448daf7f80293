import { BoundedCache } from "../pronounce/bounded-cache.js";

/** The phonemes of a word: one pronunciation, or one for each part of speech. `null` means that the word is spelled. */
export type Entry = string | ReadonlyMap<string, string | null>;

interface Found {
  /** From the dictionary that people have checked. */
  readonly gold?: Entry;
  /** From the larger dictionary that nobody has checked. */
  readonly silver?: Entry;
}

const NOTHING: Found = {};
const CACHED_WORDS = 20_000;
const UTF8 = new TextEncoder();
const TEXT = new TextDecoder();
const NEWLINE = 10;
const TAB = 9;

/**
 * misaki's two dictionaries of one dialect, as one list of sorted lines. The class searches the bytes of the list,
 * since parsing it would take 200 ms and 70 MB. `scripts/data/lexicon.mjs` documents the format of a line.
 *
 * A lookup of "Word" also finds "word", and a lookup of "word" also finds "Word".
 */
export class Dictionary {
  readonly #lines: Uint8Array;
  readonly #words = new BoundedCache<Found>(CACHED_WORDS);

  /** @param lines `data/en-us.lexicon.br` or `data/en-gb.lexicon.br`, unpacked */
  constructor(lines: Uint8Array) {
    this.#lines = lines;
  }

  /** Returns the entry of the checked dictionary. */
  gold(word: string): Entry | undefined {
    return this.#find(word).gold;
  }

  /** Returns the entry of the unchecked dictionary. */
  silver(word: string): Entry | undefined {
    return this.#find(word).silver;
  }

  /** Returns whether one of the two dictionaries has the word. */
  has(word: string): boolean {
    return this.#find(word) !== NOTHING;
  }

  /** Returns whether one of the two dictionaries has the word with exactly these capitals. */
  hasExactly(word: string): boolean {
    return this.#search(word) !== undefined;
  }

  #find(word: string): Found {
    return this.#words.get(word, () => {
      const itself = this.#search(word);
      if (itself?.gold !== undefined) return itself;
      const twin = twinOf(word);
      const other = twin === undefined ? undefined : this.#search(twin);
      // Prefer a gold entry in the other case over a silver entry in this case.
      return (other?.gold === undefined ? (itself ?? other) : other) ?? NOTHING;
    });
  }

  /** Binary search: all words are ASCII, and sorted by their bytes. */
  #search(word: string): Found | undefined {
    if (!/^[A-Za-z'.-]+$/.test(word)) return undefined;
    const key = UTF8.encode(`${word}\t`);
    let low = 0;
    let high = this.#lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = middle === 0 ? 0 : this.#lines.lastIndexOf(NEWLINE, middle - 1) + 1;
      const end = this.#lines.indexOf(NEWLINE, start);
      const tab = this.#lines.indexOf(TAB, start);
      const order = compareBytes(key, this.#lines.subarray(start, tab + 1));
      if (order === 0) return readEntry(TEXT.decode(this.#lines.subarray(tab + 1, end)));
      if (order < 0) high = start;
      else low = end + 1;
    }
    return undefined;
  }
}

/** Returns a negative number if `one` sorts first, 0 if both are equal, a positive number if `other` sorts first. */
function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const shared = Math.min(one.length, other.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

function readEntry(line: string): Found {
  const silver = line.startsWith("?");
  const text = silver ? line.slice(1) : line;
  const entry = text.includes(" ") || text.includes(";") ? readVariants(text) : text;
  return silver ? { silver: entry } : { gold: entry };
}

function readVariants(text: string): ReadonlyMap<string, string | null> {
  return new Map(
    text.split(";").map((variant) => {
      const [tag = "", phonemes = null] = variant.split(" ");
      return [tag, phonemes];
    }),
  );
}

/** Returns "Word" for "word" and "word" for "Word", and `undefined` for a word with capitals inside. */
function twinOf(word: string): string | undefined {
  if (word.length < 2) return undefined;
  const lower = word.toLowerCase();
  const capitalized = capitalize(lower);
  if (lower === capitalized) return undefined;
  if (word === lower) return capitalized;
  return word === capitalized ? lower : undefined;
}

function capitalize(lower: string): string {
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
