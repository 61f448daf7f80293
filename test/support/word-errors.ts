/**
 * Word error rate: the fewest words to be put in, taken out or exchanged to make one text the other, as a part of the
 * words of the first.
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

/** Lower case, no punctuation; British and American spellings that Whisper exchanges are one. */
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
