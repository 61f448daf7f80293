/**
 * Returns the word error rate: the smallest number of insertions, deletions and substitutions of words that change one text
 * into the other, divided by the number of words of the first.
 */
export function wordErrorRate(written: string, heard: string): number {
  const reference = words(written);
  const hypothesis = words(heard);
  let row = Array.from({ length: hypothesis.length + 1 }, (_, index) => index);
  for (const [index, word] of reference.entries()) {
    const next = [index + 1];
    for (const [column, other] of hypothesis.entries()) {
      const exchanged = (row[column] ?? 0) + (word === other ? 0 : 1);
      next.push(Math.min(exchanged, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / reference.length;
}

/** Splits a text into words in lower case without punctuation. Unifies British and American spellings, as Whisper mixes them. */
function words(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replaceAll(/(\d)[.:](\d\d)\b/gu, "$1 $2")
    .replaceAll(/(\d),(\d{3})/gu, "$1$2")
    .replaceAll(/[’']/gu, "")
    .replaceAll(/our\b/gu, "or")
    .replaceAll(/[^\p{L}\p{N}$£]+/gu, " ");
  return plain.trim().split(/\s+/u);
}
