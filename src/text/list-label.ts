/** Tests whether a line is only the label of a list item, which belongs to the words that follow: "1.", "a.", "iv.". */
export function endsInListLabel(line: string): boolean {
  return /^\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-hA-H]|[ivx]{1,5})[.)]+)$/u.test(line);
}
