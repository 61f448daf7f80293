import { readFile } from "node:fs/promises";
import type { LearnedSense } from "#dist/languages/english/homographs/learned/model-file.js";

/** A sentence with a homograph and its sense. */
export interface Sentence {
  readonly word: string;
  readonly sense: string;
  readonly text: string;
  /** Offset of the word in the text. @unit UTF-16 code units */
  readonly start: number;
}

/** Reads the senses of each word from `senses.tsv`. */
export async function readSenses(file: URL): Promise<ReadonlyMap<string, readonly LearnedSense[]>> {
  const words = new Map<string, LearnedSense[]>();
  for (const [word = "", sense = "", parts = "", sound = ""] of await readRows(file)) {
    words.set(word, [...(words.get(word) ?? []), { sense, parts, sound }]);
  }
  return words;
}

/** Reads our own sentences from `sentences.tsv`: a sense, and a sentence with the word in brackets. */
export async function readOwnSentences(file: URL): Promise<readonly Sentence[]> {
  return (await readRows(file)).map(([sense = "", marked = ""]) => {
    const start = marked.indexOf("[");
    const word = marked.slice(start + 1, marked.indexOf("]")).toLowerCase();
    return { word, sense, text: marked.replace(/[[\]]/g, ""), start };
  });
}

/**
 * Reads sentences of the Wikipedia homograph data: word, sense, sentence, start and end. Its offsets count bytes of
 * UTF-8.
 */
export async function readWikipediaSentences(file: string): Promise<readonly Sentence[]> {
  return (await readRows(file)).map((cells) => {
    const [word = "", sense = "", text = "", startByte = ""] = cells.map(unquote);
    const start = Buffer.from(text).subarray(0, Number(startByte)).toString().length;
    return { word, sense, text, start };
  });
}

/** Returns the cells of each line after the first. */
async function readRows(file: URL | string): Promise<readonly (readonly string[])[]> {
  const lines = (await readFile(file, "utf8")).trimEnd().split("\n").slice(1);
  return lines.map((line) => line.split("\t"));
}

function unquote(cell: string): string {
  return cell.replace(/^"(.*)"$/s, "$1").replaceAll('""', '"');
}
