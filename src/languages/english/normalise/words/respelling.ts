import { before, type MatchContext, type Rule } from "../../../../text/rule.js";
import { isBritish } from "../../number-words/words.js";
import { isInitialism } from "./initialisms.js";
import { words } from "./word-context.js";

const SYLLABLE = "(?:[a-zə]{1,6}|[A-Z]{2,6})";

/** Rules for a pronunciation that is spelled by syllables, with the stressed one in capitals: "kuh-NEK-tih-kut". */
export const RESPELLING_RULES: readonly Rule[] = [
  {
    class: "word",
    name: "respelled with hyphens",
    pattern: new RegExp(`[A-Z]?${SYLLABLE}(?:-${SYLLABLE}){1,7}(?![\\p{L}\\p{N}'’-])`, "uy"),
    read: ([written], context) => {
      const syllables = written.split("-");
      const [said, enclosed] = [SAID, ENCLOSED].map((ahead) => ahead.test(before(context)));
      const marked = SPELLED.test(written.toLowerCase());
      return said === true ||
        (syllables.length > 2
          ? enclosed === true || CLEARLY_SPELLED.test(written.toLowerCase())
          : enclosed === true && marked)
        ? readSyllables(syllables, context)
        : undefined;
    },
  },
  {
    class: "word",
    name: "respelled with spaces",
    // a balalaika (ba lah LIGH kah)
    pattern: new RegExp(`${SYLLABLE}(?: ${SYLLABLE}){1,7}(?=[)\\]])`, "uy"),
    read: ([written], context) =>
      /\p{L} [([]$/u.test(before(context)) ? readSyllables(written.split(" "), context) : undefined,
  },
];

/** A verb before a pronunciation. */
const SAID =
  /\b(?:pronounced|pronounce it|sounds? like|said(?: like)?|says?|rhymes with) ["“‘(]?(?:\p{L}[\p{L}ə-]+ (?:or|not) )?$/u;

/** A bracket or quotation mark before a pronunciation. */
const ENCLOSED = /[([“"‘/]$/u;

/** Letters of a respelling that words seldom have. */
const SPELLED = /[aeiou]h(?![aeiou])|ə|(?:^|-)eye(?:-|$)|oo|ee|aw|ur|zh|igh/u;

/** Letters of a respelling that words do not have. */
const CLEARLY_SPELLED = /[aeiou]h(?![aeiou])|ə|(?:^|-)eye(?:-|$)|(?:^|-)oo/u;

/** Words and prefixes of compounds, of which one may be in capitals for emphasis: "(all-IN-one)". */
const COMMON = words(`
  a all am an and any are art as at be big but by co cut day de do end ever ex far first for free get go had has have he her high him his
  how if in is it just last let long low made make man may me men mid more most much my near never new next no non not now of off old on
  one only or our out over own part pay per post pre pro re run same say see self semi set she side so some such sub take than that
  the them then they this three time to too top two un under up us use very was way we well were what when who why will with work yes you your
`);

function readSyllables(
  syllables: readonly string[],
  context: MatchContext,
): readonly { text: string; phonemes: string }[] | undefined {
  const stressed = syllables.filter((syllable) => /^[A-Z]{2}/u.test(syllable));
  if (stressed.length === 0 || stressed.length > 2 || stressed.length === syllables.length) return undefined;
  if (syllables.length === 2 && stressed.some(isInitialism)) return undefined;
  if (syllables.every((syllable) => COMMON.has(syllable.toLowerCase()))) return undefined;
  const british = isBritish(context.locale);
  const main = syllables.findLastIndex((syllable) => /^[A-Z]{2}/u.test(syllable));
  const sounds = syllables.map((syllable, index) => {
    const stress = index === main ? "ˈ" : /^[A-Z]{2}/u.test(syllable) ? "ˌ" : "";
    return syllableSounds(syllable.toLowerCase(), stress, british);
  });
  return sounds.includes(undefined)
    ? undefined
    : [{ text: syllables.join("").toLowerCase(), phonemes: sounds.join("") }];
}

const CONSONANT = "tch|ch|sh|th|dh|zh|wh|ph|kh|gh|ng|ck|qu";

const PARTS = new RegExp(
  `^((?:${CONSONANT}|[bcdfghjklmnpqrstvwxz]|y(?=[aeiouə]))*)` +
    "(eye|igh|ahr|air|ayr|ehr|eer|ihr|awr|ohr|oor|uhr|ar|or|er|ir|ur|aw|ay|aa|ah|ee|eh|ey|ih|ie|oh|oe|oo|ow|oy|oi|uh|uu|ew|ue|[aeiouyə])" +
    `((?:${CONSONANT}|[bcdfgjklmnprstvwxz])*)(e?)$`,
  "u",
);

/** Returns the phonemes of a syllable, or `undefined` if it is not spelled by its sounds. */
function syllableSounds(syllable: string, stress: string, british: boolean): string | undefined {
  const [match, onset = "", letters = "", coda = "", last = ""] = PARTS.exec(syllable) ?? [];
  if (match === undefined) return undefined;
  if ((last !== "" && coda === "") || /^(?:kn|wr|ps|gn)/u.test(onset)) return undefined;
  const vowel = vowelSound(letters, {
    open: coda === "",
    long: last !== "" && LONG.has(letters) && /^(?:\p{L}|[cst]h)$/u.test(coda),
    weak: stress === "",
    onset,
  });
  if (vowel === undefined) return undefined;
  const soft = last === "" ? coda : coda.replace(/c$/u, "s").replace(/g$/u, "j");
  const spoken = british ? (BRITISH.get(vowel) ?? vowel) : vowel.replace("ɒ", "ɑ");
  return `${consonants(onset)}${stress}${spoken}${consonants(soft)}`;
}

function vowelSound(
  letters: string,
  { open, long, weak, onset }: { open: boolean; long: boolean; weak: boolean; onset: string },
): string | undefined {
  if (long) return LONG.get(letters);
  if (letters.length === 1 && open) {
    if (letters === "a") return weak ? "ə" : "ɑ";
    if (letters === "o") return "O";
    if (letters === "i") return weak ? (onset === "" ? "ɪ" : "i") : undefined;
    if (letters === "e" || letters === "u") return undefined;
  }
  if (weak && WEAK.has(letters)) return WEAK.get(letters);
  return VOWELS.get(letters);
}

const LONG: ReadonlyMap<string, string> = new Map([
  ["a", "A"],
  ["i", "I"],
  ["o", "O"],
  ["u", "u"],
]);

const WEAK: ReadonlyMap<string, string> = new Map([
  ["u", "ə"],
  ["uh", "ə"],
  ["uhr", "əɹ"],
  ["ur", "əɹ"],
  ["er", "əɹ"],
  ["ir", "əɹ"],
]);

const VOWELS: ReadonlyMap<string, string> = new Map(
  `eye I, igh I, ahr ɑɹ, ar ɑɹ, air ɛɹ, ayr ɛɹ, ehr ɛɹ, eer ɪɹ, ihr ɪɹ, awr ɔɹ, ohr ɔɹ, or ɔɹ, oor ʊɹ, uhr ɜɹ, ur ɜɹ, er ɜɹ, ir ɜɹ,
  aw ɔ, ay A, aa ɑ, ah ɑ, ee i, eh ɛ, ey A, ih ɪ, ie I, oh O, oe O, oo u, ow W, oy Y, oi Y, uh ʌ, uu ʊ, ew u, ue u,
  a æ, e ɛ, i ɪ, o ɒ, u ʌ, y I, ə ə`
    .split(/,\s+/u)
    .map((entry): [string, string] => {
      const [letters = "", sound = ""] = entry.trim().split(" ");
      return [letters, sound];
    }),
);

const BRITISH: ReadonlyMap<string, string> = new Map([
  ["ɑɹ", "ɑː"],
  ["ɛɹ", "ɛː"],
  ["ɪɹ", "ɪə"],
  ["ɔɹ", "ɔː"],
  ["ʊɹ", "ʊə"],
  ["ɜɹ", "ɜː"],
  ["əɹ", "ə"],
  ["ɔ", "ɔː"],
  ["ɑ", "ɑː"],
  ["i", "iː"],
  ["u", "uː"],
  ["O", "Q"],
  ["æ", "a"],
]);

function consonants(letters: string): string {
  return letters
    .replaceAll(/([bdfgjklmnprstvz])\1/gu, "$1")
    .replaceAll(/tch|ch|sh|th|dh|zh|wh|ph|kh|gh|ng|nk|ck|qu|[cghjqrxy]/gu, (letter) => CONSONANTS[letter] ?? letter);
}

const CONSONANTS: Readonly<Record<string, string>> = {
  tch: "ʧ",
  ch: "ʧ",
  sh: "ʃ",
  th: "θ",
  dh: "ð",
  zh: "ʒ",
  wh: "w",
  ph: "f",
  kh: "k",
  gh: "ɡ",
  ng: "ŋ",
  nk: "ŋk",
  ck: "k",
  qu: "kw",
  c: "k",
  g: "ɡ",
  j: "ʤ",
  q: "k",
  r: "ɹ",
  x: "ks",
  y: "j",
};
