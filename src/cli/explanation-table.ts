import type { Explanation } from "../frontend/explain.js";
import type { ExplainedWord } from "../frontend/explained-word.js";
import { textTable } from "./text-table.js";

const COLUMNS = ["written", "spoken", "phonemes", "class", "rule", "tag", "from", "confidence"] as const;

/** Formats an explanation for people: the spoken words as a table, and below it the text without sound. */
export function explanationTable({ spoken, phonemes, words, unspoken, problems }: Explanation): string {
  const table = textTable(
    COLUMNS,
    words.map((word, index) => row(word, words[index - 1])),
  );
  const notes = [
    ...unspoken.map(({ text, start }) => `no sound for ${JSON.stringify(text)} at ${start}\n`),
    ...problems.map(({ message, line, column }) => `line ${line}, column ${column}: ${message}\n`),
  ];
  return [`${spoken}\n${phonemes}\n\n${table}`, ...(notes.length > 0 ? ["\n", ...notes] : [])].join("");
}

function row(word: ExplainedWord, previous: ExplainedWord | undefined): readonly string[] {
  const { source } = word;
  const again = previous?.source.start === source.start && previous.source.end === source.end;
  const written = again ? "" : source.text.replaceAll(/\s+/gu, " ");
  const confidence = word.confidence === null ? "" : `${Math.round(100 * word.confidence)} %`;
  return [written, word.text, word.phonemes, word.class, word.rule, word.tag ?? "", word.from, confidence];
}
