import type { SourceRange } from "../core/range.js";
import type { Word } from "../core/utterance.js";

/** A stretch of text with its sound: a sentence, a part of one, or several. The stuff that utterances are made of. */
export interface Phrase {
  readonly phonemes: string;
  readonly words: readonly Word[];
  readonly source: SourceRange;
  /** Stretches that a listener would expect to hear and that have no sound. */
  readonly unspoken: readonly SourceRange[];
  /** Whether a paragraph ends with it. */
  readonly endsParagraph: boolean;
}

/** One phrase that covers two neighbours. A heading or a line without a mark at its end gets the pause of a full stop. */
export function joinPhrases(first: Phrase, second: Phrase): Phrase {
  const unmarked = first.endsParagraph && !/[.!?…:;,—][)”"]*$/u.test(first.phonemes);
  const gap = first.phonemes === "" || second.phonemes === "" ? "" : unmarked ? ". " : " ";
  const offset = first.phonemes.length + gap.length;
  return {
    phonemes: first.phonemes + gap + second.phonemes,
    words: [...first.words, ...second.words.map((word) => shiftPhonemes(word, offset))],
    source: { start: first.source.start, end: second.source.end },
    unspoken: [...first.unspoken, ...second.unspoken],
    // Silence after the end of a paragraph takes nothing from the pause there.
    endsParagraph: second.endsParagraph || (first.endsParagraph && second.phonemes === ""),
  };
}

/** Cuts a phrase until every part has at most `limit` phonemes. Nothing is lost: the parts cover the whole. */
export function* splitPhrase(phrase: Phrase, limit: number): Generator<Phrase> {
  let rest = phrase;
  while (rest.phonemes.length > limit) {
    const [part, remainder] = cutPhrase(rest, cutPosition(rest.phonemes, limit));
    yield part;
    rest = remainder;
  }
  yield rest;
}

/** Parts the opening clause from the rest, where the first clause to end within [min, max] phonemes is one. */
export function splitOpening(phrase: Phrase, min: number, max: number): readonly Phrase[] {
  for (const { index, 0: marks } of phrase.phonemes.slice(0, max + 1).matchAll(/[.!?…;:—,][)”"]* /gu)) {
    const end = index + marks.length - 1;
    if (end >= min) return cutPhrase(phrase, end);
  }
  return [phrase];
}

/** From the marks that part clauses most to those that part them least. */
const CLAUSE_MARKS = [/[.!?…][)”"]* /gu, /[;:—][)”"]* /gu, /,[)”"]* /gu];

/** Near the middle of a phrase that is a little too long, so that its parts are alike; near the limit otherwise. */
function cutPosition(phonemes: string, limit: number): number {
  const parts = Math.ceil(phonemes.length / limit);
  const even = Math.ceil(phonemes.length / parts);
  const min = Math.floor(even * 0.6);
  const max = Math.min(limit, Math.ceil(even * 1.4));
  const clause = clauseEnd(phonemes, min, max);
  if (clause !== undefined) return clause;
  const space = phonemes.lastIndexOf(" ", Math.min(limit, Math.ceil(even * 1.1)));
  return space > 0 ? space : limit;
}

/** The last end of a clause within [min, max], of the best kind there is. */
function clauseEnd(phonemes: string, min: number, max: number): number | undefined {
  for (const mark of CLAUSE_MARKS) {
    const ends = [...phonemes.slice(0, max + 1).matchAll(mark)].map((match) => match.index + match[0].length - 1);
    const end = ends.findLast((position) => position >= min);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** Cuts before the phoneme at `at`; the space there belongs to neither part. */
function cutPhrase(phrase: Phrase, at: number): [Phrase, Phrase] {
  const resume = phrase.phonemes.charAt(at) === " " ? at + 1 : at;
  const before = phrase.words.filter((word) => word.phonemes.start < at).map((word) => clip(word, at));
  const after = restOf(phrase.words, resume, before.at(-1)?.source.end ?? phrase.source.start);
  const end = after[0]?.source.start ?? before.at(-1)?.source.end;
  const border = Math.max(phrase.source.start, Math.min(end ?? phrase.source.end, phrase.source.end));
  return [
    {
      phonemes: phrase.phonemes.slice(0, at),
      words: before,
      source: { start: phrase.source.start, end: border },
      unspoken: phrase.unspoken.filter((range) => range.start < border),
      endsParagraph: false,
    },
    {
      phonemes: phrase.phonemes.slice(resume),
      words: after,
      source: { start: border, end: phrase.source.end },
      unspoken: phrase.unspoken.filter((range) => range.start >= border),
      endsParagraph: phrase.endsParagraph,
    },
  ];
}

function clip(word: Word, at: number): Word {
  return { ...word, phonemes: { start: word.phonemes.start, end: Math.min(word.phonemes.end, at) } };
}

/** The words from `resume` on. What was written of them stays with the part before, where that says some of it already. */
function restOf(words: readonly Word[], resume: number, written: number): Word[] {
  return words
    .filter(({ phonemes }) => phonemes.end > resume)
    .map((word) => ({
      ...word,
      source: { start: Math.max(word.source.start, written), end: Math.max(word.source.end, written) },
      phonemes: { start: Math.max(0, word.phonemes.start - resume), end: word.phonemes.end - resume },
    }));
}

function shiftPhonemes(word: Word, offset: number): Word {
  return { ...word, phonemes: { start: word.phonemes.start + offset, end: word.phonemes.end + offset } };
}
