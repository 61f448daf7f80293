/** A word as it is typed in a shell, for commands that a message names. */
export function shellQuote(word: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\w./:=@%+,-]+$/u.test(word)) return word;
  return platform === "win32" ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`;
}
