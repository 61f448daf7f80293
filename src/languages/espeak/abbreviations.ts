import { type Rule, wordAfter } from "../../text/rule.js";

/** An abbreviation of a language that has no rules of its own, with what it is short for. */
interface Abbreviations {
  /** Before a name. */
  readonly titles: ReadonlyMap<string, string>;
  /** Before a number. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Rules that say abbreviations in full: "Sr. García", "pág. 12". */
export function abbreviationsIn(language: string): readonly Rule[] {
  const known = ABBREVIATIONS.get(language);
  if (known === undefined) return [];
  return [
    {
      class: "abbreviation",
      name: "before a name or a number",
      pattern: /[\p{L}\p{M}]{1,6}(?:\.|(?=\s))/uy,
      read: ([written], context) => {
        const word = written.replace(".", "");
        if (word === written && !UNDOTTED.has(word)) return undefined;
        return inFull(known, word, wordAfter(context) ?? "");
      },
    },
  ];
}

/** Whether the full stop after `written` belongs to an abbreviation before `next`. */
export function endsInAbbreviation(written: string, next: string, locale: string): boolean {
  const known = ABBREVIATIONS.get(locale.split("-")[0] ?? locale);
  const word = /[\p{L}\p{M}]{1,6}$/u.exec(written.slice(-20))?.[0];
  return known !== undefined && word !== undefined && inFull(known, word, next) !== undefined;
}

function inFull({ titles, labels }: Abbreviations, word: string, next: string): string | undefined {
  if (/^[\p{Lu}\p{Lo}]/u.test(next)) return titles.get(word);
  return /^\p{N}/u.test(next) ? labels.get(word.toLowerCase()) : undefined;
}

/** French writes them without a full stop. */
const UNDOTTED: ReadonlySet<string> = new Set(["MM", "Mme", "Mmes", "Mlle", "Mlles", "Dr", "Pr"]);

const ABBREVIATIONS: ReadonlyMap<string, Abbreviations> = new Map([
  [
    "es",
    {
      titles: table(
        "Sr señor, Sra señora, Srta señorita, Sres señores, Dr doctor, Dra doctora, Prof profesor, Sto santo, Sta santa",
      ),
      labels: table("pág página, págs páginas, núm número, art artículo, cap capítulo, fig figura, vol volumen"),
    },
  ],
  [
    "fr",
    {
      titles: table(
        "M monsieur, MM messieurs, Mme madame, Mmes mesdames, Mlle mademoiselle, Mlles mesdemoiselles, Dr docteur, Pr professeur",
      ),
      labels: table("p page, art article, chap chapitre, fig figure, vol volume"),
    },
  ],
  ["hi", { titles: table("डॉ डॉक्टर, प्रो प्रोफ़ेसर"), labels: table("रु रुपये") }],
  [
    "it",
    {
      titles: table("Sig signor, Sigg signori, Dott dottor, Prof professor, Ing ingegner, Avv avvocato, On onorevole"),
      labels: table("pag pagina, pagg pagine, art articolo, cap capitolo, fig figura, vol volume"),
    },
  ],
  [
    "pt",
    {
      titles: table(
        "Sr senhor, Sra senhora, Srs senhores, Dr doutor, Dra doutora, Prof professor, Profa professora, Sto santo, Sta santa",
      ),
      labels: table("pág página, págs páginas, núm número, art artigo, cap capítulo, fig figura, vol volume"),
    },
  ],
]);

function table(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs.split(", ").map((pair): [string, string] => {
      const [short = "", full = ""] = pair.split(" ");
      return [short, full];
    }),
  );
}
