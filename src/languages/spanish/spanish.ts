import { abbreviationTable } from "../espeak/abbreviations.js";
import { espeakLanguage } from "../espeak/espeak-language.js";
import { LATIN } from "../espeak/letters.js";
import type { LanguagePack } from "../language-pack.js";

/** Spanish of Spain, with phonemes by eSpeak NG. */
export const SPANISH: LanguagePack = espeakLanguage({
  language: "es",
  voice: "es",
  letters: LATIN,
  abbreviations: {
    titles: abbreviationTable(
      "Sr señor, Sra señora, Srta señorita, Sres señores, Dr doctor, Dra doctora, Prof profesor, Sto santo, Sta santa",
    ),
    labels: abbreviationTable(
      "pág página, págs páginas, núm número, art artículo, cap capítulo, fig figura, vol volumen",
    ),
  },
});
