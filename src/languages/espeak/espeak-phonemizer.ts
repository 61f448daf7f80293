import type { SourceRange } from "../../core/range.js";
import type { Phonemizer } from "../../phonemes/phonemizer.js";
import type { PhonemeOrigin, Pronunciation, SaidWord } from "../../phonemes/pronunciation.js";
import type { WordToken } from "../../text/tokens.js";
import type { Espeak } from "./espeak.js";
import { createMuteSigns } from "./mute-signs.js";
import { type EspeakSegment, espeakSegments } from "./segments.js";
import { toKokoro } from "./to-kokoro.js";
import type { EspeakVoice } from "./voice.js";

/** Opens a phonemizer that reads words with a voice of eSpeak NG and passes punctuation on unchanged. */
export function openEspeakPhonemizer(espeak: Espeak, voice: EspeakVoice): Phonemizer {
  const muteSigns = createMuteSigns(espeak, voice);
  return {
    async phonemize(passages, _, options = {}) {
      const mute = await muteSigns.in(passages, options);
      const cut = passages.map((tokens) => espeakSegments(tokens, voice.letters, mute));
      const runs = cut.flatMap((parts) => parts.filter((part) => part.kind === "run"));
      const lines = runs.map(({ line }) => line);
      const ipa = await espeak.phonemize(lines, voice, options);
      const said = new Map(runs.map((run, index) => [run, toKokoro(ipa[index] ?? "")]));
      return cut.map((parts) => pronounce(parts, said));
    },
    async [Symbol.asyncDispose]() {}, // The owner of eSpeak closes it.
  };
}

function pronounce(parts: readonly EspeakSegment[], said: ReadonlyMap<EspeakSegment, string>): Pronunciation {
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
    switch (part.kind) {
      case "silent":
        unspoken.push(part.source);
        break;
      case "mark":
        append(part.mark, part.spaced);
        break;
      case "given": {
        const start = append(part.phonemes, part.word.spaced);
        words.push(toSaid([part.word], { start, end: phonemes.length }, "user"));
        break;
      }
      case "run": {
        const sound = said.get(part) ?? "";
        if (sound === "") unspoken.push(...part.words.map(({ source }) => source));
        else words.push(...align(part.words, sound, append(sound, part.words[0]?.spaced ?? false)));
        break;
      }
      default:
        part satisfies never;
    }
  }
  return { phonemes: words.length === 0 ? "" : phonemes, words, unspoken };
}

/**
 * Assigns the phonemes of a run to its tokens. eSpeak joins some words and says others as several ("42"). If it returns as
 * many words as there are tokens, each token gets its own phonemes; otherwise the run becomes one entry.
 */
function align(tokens: readonly WordToken[], sound: string, start: number): SaidWord[] {
  const groups = sound.split(" ");
  if (groups.length !== tokens.length) return [toSaid(tokens, { start, end: start + sound.length }, "espeak")];
  let at = start;
  return tokens.map((token, index) => {
    const phonemes = { start: at, end: at + (groups[index]?.length ?? 0) };
    at = phonemes.end + 1;
    return toSaid([token], phonemes, "espeak");
  });
}

function toSaid(tokens: readonly WordToken[], phonemes: SourceRange, from: PhonemeOrigin): SaidWord {
  const [first] = tokens;
  return {
    text: tokens.map(({ text }) => text).join(" "),
    source: { start: first?.source.start ?? 0, end: tokens.at(-1)?.source.end ?? 0 },
    phonemes,
    class: first?.class ?? "word",
    rule: first?.rule ?? "",
    from,
  };
}
