/** Whether a reader would expect to hear a stretch of text: it has a letter, a digit, a symbol with a name, or a lost character. */
export function isAudible(text: string): boolean {
  return /[\p{L}\p{N}\p{Sc}\p{Extended_Pictographic}%&+=@/°\uFFFD\p{Co}]|\p{Cs}/u.test(text);
}
