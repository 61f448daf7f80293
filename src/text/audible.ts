/** Tests whether a reader expects to hear a text: it has a letter, a digit, a symbol with a name, or a lost character. */
export function isAudible(text: string): boolean {
  return /[\p{L}\p{N}\p{Sc}\p{Extended_Pictographic}%&+=@/°\uFFFD\p{Co}]|\p{Cs}/u.test(text);
}

/** Tests whether a listener misses a mark that has no sound: an emoji, a currency sign, a lost character. */
export function isMissedMark(written: string): boolean {
  return /[\p{Extended_Pictographic}\p{Sc}\uFFFD\p{Co}]|\p{Cs}/u.test(written);
}

/** Tests the one character at `at` like `isAudible`, but in its context: nobody expects to hear the slash of "he/she". */
export function isAudibleAt(text: string, at: number): boolean {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return isAudible(character) && !/^[\p{L}\p{M}]\/\p{L}/u.test(text.slice(Math.max(0, at - 1), at + 3));
}
