/** Formats rows below their heads. Each column is as wide as its widest cell. Ends with a line break. */
export function textTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(...all.map((cells) => width(cells[column] ?? ""))));
  const lines = all.map((cells) =>
    cells
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - width(cell)))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

/** Returns the approximate width on a terminal: combining marks take no column, ideographs and emoji take two. */
function width(text: string): number {
  let places = 0;
  for (const character of text.normalize("NFC")) {
    if (/\p{M}|\u200D|\uFE0F/u.test(character)) continue;
    places += /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Emoji_Presentation}\uFF01-\uFF60]/u.test(
      character,
    )
      ? 2
      : 1;
  }
  return places;
}
