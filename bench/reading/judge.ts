import { type Case, expand, type Homograph, type Name, plainWords } from "./cases.js";
import type { Readings } from "./contestants.js";
import { distance, fromArpabet, inOneAlphabet, partOf, soundsOf, soundsOfName } from "./phonemes.js";
import { plainTexts } from "./plain-text.js";

/** Everything that the contestants read. */
export interface Material {
  readonly cases: readonly Case[];
  readonly homographs: readonly Homograph[];
  readonly names: readonly Name[];
}

/** Returns all texts that must be read to judge the cases. */
export function* textsToRead({ cases, homographs, names }: Material): Generator<string> {
  for (const { text, accepted } of cases) {
    yield text;
    for (const form of expand(accepted)) yield* plainTexts(form, text);
  }
  for (const { text } of homographs) {
    yield text;
    yield* wordsOf(text);
  }
  for (const { name } of names) yield name;
}

/** Returns whether the spoken words are an accepted reading. */
export function saysIt({ text, accepted }: Case, readings: Readings): boolean {
  const spoken = readings.get(text)?.spoken;
  return spoken !== undefined && expand(accepted).map(plainWords).includes(plainWords(spoken));
}

/** Returns whether the text has the same sounds as an accepted reading in plain words, read by the same contestant. */
export function soundsLikeIt({ text, accepted }: Case, readings: Readings): boolean {
  const sounds = (of: string): string | undefined => {
    const phonemes = readings.get(of)?.phonemes;
    return phonemes === undefined ? undefined : soundsOf(phonemes);
  };
  const said = sounds(text);
  if (said === undefined) return false;
  return expand(accepted).some((form) => plainTexts(form, text).some((plain) => sounds(plain) === said));
}

/**
 * Returns whether the word's sounds are nearer to the right sense than to any other. Equal distances are wrong.
 *
 * @param ofWords readings of the single words, which find the word in the sentence. @default those of the contestant
 */
export function hasTheSense(homograph: Homograph, readings: Readings, ofWords: Readings = readings): boolean {
  const said = soundsOfWord(homograph, readings, ofWords);
  const nearest = (forms: readonly string[]): number =>
    Math.min(...forms.map((form) => distance(said, inOneAlphabet(form))));
  return nearest(homograph.right) < nearest(homograph.wrong);
}

/** Returns whether a name alone has the sounds of one of its pronunciations. */
export function saysTheName({ name, right }: Name, readings: Readings): boolean {
  const said = soundsOfName(readings.get(name)?.phonemes ?? "");
  return right.some((phones) => soundsOfName(fromArpabet(phones)) === said);
}

/** Returns the phonemes of a homograph in its sentence. */
export function soundsOfWord(
  { text, word, occurrence }: Homograph,
  readings: Readings,
  ofWords: Readings = readings,
): string {
  const words = wordsOf(text);
  const places = words.flatMap((one, index) => (one.toLowerCase() === word.toLowerCase() ? [index] : []));
  const index = places[occurrence - 1];
  if (index === undefined) throw new Error(`"${word}" ${occurrence} is not in: ${text}`);
  const phonemes = (of: string, from: Readings): string => inOneAlphabet(from.get(of)?.phonemes ?? "");
  return partOf(
    phonemes(text, readings),
    words.map((one) => phonemes(one, ofWords)),
    index,
  );
}

/** Returns the words of a sentence, which the benchmark aligns with its phonemes. */
export function wordsOf(sentence: string): readonly string[] {
  return sentence.match(/[\p{L}\p{M}]+(?:['’][\p{L}]+)*/gu) ?? [];
}
