import { type Rule, wordAfter } from "../../text/rule.js";

/** Abbreviations of a language that eSpeak NG reads. */
export interface Abbreviations {
  /** Full forms of abbreviations before a name. */
  readonly titles: ReadonlyMap<string, string>;
  /** Full forms of abbreviations before a number. */
  readonly labels: ReadonlyMap<string, string>;
  /** Titles that may be written without a full stop. @default none */
  readonly undotted?: ReadonlySet<string>;
}

/** Parses a list of abbreviations with their full forms, such as "Sr señor, Sra señora". */
export function abbreviationTable(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs.split(", ").map((pair): [string, string] => {
      const [short = "", full = ""] = pair.split(" ");
      return [short, full];
    }),
  );
}

/** Returns a rule that says abbreviations in full: "Sr. García", "pág. 12". */
export function abbreviationRule(known: Abbreviations): Rule {
  return {
    class: "abbreviation",
    name: "before a name or a number",
    pattern: /[\p{L}\p{M}]{1,6}(?:\.|(?=\s))/uy,
    read: ([written], context) => {
      const word = written.replace(".", "");
      if (word === written && !known.undotted?.has(word)) return undefined;
      return inFull(known, word, wordAfter(context) ?? "");
    },
  };
}

/** Tests whether the full stop after `written` belongs to an abbreviation before `next`. */
export function endsInAbbreviation(known: Abbreviations, written: string, next: string): boolean {
  const word = /[\p{L}\p{M}]{1,6}$/u.exec(written.slice(-20))?.[0];
  return word !== undefined && inFull(known, word, next) !== undefined;
}

function inFull({ titles, labels }: Abbreviations, word: string, next: string): string | undefined {
  if (/^[\p{Lu}\p{Lo}]/u.test(next)) return titles.get(word);
  return /^\p{N}/u.test(next) ? labels.get(word.toLowerCase()) : undefined;
}
