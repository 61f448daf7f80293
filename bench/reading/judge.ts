import { type Case, expand, type Homograph, plainWords } from "./cases.js";
import type { Readings } from "./contestants.js";
import { distance, inOneAlphabet, partOf, soundsOf } from "./phonemes.js";
import { plainTexts } from "./plain-text.js";

/** Every text that must be read to judge these. */
export function* textsToRead(cases: readonly Case[], homographs: readonly Homograph[]): Generator<string> {
  for (const { text, accepted } of cases) {
    yield text;
    for (const form of expand(accepted)) yield* plainTexts(form, text);
  }
  for (const { text } of homographs) {
    yield text;
    yield* wordsOf(text);
  }
}

/** Whether the spoken words are among the accepted ones. */
export function saysIt({ text, accepted }: Case, readings: Readings): boolean {
  const spoken = readings.get(text)?.spoken;
  return spoken !== undefined && expand(accepted).map(plainWords).includes(plainWords(spoken));
}

/** Whether the text has the sounds that the contestant itself gives to accepted words written out. */
export function soundsLikeIt({ text, accepted }: Case, readings: Readings): boolean {
  const sounds = (of: string): string | undefined => {
    const phonemes = readings.get(of)?.phonemes;
    return phonemes === undefined ? undefined : soundsOf(phonemes);
  };
  const said = sounds(text);
  if (said === undefined) return false;
  return expand(accepted).some((form) => plainTexts(form, text).some((plain) => sounds(plain) === said));
}

/** Whether the word's sounds are nearer to its sense in this sentence than to another sense; as near is wrong. */
export function hasTheSense(homograph: Homograph, readings: Readings): boolean {
  const said = soundsOfWord(homograph, readings);
  const nearest = (forms: readonly string[]): number =>
    Math.min(...forms.map((form) => distance(said, inOneAlphabet(form))));
  return nearest(homograph.right) < nearest(homograph.wrong);
}

/** A homograph's phonemes in its sentence. */
export function soundsOfWord({ text, word, occurrence }: Homograph, readings: Readings): string {
  const words = wordsOf(text);
  const places = words.flatMap((one, index) => (one.toLowerCase() === word.toLowerCase() ? [index] : []));
  const index = places[occurrence - 1];
  if (index === undefined) throw new Error(`"${word}" ${occurrence} is not in: ${text}`);
  const phonemes = (of: string): string => inOneAlphabet(readings.get(of)?.phonemes ?? "");
  return partOf(phonemes(text), words.map(phonemes), index);
}

function wordsOf(sentence: string): readonly string[] {
  return sentence.match(/[\p{L}\p{M}]+(?:['’][\p{L}]+)*/gu) ?? [];
}
