import { featuresOf } from "./features.js";
import { Network } from "./network.js";
import { readTaggerData } from "./tagger-data.js";
import { type SpacyToken, Tokenizer } from "./tokenizer.js";

/** A token with its part of speech. */
export interface TaggedToken extends SpacyToken {
  /** Tag of the Penn Treebank, as in spaCy's English models: `"NN"`, `"VBD"`, `"-LRB-"`. */
  readonly tag: string;
  /** (96,): the network's description of the token in its sentence, from which the tag follows. */
  readonly vector: Float32Array;
}

/** Splits English text into tokens and finds their parts of speech, as spaCy does with its model en_core_web_sm. */
export type Tagger = (text: string) => TaggedToken[];

/**
 * Opens the tagger.
 *
 * @param file the bytes of `data/en.tagger.bin`
 */
export function openTagger(file: Uint8Array): Tagger {
  const data = readTaggerData(file);
  const tokenizer = new Tokenizer(data.tokenizer);
  const network = new Network(data);
  return (text) => {
    const tokens = tokenizer.tokenize(text);
    const labelled = network.label(tokens.map((token) => featuresOf(token, data)));
    return labelled.map(({ label, vector }, index) => ({ ...(tokens[index] as SpacyToken), tag: label, vector }));
  };
}
