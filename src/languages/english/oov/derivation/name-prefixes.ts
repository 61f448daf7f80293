import type { EnglishDialect } from "./lookup.js";
import { startsWithVowel } from "./stress.js";

/** Unstressed prefixes before a capital in names, with another sound before a vowel where it differs. */
const PREFIXES: Readonly<Record<string, { readonly us: string; readonly gb: string; readonly beforeVowel?: string }>> =
  {
    Mc: { us: "mək", gb: "mək" },
    Mac: { us: "mək", gb: "mək" },
    "O'": { us: "O", gb: "Q" },
    "D'": { us: "də", gb: "də", beforeVowel: "d" },
    "L'": { us: "lə", gb: "lə", beforeVowel: "l" },
    Fitz: { us: "fɪts", gb: "fɪts" },
    De: { us: "də", gb: "də" },
    Di: { us: "di", gb: "diː" },
    Du: { us: "du", gb: "duː" },
    La: { us: "lə", gb: "lə" },
    Le: { us: "lə", gb: "lə" },
    Van: { us: "væn", gb: "van" },
    Von: { us: "vɑn", gb: "vɒn" },
  };

/** Pronounces a name with an unstressed prefix: McDonald, O'Brien, DiCaprio. The rest keeps its own stress. */
export function namePrefix(word: string, language: EnglishDialect, say: (part: string) => string): string | undefined {
  const match = /^(Ma?c|[ODL](?='|’)|Fitz|D[eiu]|L[ae]|V[ao]n)['’]?([A-Z][a-z].*)$/.exec(word);
  const [, letters = "", name = ""] = match ?? [];
  const prefix = PREFIXES[letters.length === 1 ? `${letters}'` : letters];
  if (prefix === undefined) return undefined;
  const said = say(name);
  const sound =
    (startsWithVowel(said) ? prefix.beforeVowel : undefined) ?? (language === "en-us" ? prefix.us : prefix.gb);
  // The k of "Mc" is silent before k and g: McKenzie, McGregor.
  return (/^[ˈˌ]?[kɡ]/.test(said) ? sound.replace(/k$/, "") : sound) + said;
}
