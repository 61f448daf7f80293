/** Whether a text ends in a label that belongs to what follows: "1.", "a.", "iv." at the beginning of a line. */
export function endsInListLabel(line: string): boolean {
  return /^\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-hA-H]|[ivx]{1,5})[.)]+)$/u.test(line);
}
