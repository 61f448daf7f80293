import type { PronouncedSegment } from "../frontend/pronounced-segment.js";
import { strongerEnd } from "../markup/marked-text.js";
import type { SaidWord } from "../phonemes/pronunciation.js";

/**
 * A candidate utterance: part of a sentence, a sentence, or several, with its phonemes. Its ranges count in
 * `MarkedText.text`.
 */
export interface UtteranceDraft extends Omit<PronouncedSegment, "endsSentence"> {
  /** Positions in `phonemes` at which a sentence begins that was joined to the previous one. @default none */
  readonly sentenceStarts?: readonly number[];
}

/** Returns whether the draft ends with the mark of a sentence. */
export function endsInFullStop({ phonemes }: UtteranceDraft): boolean {
  return /[.!?…][)”"]*$/u.test(phonemes);
}

/** Adds a full stop to a heading or another paragraph that ends without a mark, so that the voice falls at its end. */
export function withFullStop(draft: UtteranceDraft, limit: number): UtteranceDraft {
  const { phonemes, paragraphEnd } = draft;
  const complete = paragraphEnd === undefined || phonemes === "" || /[.!?…:;,—][)”"]*$/u.test(phonemes);
  return complete || phonemes.length >= limit ? draft : { ...draft, phonemes: `${phonemes}.` };
}

/** Joins two neighbours into one draft. */
export function joinDrafts(first: UtteranceDraft, second: UtteranceDraft): UtteranceDraft {
  const gap = first.phonemes === "" || second.phonemes === "" ? "" : " ";
  const offset = first.phonemes.length + gap.length;
  const starts = [
    ...(first.sentenceStarts ?? []),
    ...(gap !== "" && endsInFullStop(first) ? [offset] : []),
    ...(second.sentenceStarts ?? []).map((start) => start + offset),
  ];
  // Silent text before or after the end of a paragraph does not shorten the pause there.
  const silentEnd = second.phonemes === "" ? strongerEnd(first.paragraphEnd, second.paragraphStart) : undefined;
  const paragraphEnd = strongerEnd(silentEnd, second.paragraphEnd);
  const silentStart = first.phonemes === "" ? strongerEnd(first.paragraphEnd, second.paragraphStart) : undefined;
  const paragraphStart = strongerEnd(first.paragraphStart, silentStart);
  const pauseSeconds = sumOfPauses(first.pauseSeconds, second.pauseSeconds);
  return {
    phonemes: first.phonemes + gap + second.phonemes,
    words: [...first.words, ...second.words.map((word) => shiftPhonemes(word, offset))],
    source: { start: first.source.start, end: second.source.end },
    unspoken: [...first.unspoken, ...second.unspoken],
    problems: [...first.problems, ...second.problems],
    prosody: first.phonemes === "" ? second.prosody : first.prosody,
    ...(paragraphStart !== undefined && { paragraphStart }),
    ...(paragraphEnd !== undefined && { paragraphEnd }),
    ...(starts.length > 0 && { sentenceStarts: starts }),
    ...(pauseSeconds !== undefined && { pauseSeconds }),
  };
}

/** Returns the length of two pauses without sound between them. @unit seconds */
function sumOfPauses(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : one + other;
}

/** Cuts a draft into parts of at most `limit` phonemes, which tile the draft. */
export function* splitDraft(draft: UtteranceDraft, limit: number): Generator<UtteranceDraft> {
  let rest = draft;
  while (rest.phonemes.length > limit) {
    const [part, remainder] = cutPhrase(rest, beforeShared(rest, cutPosition(rest.phonemes, limit)));
    yield part;
    rest = remainder;
  }
  yield rest;
}

/** Limits for the length of an opening. @unit phonemes */
export interface OpeningSize {
  /** Shortest opening, and shortest rest. */
  readonly min: number;
  /** Preferred longest opening. */
  readonly goal: number;
  /** Longest opening if none fits the goal. */
  readonly max: number;
}

/**
 * Splits the opening from the rest, so that the opening can be heard early.
 *
 * The best place is the end of the first clause within the goal. The second best is before words that begin a clause or a
 * phrase, or before a predicate after its subject; the ear notices this a little. If the goal allows neither, the first
 * such place after it is used.
 *
 * @returns the opening and the rest, or only the draft if it cannot be split
 */
export function splitOpening(
  draft: UtteranceDraft,
  { min, goal, max }: OpeningSize,
): readonly [UtteranceDraft, UtteranceDraft?] {
  const last = Math.min(max, draft.phonemes.length - min);
  const soon = Math.min(goal, last);
  const at =
    firstClauseEnd(draft.phonemes, min, soon) ??
    phraseStarts(draft, min, soon, OPENS_EARLY)[0] ??
    firstCut(draft, soon, last);
  return at === undefined ? [draft] : cutPhrase(draft, at);
}

/**
 * Splits off the clauses that fill `goal` best. If no clause ends near the goal, it uses the same places as
 * {@link splitOpening}, and prefers those within the goal.
 *
 * @returns the clauses and the rest, or only the draft if it cannot be split
 */
export function splitClauses(
  draft: UtteranceDraft,
  { min, goal }: Omit<OpeningSize, "max">,
): readonly [UtteranceDraft, UtteranceDraft?] {
  const last = draft.phonemes.length - min;
  const most = Math.min(Math.floor(goal), last);
  const least = Math.max(min, Math.floor(goal / 2));
  const at =
    clauseEnd(draft.phonemes, least, most) ??
    phraseStarts(draft, least, most).at(-1) ??
    firstCut(draft, Math.max(least, most), last);
  return at === undefined ? [draft] : cutPhrase(draft, at);
}

/**
 * Returns the first clause of a sentence that has not arrived whole; `undefined` if its first clauses have fewer than `min`
 * phonemes. The words after a mark show that the clause is complete.
 */
export function firstClause(
  draft: UtteranceDraft,
  { min, max }: Omit<OpeningSize, "goal">,
): UtteranceDraft | undefined {
  const at = firstClauseEnd(draft.phonemes, min, Math.min(max, draft.phonemes.length - 2));
  // The whole sentence reports the problems.
  return at === undefined ? undefined : { ...cutPhrase(draft, at)[0], problems: [] };
}

/** Returns the part of a draft from a place of the text on. */
export function restFrom(draft: UtteranceDraft, place: number): UtteranceDraft {
  const index = draft.words.findIndex(({ source }) => source.start >= place);
  const [before, next] = [draft.words[index - 1], draft.words[index]];
  const { paragraphStart: _, ...whole } = draft;
  const source = { start: place, end: draft.source.end };
  if (next === undefined) {
    return {
      ...whole,
      source,
      phonemes: "",
      words: [],
      unspoken: draft.unspoken.filter(({ start }) => start >= place),
    };
  }
  const space = draft.phonemes.lastIndexOf(" ", next.phonemes.start - 1);
  const at = space >= (before?.phonemes.end ?? 0) ? space : next.phonemes.start;
  const [, rest] = cutPhrase(whole, at);
  return { ...rest, source, problems: draft.problems };
}

/** Returns the first place within [min, max] at which a draft may be split. */
function firstCut(draft: UtteranceDraft, min: number, max: number): number | undefined {
  const places = [firstClauseEnd(draft.phonemes, min, max) ?? [], phraseStarts(draft, min, max, OPENS_AT_LAST)].flat();
  return places.length === 0 ? undefined : Math.min(...places);
}

function firstClauseEnd(phonemes: string, min: number, max: number): number | undefined {
  for (const { index, 0: marks } of phonemes.slice(0, max + 1).matchAll(/[.!?…;:,][)”"]*(?= )|—(?=.)/gu)) {
    const end = index + marks.length;
    if (end >= min) return end;
  }
  return undefined;
}

/**
 * Places before "which", "because he", "in the", as the part-of-speech tags of the word before, the word, and the word after.
 * A verb is not separated from its complement ("wrote about", "know how").
 */
const OPENS_PHRASE: readonly RegExp[] = [
  /^(?!VB)\S* (?:WDT|WP|WRB) /u,
  /^\S* CC (?:PRP|EX|WP|WDT)$/u,
  /^(?!VB)\S* IN (?:PRP\$?|DT|EX|NNP|WP|WDT|CD)$/u,
];
/** Also before a verb that follows a noun: "the captain of the ferry | had painted". */
const OPENS_EARLY: readonly RegExp[] = [...OPENS_PHRASE, /^NN\S* (?:VBD|VBZ|VBP|MD) /u];
/** Also after a verb, if the listener otherwise waits for the whole rest: "would begin | at half past six". */
const OPENS_AT_LAST: readonly RegExp[] = [...OPENS_EARLY, /^VB\S* IN (?:PRP\$?|DT|CD|NNP)$/u];

/** Returns the positions within [min, max] of the spaces before such words. */
function phraseStarts({ words, phonemes }: UtteranceDraft, min: number, max: number, opens = OPENS_PHRASE): number[] {
  return words.flatMap(({ text, tag, phonemes: { start } }, index) => {
    const at = start - 1;
    if (at < min || at > max || phonemes.charAt(at) !== " " || text === "of") return [];
    const tags = `${words[index - 1]?.tag ?? ""} ${tag ?? ""} ${words[index + 1]?.tag ?? ""}`;
    return opens.some((pattern) => pattern.test(tags)) ? [at] : [];
  });
}

/** Marks between clauses, strongest first. A dash needs no space after it. */
const CLAUSE_MARKS = [/[.!?…][)”"]*(?= )/gu, /[;:][)”"]*(?= )|—(?=.)/gu, /,[)”"]*(?= )/gu];

/** Returns where to cut a draft that is too long, so that its parts are about equally long. */
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

/**
 * Moves a cut that splits spoken words of one written word, such as an amount, to the place before them. Keeps the cut if that
 * place is too near the start.
 */
function beforeShared({ words, phonemes: sounds }: UtteranceDraft, at: number): number {
  const next = words.findIndex(({ phonemes }) => phonemes.start >= at);
  const written = words[next]?.source.start;
  if (next < 1 || words[next - 1]?.source.start !== written) return at;
  const first = words.find(({ source }) => source.start === written)?.phonemes.start ?? 0;
  const cut = sounds.charAt(first - 1) === " " ? first - 1 : first;
  return cut > at / 3 ? cut : at;
}

/** Returns the last end of a clause within [min, max], after the strongest mark available. */
function clauseEnd(phonemes: string, min: number, max: number): number | undefined {
  for (const mark of CLAUSE_MARKS) {
    const ends = [...phonemes.slice(0, max + 1).matchAll(mark)].map((match) => match.index + match[0].length);
    const end = ends.findLast((position) => position >= min);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** Cuts before the phoneme at `at`. A space there belongs to neither part. */
function cutPhrase(draft: UtteranceDraft, at: number): [UtteranceDraft, UtteranceDraft] {
  const resume = draft.phonemes.charAt(at) === " " ? at + 1 : at;
  const before = draft.words.filter((word) => word.phonemes.start < at).map((word) => clip(word, at));
  const after = draft.words.flatMap((word) => remainder(word, resume));
  // If the cut splits the spoken words of one written word, the written word stays with the first part.
  const end = Math.max(after[0]?.source.start ?? draft.source.end, before.at(-1)?.source.end ?? 0);
  const border = Math.max(draft.source.start, Math.min(end, draft.source.end));
  return [
    {
      phonemes: draft.phonemes.slice(0, at),
      words: before,
      source: { start: draft.source.start, end: border },
      unspoken: draft.unspoken.filter((range) => range.start < border),
      ...(draft.paragraphStart !== undefined && { paragraphStart: draft.paragraphStart }),
      prosody: draft.prosody,
      problems: draft.problems,
    },
    {
      phonemes: draft.phonemes.slice(resume),
      words: after.map((word) => notBefore(word, border)),
      source: { start: border, end: draft.source.end },
      unspoken: draft.unspoken.filter((range) => range.start >= border),
      ...(draft.paragraphEnd !== undefined && { paragraphEnd: draft.paragraphEnd }),
      prosody: draft.prosody,
      problems: [],
      ...(draft.pauseSeconds !== undefined && { pauseSeconds: draft.pauseSeconds }),
    },
  ];
}

function notBefore(word: SaidWord, border: number): SaidWord {
  const { start, end } = word.source;
  return start >= border ? word : { ...word, source: { start: border, end: Math.max(border, end) } };
}

function clip(word: SaidWord, at: number): SaidWord {
  return { ...word, phonemes: { start: word.phonemes.start, end: Math.min(word.phonemes.end, at) } };
}

/** Returns the part of a word from `resume` on, if any. The source of a word that was cut stays with its first part. */
function remainder(word: SaidWord, resume: number): SaidWord[] {
  const { start, end } = word.phonemes;
  if (end <= resume) return [];
  const source = start < resume ? { start: word.source.end, end: word.source.end } : word.source;
  return [{ ...word, source, phonemes: { start: Math.max(0, start - resume), end: end - resume } }];
}

function shiftPhonemes(word: SaidWord, offset: number): SaidWord {
  return { ...word, phonemes: { start: word.phonemes.start + offset, end: word.phonemes.end + offset } };
}
