import type { SourceRange } from "../../../../src/core/range.js";
import { type DoubtfulWord, SURE } from "../../../../src/frontend/doubtful.js";
import type { Explanation } from "../../../../src/frontend/explain.js";
import type { ExplainedWord } from "../../../../src/frontend/explained-word.js";

/** Why a word should be checked. */
export type DoubtReason = DoubtfulWord["reason"];

/** A written word with all that is said for it. */
export interface WordPiece {
  readonly kind: "word";
  readonly source: SourceRange;
  readonly written: string;
  readonly spoken: string;
  /** Punctuation behind it. */
  readonly after: string;
  readonly phonemes: string;
  /** Facts of its first spoken word. */
  readonly first: ExplainedWord;
  /** The reason to check it, and the least confidence of its words. */
  readonly doubt: { readonly reason: DoubtReason; readonly confidence: number } | undefined;
}

/** A part of a text in its reading. */
export type ReadingPiece =
  | WordPiece
  | { readonly kind: "unspoken"; readonly source: SourceRange; readonly written: string }
  | { readonly kind: "problem"; readonly source: SourceRange; readonly message: string };

/** Returns the parts of a reading, a list for each sentence, in the order of the text. */
export function toSentences(explanation: Explanation): readonly (readonly ReadingPiece[])[] {
  const pieces: ReadingPiece[] = [
    ...toWords(explanation),
    ...explanation.unspoken.map((source) => ({ kind: "unspoken" as const, source, written: source.text })),
    ...explanation.problems.map(({ source, message }) => ({ kind: "problem" as const, source, message })),
  ].sort((one, other) => one.source.start - other.source.start);
  const starts = explanation.sentences.slice(1).map(({ start }) => start);
  const sentences: ReadingPiece[][] = [[]];
  for (const piece of pieces) {
    while (starts[0] !== undefined && piece.source.start >= starts[0]) {
      starts.shift();
      sentences.push([]);
    }
    sentences.at(-1)?.push(piece);
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

/** Whether a word sounds as it is written, so that nothing needs to be shown in its place. */
export function isAsWritten({ written, spoken }: Pick<WordPiece, "written" | "spoken">): boolean {
  return written.toLowerCase().replaceAll("’", "'") === spoken.replaceAll("’", "'");
}

/** Joins the spoken words that stand for one written word. */
function toWords({ text, words, doubtful }: Explanation): readonly WordPiece[] {
  const reasons = new Map(doubtful.map((one) => [`${one.text}\t${one.phonemes}`, one.reason]));
  const groups: ExplainedWord[][] = [];
  for (const word of words) {
    const { start, end } = groups.at(-1)?.[0]?.source ?? { start: -1, end: -1 };
    if (word.source.start === start && word.source.end === end) groups.at(-1)?.push(word);
    else groups.push([word]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const doubted = group
      .filter(({ confidence, phonemes }) => confidence !== null && confidence < SURE && phonemes !== "")
      .sort((one, other) => (one.confidence ?? 1) - (other.confidence ?? 1))[0];
    return {
      kind: "word" as const,
      source: first.source,
      written: first.source.text,
      spoken: join(group.map((word) => word.text)),
      after: /^[.,;:!?…)\]"”]+/u.exec(text.slice(first.source.end, first.source.end + 4))?.[0] ?? "",
      phonemes: join(group.map((word) => word.phonemes)),
      first,
      doubt: doubted && {
        reason: reasons.get(`${doubted.text}\t${doubted.phonemes}`) ?? "new word",
        confidence: doubted.confidence ?? 0,
      },
    };
  });
}

function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}
