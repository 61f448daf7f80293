import { abbreviationTable } from "../espeak/abbreviations.js";
import { espeakLanguage } from "../espeak/espeak-language.js";
import { LATIN } from "../espeak/letters.js";
import type { LanguagePack } from "../language-pack.js";

/** French, with phonemes by eSpeak NG. */
export const FRENCH: LanguagePack = espeakLanguage({
  language: "fr",
  voice: "fr-fr",
  letters: LATIN,
  spacedGuillemets: true,
  abbreviations: {
    titles: abbreviationTable(
      "M monsieur, MM messieurs, Mme madame, Mmes mesdames, Mlle mademoiselle, Mlles mesdemoiselles, Dr docteur, Pr professeur",
    ),
    labels: abbreviationTable("p page, art article, chap chapitre, fig figure, vol volume"),
    undotted: new Set(["MM", "Mme", "Mmes", "Mlle", "Mlles", "Dr", "Pr"]),
  },
});
