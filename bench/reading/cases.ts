import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A text with all its accepted readings. */
export interface Case {
  readonly id: string;
  /** Its class, such as `money`. */
  readonly class: string;
  readonly text: string;
  /** The readings in the notation of the file; `expand` returns their words. */
  readonly accepted: string;
}

/** A sentence with a word that has several pronunciations. */
export interface Homograph {
  readonly id: string;
  readonly text: string;
  readonly word: string;
  /** The number of its occurrence in the sentence, from 1. */
  readonly occurrence: number;
  /** Right pronunciations, in misaki's symbols. */
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

/** A name with its pronunciations. */
export interface Name {
  readonly kind: "first name" | "surname";
  readonly name: string;
  /** Pronunciations of CMUdict, in ARPAbet; any of them is right. */
  readonly right: readonly string[];
}

/** Reads the cases of every file in a folder: one class a file, `id<TAB>text<TAB>accepted` a line. */
export async function readCases(folder: string): Promise<readonly Case[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".tsv")).sort();
  const cases = await Promise.all(
    files.map(async (file) => {
      const name = file.slice(0, -".tsv".length);
      return (await rows(join(folder, file))).map(([id = "", text = "", accepted = ""]) => ({
        id,
        class: name,
        text,
        accepted,
      }));
    }),
  );
  return cases.flat();
}

/** Reads lines of `id<TAB>sentence<TAB>word#occurrence<TAB>right | right<TAB>wrong | wrong`. */
export async function readHomographs(file: string): Promise<readonly Homograph[]> {
  return (await rows(file)).map(([id = "", text = "", target = "", right = "", wrong = ""]) => {
    const [word = "", occurrence = "1"] = target.split("#");
    return { id, text, word, occurrence: Number(occurrence), right: right.split(" | "), wrong: wrong.split(" | ") };
  });
}

/** Reads lines of `kind<TAB>name<TAB>pronunciation | pronunciation`. */
export async function readNames(file: string): Promise<readonly Name[]> {
  return (await rows(file)).map(([kind, name = "", right = ""]) => ({
    kind: kind === "surname" ? "surname" : "first name",
    name,
    right: right.split(" | "),
  }));
}

/**
 * Returns every reading of a case: `{a|b}` is a choice and may be nested; `~` is an optional "and" ("two hundred ~six").
 */
export function expand(accepted: string): readonly string[] {
  const forms = new Set<string>();
  const waiting = [accepted.replaceAll("~", "{and |}")];
  for (let form = waiting.pop(); form !== undefined; form = waiting.pop()) {
    const choice = /\{([^{}]*)\}/.exec(form);
    if (choice === null) forms.add(form.replace(/ +/g, " ").trim());
    else {
      const [whole, inside = ""] = choice;
      for (const one of inside.split("|")) waiting.push(form.replace(whole, () => one));
    }
  }
  return [...forms];
}

/** Removes case, accents, apostrophes and marks, so that two spellings of the same words are equal. */
export function plainWords(words: string): string {
  return words
    .normalize("NFD")
    .replace(/[\p{Mn}'’‘]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

async function rows(file: string): Promise<readonly (readonly string[])[]> {
  return (await readFile(file, "utf8"))
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\t"));
}
