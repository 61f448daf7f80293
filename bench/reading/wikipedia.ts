import { Dictionary } from "#dist/languages/english/dictionary/dictionary.js";
import { EnglishDictionary } from "#dist/languages/english/dictionary/english-dictionary.js";
import type { LearnedSense } from "#dist/languages/english/homographs/learned/model-file.js";
import { packageData } from "#dist/platform/package-data.js";
import { crossValidate, markedBy } from "../../training/homographs/cross-validate.js";
import { makeExamples } from "../../training/homographs/examples.js";
import { type Accuracy, accuracyOf, type Marked } from "../../training/homographs/scores.js";
import { readOwnSentences, readSenses, readWikipediaSentences } from "../../training/homographs/tables.js";
import { BITS, prepare, shapeOf } from "../../training/homographs/train.js";
import type { Homograph } from "./cases.js";
import type { Readings } from "./contestants.js";
import { hasTheSense, wordsOf } from "./judge.js";

/** A sentence of the Wikipedia homograph data, with its sense. */
export interface WikipediaHomograph extends Homograph {
  readonly sense: string;
}

/** The sentences of the Wikipedia homograph data, and how VoxWeave reads them. */
export interface WikipediaMaterial {
  readonly homographs: readonly WikipediaHomograph[];
  /** Accuracy of VoxWeave: each sentence is read by a classifier that was trained without it. */
  readonly ours: Accuracy;
}

const FOLDS = 10;

/**
 * Reads the train split of the data, and cross-validates VoxWeave's classifier on it.
 *
 * @param file the file `train.tsv` of the data
 * @param training the folder `training/homographs/`
 * @param every 4: the contestants read every fourth sentence. The classifier still learns from all others
 */
export async function readWikipedia(file: string, training: URL, every: number): Promise<WikipediaMaterial> {
  const senses = await readSenses(new URL("senses.tsv", training));
  const examples = await makeExamples(await readWikipediaSentences(file), senses);
  const own = await makeExamples(await readOwnSentences(new URL("sentences.tsv", training)), senses);
  const shape = shapeOf(senses, BITS, examples[0]?.vector.length ?? 0);
  const answers = crossValidate(prepare(examples, shape), prepare(own, shape), shape, { folds: FOLDS });
  const dictionary = new EnglishDictionary(new Dictionary(packageData.read("en-us.lexicon.br")), { british: false });
  const asked = examples.filter((_, index) => index % every === 0);
  const isAsked = new Set(asked);
  const homographs = asked.map(({ sentence: { word, text, start }, sense }, index): WikipediaHomograph => {
    const others = senses.get(word)?.filter((one) => one.sense !== sense) ?? [];
    const said = senses.get(word)?.filter((one) => one.sense === sense) ?? [];
    const sounds = (of: readonly LearnedSense[]): readonly string[] =>
      of.flatMap(({ sound }) => soundOf(word, sound, dictionary) ?? []);
    const right = sounds(said);
    // The sounds of two senses may be equal: a noun and an adjective.
    const wrong = sounds(others).filter((one) => !right.includes(one));
    return {
      id: `wikipedia-${index + 1}`,
      sense,
      text,
      word,
      occurrence: occurrenceOf(word, text, start),
      right,
      wrong,
    };
  });
  const ours = answers.filter(({ prepared }) => isAsked.has(prepared.example));
  return { homographs, ours: accuracyOf(markedBy(ours)) };
}

/** Returns the accuracy of a rival: a sentence is right if the word's phonemes are nearest to those of its sense. */
export function accuracyOfRival(
  homographs: readonly WikipediaHomograph[],
  readings: Readings,
  words: Readings,
): Accuracy {
  return accuracyOf(
    homographs.map((one): Marked => {
      return { word: one.word, sense: one.sense, right: one.wrong.length === 0 || hasTheSense(one, readings, words) };
    }),
  );
}

/** Returns the American phonemes of a sense. */
function soundOf(word: string, sound: string, dictionary: EnglishDictionary): string | undefined {
  if (sound.includes(" / ")) return sound.split(" / ")[0];
  const next = { next: "consonant", beforeTo: false } as const;
  const said = sound.startsWith("=") ? dictionary.say(sound.slice(1), "", next) : dictionary.say(word, sound, next);
  return said?.phonemes;
}

function occurrenceOf(word: string, text: string, start: number): number {
  return 1 + wordsOf(text.slice(0, start)).filter((one) => one.toLowerCase() === word).length;
}
