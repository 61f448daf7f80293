import type { PronouncedSegment } from "../frontend/pronounced-segment.js";
import { strongerEnd } from "../markup/marked-text.js";
import type { SaidWord } from "../phonemes/pronunciation.js";

/**
 * A stretch of text with its sound: a sentence, a part of one, or several. The stuff that utterances are made of. Its ranges
 * count in `Script.text`.
 */
export interface UtteranceDraft extends Omit<PronouncedSegment, "endsSentence"> {
  /** Where in its phonemes a sentence begins that was joined to the one before it. @default none */
  readonly sentenceStarts?: readonly number[];
}

/** Whether the phrase ends with the mark of a sentence. */
export function endsInFullStop({ phonemes }: UtteranceDraft): boolean {
  return /[.!?…][)”"]*$/u.test(phonemes);
}

/** A heading, or another paragraph without a mark at its end, is said as if a full stop stood there. */
export function withFullStop(phrase: UtteranceDraft, limit: number): UtteranceDraft {
  const { phonemes, paragraphEnd } = phrase;
  const complete = paragraphEnd === undefined || phonemes === "" || /[.!?…:;,—][)”"]*$/u.test(phonemes);
  return complete || phonemes.length >= limit ? phrase : { ...phrase, phonemes: `${phonemes}.` };
}

/** One phrase that covers two neighbours. */
export function joinDrafts(first: UtteranceDraft, second: UtteranceDraft): UtteranceDraft {
  const gap = first.phonemes === "" || second.phonemes === "" ? "" : " ";
  const offset = first.phonemes.length + gap.length;
  const starts = [
    ...(first.sentenceStarts ?? []),
    ...(gap !== "" && endsInFullStop(first) ? [offset] : []),
    ...(second.sentenceStarts ?? []).map((start) => start + offset),
  ];
  // Silence after the end of a paragraph takes nothing from the pause there.
  const silentEnd = second.phonemes === "" ? first.paragraphEnd : undefined;
  const paragraphEnd = strongerEnd(silentEnd, second.paragraphEnd);
  return {
    phonemes: first.phonemes + gap + second.phonemes,
    words: [...first.words, ...second.words.map((word) => shiftPhonemes(word, offset))],
    source: { start: first.source.start, end: second.source.end },
    unspoken: [...first.unspoken, ...second.unspoken],
    problems: [...first.problems, ...second.problems],
    manner: first.manner,
    ...(paragraphEnd !== undefined && { paragraphEnd }),
    ...(starts.length > 0 && { sentenceStarts: starts }),
    ...(second.pauseSeconds !== undefined && { pauseSeconds: second.pauseSeconds }),
  };
}

/** Cuts a phrase until every part has at most `limit` phonemes. Nothing is lost: the parts cover the whole. */
export function* splitDraft(phrase: UtteranceDraft, limit: number): Generator<UtteranceDraft> {
  let rest = phrase;
  while (rest.phonemes.length > limit) {
    const [part, remainder] = cutPhrase(rest, beforeShared(rest, cutPosition(rest.phonemes, limit)));
    yield part;
    rest = remainder;
  }
  yield rest;
}

/** How long an opening is. @unit phonemes */
export interface OpeningSize {
  /** Neither the opening nor what is left is shorter. */
  readonly min: number;
  /** An opening of up to this many is looked for first. */
  readonly goal: number;
  readonly max: number;
}

/**
 * Parts the opening from the rest, so that it can be heard early: where the first clause ends. Where that is beyond
 * the goal, before the first words that begin a clause or a phrase of their own, or a predicate behind its subject, which
 * costs the ear a little; and where there are none, at whatever of these comes next.
 *
 * @returns the opening and the rest, or the phrase where it cannot be parted
 */
export function splitOpening(
  phrase: UtteranceDraft,
  { min, goal, max }: OpeningSize,
): readonly [UtteranceDraft, UtteranceDraft?] {
  const last = Math.min(max, phrase.phonemes.length - min);
  const soon = Math.min(goal, last);
  const at =
    firstClauseEnd(phrase.phonemes, min, soon) ??
    phraseStarts(phrase, min, soon, OPENS_EARLY)[0] ??
    firstCut(phrase, soon, last);
  return at === undefined ? [phrase] : cutPhrase(phrase, at);
}

/**
 * Parts the clauses that fill `goal` best from the rest. Where none ends anywhere near, the same places as for an opening will
 * do, those within the goal before those beyond.
 */
export function splitClauses(
  phrase: UtteranceDraft,
  { min, goal }: Omit<OpeningSize, "max">,
): readonly [UtteranceDraft, UtteranceDraft?] {
  const last = phrase.phonemes.length - min;
  const most = Math.min(Math.floor(goal), last);
  const least = Math.max(min, Math.floor(goal / 2));
  const at =
    clauseEnd(phrase.phonemes, least, most) ??
    phraseStarts(phrase, least, most).at(-1) ??
    firstCut(phrase, Math.max(least, most), last);
  return at === undefined ? [phrase] : cutPhrase(phrase, at);
}

/** The first place within [min, max] where a phrase may be parted. */
function firstCut(phrase: UtteranceDraft, min: number, max: number): number | undefined {
  const places = [
    firstClauseEnd(phrase.phonemes, min, max) ?? [],
    phraseStarts(phrase, min, max, OPENS_AT_LAST),
  ].flat();
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
 * Before "which", "because he", "in the": tags of the word before, the word, and the one after it. Not between a verb and what
 * belongs to it ("wrote about", "know how").
 */
const OPENS_PHRASE: readonly RegExp[] = [
  /^(?!VB)\S* (?:WDT|WP|WRB) /u,
  /^\S* CC (?:PRP|EX|WP|WDT)$/u,
  /^(?!VB)\S* IN (?:PRP\$?|DT|EX|NNP|WP|WDT|CD)$/u,
];
/** Before a verb behind a noun too: "the captain of the ferry | had painted". */
const OPENS_EARLY: readonly RegExp[] = [...OPENS_PHRASE, /^NN\S* (?:VBD|VBZ|VBP|MD) /u];
/** And where a listener would else wait for all the rest, behind a verb: "would begin | at half past six". */
const OPENS_AT_LAST: readonly RegExp[] = [...OPENS_EARLY, /^VB\S* IN (?:PRP\$?|DT|CD|NNP)$/u];

/** Where within [min, max] such words begin: the places of the spaces before them. */
function phraseStarts({ words, phonemes }: UtteranceDraft, min: number, max: number, opens = OPENS_PHRASE): number[] {
  return words.flatMap(({ text, tag, phonemes: { start } }, index) => {
    const at = start - 1;
    if (at < min || at > max || phonemes.charAt(at) !== " " || text === "of") return [];
    const tags = `${words[index - 1]?.tag ?? ""} ${tag ?? ""} ${words[index + 1]?.tag ?? ""}`;
    return opens.some((pattern) => pattern.test(tags)) ? [at] : [];
  });
}

/** From the marks that part clauses most to those that part them least. A dash needs no space behind it. */
const CLAUSE_MARKS = [/[.!?…][)”"]*(?= )/gu, /[;:][)”"]*(?= )|—(?=.)/gu, /,[)”"]*(?= )/gu];

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

/** Before the words that are one in writing, such as an amount, rather than among them; unless that is too near the start. */
function beforeShared({ words, phonemes: sounds }: UtteranceDraft, at: number): number {
  const next = words.findIndex(({ phonemes }) => phonemes.start >= at);
  const written = words[next]?.source.start;
  if (next < 1 || words[next - 1]?.source.start !== written) return at;
  const first = words.find(({ source }) => source.start === written)?.phonemes.start ?? 0;
  const cut = sounds.charAt(first - 1) === " " ? first - 1 : first;
  return cut > at / 3 ? cut : at;
}

/** The last end of a clause within [min, max], of the best kind there is. */
function clauseEnd(phonemes: string, min: number, max: number): number | undefined {
  for (const mark of CLAUSE_MARKS) {
    const ends = [...phonemes.slice(0, max + 1).matchAll(mark)].map((match) => match.index + match[0].length);
    const end = ends.findLast((position) => position >= min);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** Cuts before the phoneme at `at`; the space there belongs to neither part. */
function cutPhrase(phrase: UtteranceDraft, at: number): [UtteranceDraft, UtteranceDraft] {
  const resume = phrase.phonemes.charAt(at) === " " ? at + 1 : at;
  const before = phrase.words.filter((word) => word.phonemes.start < at).map((word) => clip(word, at));
  const after = phrase.words.flatMap((word) => remainder(word, resume));
  // Words that are one in writing may be cut apart: what was written stays with the first part.
  const end = Math.max(after[0]?.source.start ?? phrase.source.end, before.at(-1)?.source.end ?? 0);
  const border = Math.max(phrase.source.start, Math.min(end, phrase.source.end));
  return [
    {
      phonemes: phrase.phonemes.slice(0, at),
      words: before,
      source: { start: phrase.source.start, end: border },
      unspoken: phrase.unspoken.filter((range) => range.start < border),
      manner: phrase.manner,
      problems: phrase.problems,
    },
    {
      phonemes: phrase.phonemes.slice(resume),
      words: after.map((word) => notBefore(word, border)),
      source: { start: border, end: phrase.source.end },
      unspoken: phrase.unspoken.filter((range) => range.start >= border),
      ...(phrase.paragraphEnd !== undefined && { paragraphEnd: phrase.paragraphEnd }),
      manner: phrase.manner,
      problems: [],
      ...(phrase.pauseSeconds !== undefined && { pauseSeconds: phrase.pauseSeconds }),
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

/** What of a word sounds from `resume` on. Of a word that was cut, the source stays with its first part. */
function remainder(word: SaidWord, resume: number): SaidWord[] {
  const { start, end } = word.phonemes;
  if (end <= resume) return [];
  const source = start < resume ? { start: word.source.end, end: word.source.end } : word.source;
  return [{ ...word, source, phonemes: { start: Math.max(0, start - resume), end: end - resume } }];
}

function shiftPhonemes(word: SaidWord, offset: number): SaidWord {
  return { ...word, phonemes: { start: word.phonemes.start + offset, end: word.phonemes.end + offset } };
}
