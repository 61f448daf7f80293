import { PUNCTUATION, type Token } from "./tokens.js";

const MARK_MAP: Record<string, string> = {
  "«": "“",
  "»": "”",
  "„": "“",
  "‟": "“",
  "–": "—",
  "―": "—",
  "[": "(",
  "]": ")",
  "{": "(",
  "}": ")",
  "।": ".",
  "॥": ".",
  "。": ".",
  "、": ",",
  "，": ",",
  "！": "!",
  "？": "?",
  "：": ":",
  "；": ";",
};

/** Full stops may have spaces between them: ". . .". */
const ELLIPSIS = /(?:\.(?:[ \u00a0]?\.)+|…)+/uy;
/** "─" and "━" of a table stand for a dash in text that a program printed. */
const DASH = /(?:-{2,}|[—―─━]+)/uy;
/** A hyphen between spaces, which is read as a dash. */
const LONE_HYPHEN = /[-–](?=\s)/uy;
/** Repeated marks, which are read as one mark. */
const RUN = /[!?]+|([,;:.])\1*/uy;
const CHARACTER = /[\s\S]/uy;

interface Found {
  readonly tokens: readonly Token[];
  readonly end: number;
}

/** Reads the mark at `at`: punctuation that shapes speech, or a mark without sound. */
export function scanPunctuation(sentence: string, at: number): Found {
  const ellipsis = match(ELLIPSIS, sentence, at);
  if (ellipsis !== undefined) return found("…", ellipsis, at);
  const dash = match(DASH, sentence, at) ?? (opensSentence(sentence, at) ? undefined : loneHyphen(sentence, at));
  if (dash !== undefined) return found(opensSentence(sentence, at) ? "" : "—", dash, at);
  const run = match(RUN, sentence, at) ?? match(CHARACTER, sentence, at) ?? sentence.charAt(at);
  const first = run.charAt(0);
  const other = [...run].findIndex((character) => character !== first);
  // Read "?!?!?!" like "?!".
  if (other > 0 && /[!?]/u.test(first)) return both(run, other, at);
  return found(PUNCTUATION.includes(first) ? first : (MARK_MAP[run] ?? ""), run, at);
}

function both(run: string, other: number, at: number): Found {
  const question = found(run.charAt(0), run.slice(0, other), at);
  const rest = found(run.charAt(other), run.slice(other), question.end);
  return { tokens: [...question.tokens, ...rest.tokens], end: rest.end };
}

function loneHyphen(sentence: string, at: number): string | undefined {
  return /\s/u.test(sentence.charAt(at - 1)) ? match(LONE_HYPHEN, sentence, at) : undefined;
}

/** Tests whether only white space stands before `at`. A dash there is the bullet of a list. */
function opensSentence(sentence: string, at: number): boolean {
  return sentence.slice(Math.max(0, at - 40), at).trim() === "" && at <= 40;
}

function match(pattern: RegExp, sentence: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(sentence)?.[0];
}

function found(mark: string, written: string, at: number): Found {
  const end = at + written.length;
  return { tokens: [{ kind: "mark", mark, written, source: { start: at, end }, spaced: false }], end };
}
