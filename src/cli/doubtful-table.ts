import type { DoubtfulWord } from "../frontend/doubtful.js";
import { textTable } from "./text-table.js";

const COLUMNS = [
  "confidence",
  "count",
  "line:column",
  "reason",
  "as a line of a lexicon, or as markup at its place",
] as const;

/** Formats the doubtful words of a text for people, most doubtful first. */
export function doubtfulTable(doubtful: readonly DoubtfulWord[]): string {
  if (doubtful.length === 0) return "no doubtful words\n";
  const table = textTable(
    COLUMNS,
    doubtful.map(({ confidence, count, line, column, reason, suggestion }) => [
      `${Math.round(100 * confidence)} %`,
      String(count),
      `${line}:${column}`,
      reason,
      suggestion,
    ]),
  );
  return `${table}\n${HINT}`;
}

const HINT = `Put the lines that are wrong into a file such as words.tsv, change their phonemes or write the word as it sounds,
and pass the file with --lexicon words.tsv.
`;
