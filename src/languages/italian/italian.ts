import { abbreviationTable } from "../espeak/abbreviations.js";
import { espeakLanguage } from "../espeak/espeak-language.js";
import { LATIN } from "../espeak/letters.js";
import type { LanguagePack } from "../language-pack.js";

/** Italian, with phonemes by eSpeak NG. */
export const ITALIAN: LanguagePack = espeakLanguage({
  language: "it",
  voice: "it",
  letters: LATIN,
  abbreviations: {
    titles: abbreviationTable(
      "Sig signor, Sigg signori, Dott dottor, Prof professor, Ing ingegner, Avv avvocato, On onorevole",
    ),
    labels: abbreviationTable("pag pagina, pagg pagine, art articolo, cap capitolo, fig figura, vol volume"),
  },
});
