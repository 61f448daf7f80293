import type { ExplainedWord, Explanation } from "../reader/explain.js";

const COLUMNS = ["written", "spoken", "phonemes", "class", "rule", "tag", "from"] as const;

/** An explanation for people: what is said, word by word, and below it what is not. */
export function explanationTable({ spoken, phonemes, words, unspoken, problems }: Explanation): string {
  const rows = [COLUMNS, ...words.map((word, index) => row(word, words[index - 1]))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((cells) => width(cells[column] ?? ""))));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - width(cell)))
      .join("  ")
      .trimEnd(),
  );
  const notes = [
    ...unspoken.map(({ text, start }) => `no sound for ${JSON.stringify(text)} at ${start}`),
    ...problems.map(({ message, line, column }) => `line ${line}, column ${column}: ${message}`),
  ];
  return `${[spoken, phonemes, "", ...lines, ...(notes.length > 0 ? ["", ...notes] : [])].join("\n")}\n`;
}

function row(word: ExplainedWord, previous: ExplainedWord | undefined): readonly string[] {
  const { source } = word;
  const again = previous?.source.start === source.start && previous.source.end === source.end;
  const written = again ? "" : source.text.replaceAll(/\s+/gu, " ");
  return [written, word.text, word.phonemes, word.class, word.rule, word.tag ?? "", word.from];
}

/** Places on a terminal, near enough: marks that combine take none, ideographs and emoji two. */
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
