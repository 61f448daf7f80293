/** The bullets that begin an item in running text. A hyphen is not one of them: it is also a dash. */
const BULLET = "[•⁃‣◦▪●]";

/** The name of an item: a number, a letter or a small Roman numeral. */
const NAME = String.raw`(?:\d{1,3}|[a-z]|[ivx]{2,5})`;

/** The marks after the name of an item, with the first letters of the item. */
const CLOSE = String.raw`(?:\.\)|[.)])(?=\s{1,9}\S)`;

/** The source of a pattern for the label of an item in running text: "2.", "2.)", "b.", "ii)", "(c)", "•", "• 10.". */
export const LIST_LABEL: string = String.raw`(?<!\S)(?:(?<bullet>${BULLET})(?=\s?\S)(?:\s?${NAME}${CLOSE})?|(?<open>\((?=\w{1,5}\)))?(?<name>${NAME})(?<close>${CLOSE}))`;

const LABEL_ALONE = new RegExp(
  String.raw`^\s*(?:${BULLET}\s?)?(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-hA-H]|[ivx]{1,5})[.)]+)$`,
  "u",
);

/** Tests whether a line is only the label of a list item, which belongs to the words that follow: "1.", "a.", "• 9.". */
export function endsInListLabel(line: string): boolean {
  return LABEL_ALONE.test(line);
}

/** The labels of a list in running text, one after another. */
export interface ListLabels {
  /** The labels that may follow. */
  readonly expected: readonly string[];
  /**
   * Tests whether a label begins another item of the list, or the first one of a list.
   *
   * @param label a match of {@link LIST_LABEL}
   * @param before the text before it
   */
  accept(label: RegExpExecArray, before: string): "first" | "next" | undefined;
}

/**
 * Creates the state of the lists in one paragraph. A label counts only after the label before it, "b." after "a.".
 *
 * @param before the labels that may follow the part of the paragraph before. @default none
 */
export function listLabels(before: readonly string[] = []): ListLabels {
  const expected = new Set(before);
  return {
    get expected() {
      return [...expected];
    },
    accept(label, before) {
      const { bullet, open = "", name = "", close = "" } = label.groups ?? {};
      const isNext = expected.has(bullet ?? open + name + close) && !CONTINUES.test(before);
      if (!isNext && !opensItem(bullet ?? name, before)) return undefined;
      if (bullet !== undefined) expected.add(bullet);
      else for (const next of namesAfter(name)) expected.add(open + next + close);
      return isNext ? "next" : "first";
    },
  };
}

/** The end of a text that goes on with a label in the same sentence: "we need 1) time and 2) money". */
const CONTINUES = /(?:[,;:(/&–—-]|\s(?:and|or))\s*$/u;

/** Tests whether a label may be the first of a list: at the start of a paragraph, after a sentence, or after a colon. */
function opensItem(name: string, before: string): boolean {
  if (before.trim() === "") return true;
  return /^(?:1|a|i|[^\w\s])$/u.test(name) && /[.!?…:]["”’)\]]*\s*$/u.test(before);
}

const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/** Returns the names that may follow the name of an item: 2 after 1; b after a; ii or j after i. */
function namesAfter(name: string): readonly string[] {
  if (/^\d/u.test(name)) return [String(Number(name) + 1)];
  const roman = ROMAN[ROMAN.indexOf(name) + 1];
  const letter = name.length === 1 ? String.fromCharCode(name.charCodeAt(0) + 1) : undefined;
  return [...(ROMAN.includes(name) && roman !== undefined ? [roman] : []), ...(letter === undefined ? [] : [letter])];
}
