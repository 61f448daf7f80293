import type { SourceRange } from "../../core/range.js";
import { isAudible } from "../../text/audible.js";
import type { Token, WordToken } from "../../text/tokens.js";
import type { Phonemizer } from "../phonemizer.js";
import type { Pronunciation, SaidWord } from "../pronunciation.js";
import { openEspeak } from "./espeak.js";
import { speakable } from "./speakable.js";
import { toKokoro } from "./to-kokoro.js";

/**
 * Longest run of words that is phonemized as one, so that one `Word` that stands for a whole run stays well below the
 * length of an utterance.
 * @unit characters
 */
const LONGEST_RUN = 120;

/** The front end's first version: eSpeak NG says the words, the marks are handed on as they are. */
export function openEspeakPhonemizer(): Phonemizer {
  const espeak = openEspeak();
  return {
    async phonemize(passages, language, options = {}) {
      const cut = passages.map((tokens) => segments(tokens));
      const runs = cut.flatMap((parts) => parts.filter((part) => part.kind === "run"));
      const ipa = await espeak.phonemize(
        runs.map((run) => run.line),
        language,
        options,
      );
      const said = new Map(runs.map((run, index) => [run, toKokoro(ipa[index] ?? "", language)]));
      return cut.map((parts) => pronounce(parts, said));
    },
    [Symbol.asyncDispose]: () => espeak[Symbol.asyncDispose](),
  };
}

/** Words that are phonemized together, between two marks. */
interface Run {
  readonly kind: "run";
  readonly words: readonly WordToken[];
  readonly line: string;
}

type Segment = Run | Extract<Token, { kind: "mark" }> | { readonly kind: "silent"; readonly source: SourceRange };

function segments(tokens: readonly Token[]): Segment[] {
  const out: Segment[] = [];
  let words: WordToken[] = [];
  let line = "";
  const flush = (): void => {
    if (words.length > 0) out.push({ kind: "run", words, line });
    words = [];
    line = "";
  };
  for (const token of tokens) {
    if (token.kind === "mark") {
      if (token.mark === "") continue;
      flush();
      out.push(token);
      continue;
    }
    const text = speakable(token.text);
    if (text === "") {
      if (isAudible(token.text)) out.push({ kind: "silent", source: token.source });
      continue;
    }
    if (line.length + text.length >= LONGEST_RUN) flush();
    words.push({ ...token, text });
    line += line === "" ? text : ` ${text}`;
  }
  flush();
  return out;
}

function pronounce(parts: readonly Segment[], said: ReadonlyMap<Segment, string>): Pronunciation {
  let phonemes = "";
  const words: SaidWord[] = [];
  const unspoken: SourceRange[] = [];
  const append = (sound: string, spaced: boolean): number => {
    if (spaced && phonemes !== "") phonemes += " ";
    const start = phonemes.length;
    phonemes += sound;
    return start;
  };
  for (const part of parts) {
    if (part.kind === "silent") {
      unspoken.push(part.source);
    } else if (part.kind === "mark") {
      append(part.mark, part.spaced);
    } else {
      const sound = said.get(part) ?? "";
      if (sound === "") unspoken.push(span(part.words));
      else words.push(...align(part.words, sound, append(sound, part.words[0]?.spaced ?? false)));
    }
  }
  return { phonemes: words.length === 0 ? "" : phonemes, words, unspoken };
}

/**
 * eSpeak runs some words together ("of the") and says others as several ("42"). Where it says as many words as were
 * asked for, each token has its own phonemes; otherwise the run is one entry.
 */
function align(tokens: readonly WordToken[], sound: string, start: number): SaidWord[] {
  const lengths = sound.split(" ").map((group) => group.length);
  const counts = tokens.map((token) => token.text.split(" ").length);
  if (sum(counts) !== lengths.length) {
    const text = tokens.map((token) => token.text).join(" ");
    const [first] = tokens;
    const how = { class: first?.class ?? "word", rule: first?.rule ?? "", from: "espeak" } as const;
    return [{ ...how, text, source: span(tokens), phonemes: { start, end: start + sound.length } }];
  }
  let at = start;
  return tokens.map(({ text, source, class: kind, rule }, index) => {
    const groups = lengths.splice(0, counts[index]);
    const phonemes = { start: at, end: at + sum(groups) + groups.length - 1 };
    at = phonemes.end + 1;
    return { text, source, phonemes, class: kind, rule, from: "espeak" };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function span(tokens: readonly WordToken[]): SourceRange {
  return { start: tokens[0]?.source.start ?? 0, end: tokens.at(-1)?.source.end ?? 0 };
}
