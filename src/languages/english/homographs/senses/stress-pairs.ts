import type { Homograph } from "../reading.js";

/** Nouns and verbs with the same spelling and different stress, of which the dictionaries have only one. */
export const STRESS_PAIRS: readonly Homograph[] = [
  ...pair("protest protests", ["pɹˈOtˌɛst", "pɹˈQtɛst"], ["pɹətˈɛst", "pɹətˈɛst"]),
  ...pair("export exports", ["ˈɛkspˌɔɹt", "ˈɛkspɔːt"], ["ɪkspˈɔɹt", "ɪkspˈɔːt"]),
  ...pair("intern interns", ["ˈɪntˌɜɹn", "ˈɪntəːn"], ["ɪntˈɜɹn", "ɪntˈɜːn"]),
  ...pair("accent accents", ["ˈæksˌɛnt", "ˈaksᵊnt"], ["æksˈɛnt", "aksˈɛnt"]),
  ...pair("combat", ["kˈɑmbˌæt", "kˈɒmbat"], ["kəmbˈæt", "kəmbˈat"]),
  ...pair("annex", ["ˈænˌɛks", "ˈanɛks"], ["ənˈɛks", "ənˈɛks"]),
  ...pair("ally", ["ˈælˌI", "ˈalI"], ["əlˈI", "əlˈI"]),
  ...pair("transfer transfers", ["tɹˈænsfəɹ", "tɹˈɑːnsfəː"], ["tɹænsfˈɜɹ", "tɹɑːnsfˈɜː"]),
  ...pair("impact impacts", ["ˈɪmpˌækt", "ˈɪmpakt"], ["ɪmpˈækt", "ɪmpˈakt"]),
  ...pair("rebound rebounds", ["ɹˈibˌWnd", "ɹˈiːbWnd"], ["ɹəbˈWnd", "ɹɪbˈWnd"]),
  ...pair("perfume perfumes", ["pˈɜɹfjˌum", "pˈɜːfjuːm"], ["pəɹfjˈum", "pəfjˈuːm"]),
  ...pair("upgrade upgrades", ["ˈʌpɡɹˌAd", "ˈʌpɡɹAd"], ["ˌʌpɡɹˈAd", "ˌʌpɡɹˈAd"]),
  ...pair("implant implants", ["ˈɪmplˌænt", "ˈɪmplɑːnt"], ["ɪmplˈænt", "ɪmplˈɑːnt"]),
  ...pair("laminate", ["lˈæmənət", "lˈamɪnət"], ["lˈæmənˌAt", "lˈamɪnAt"]),
];

type Dialects = readonly [us: string, gb: string];

/**
 * Makes the entries for a noun and a verb with the same spelling.
 *
 * @param forms the base form, and the form in "-s" if it is a pair too
 */
function pair(forms: string, noun: Dialects, verb: Dialects): Homograph[] {
  return forms.split(" ").map((words, index) => {
    const say = ([us, gb]: Dialects): { us: string; gb: string } =>
      index === 0 ? { us, gb } : { us: withS(us), gb: withS(gb) };
    return {
      words,
      senses: [
        { say: say(noun), is: "noun" },
        { say: say(verb), is: "verb" },
      ],
    };
  });
}

function withS(stem: string): string {
  return `${stem}${/[ptkfθ]$/.test(stem) ? "s" : "z"}`;
}
