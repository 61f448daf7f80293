/** Whether a reader would expect to hear a stretch of text: it has a letter, a digit, a symbol with a name, or a lost character. */
export function isAudible(text: string): boolean {
  return /[\p{L}\p{N}\p{Sc}\p{Extended_Pictographic}%&+=@/°\uFFFD\p{Co}]|\p{Cs}/u.test(text);
}

/** Whether a mark without a sound is missed all the same: an emoji, an amount's currency, a lost character. */
export function isMissedMark(written: string): boolean {
  return /[\p{Extended_Pictographic}\p{Sc}\uFFFD\p{Co}]|\p{Cs}/u.test(written);
}

/** The same as `isAudible` of the one character at `at`, in its place: the stroke of "he/she" is not heard. */
export function isAudibleAt(text: string, at: number): boolean {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return isAudible(character) && !/^[\p{L}\p{M}]\/\p{L}/u.test(text.slice(Math.max(0, at - 1), at + 3));
}
