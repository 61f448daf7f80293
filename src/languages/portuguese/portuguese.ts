import { abbreviationTable } from "../espeak/abbreviations.js";
import { espeakLanguage } from "../espeak/espeak-language.js";
import { LATIN } from "../espeak/letters.js";
import type { LanguagePack } from "../language-pack.js";

/** Brazilian Portuguese, with phonemes by eSpeak NG. */
export const PORTUGUESE: LanguagePack = espeakLanguage({
  language: "pt-br",
  voice: "pt-br",
  letters: LATIN,
  abbreviations: {
    titles: abbreviationTable(
      "Sr senhor, Sra senhora, Srs senhores, Dr doutor, Dra doutora, Prof professor, Profa professora, Sto santo, Sta santa",
    ),
    labels: abbreviationTable("pág página, págs páginas, núm número, art artigo, cap capítulo, fig figura, vol volume"),
  },
});
