import { after, before, type Rule } from "../../../../text/rule.js";
import { cardinal } from "../../number-words/words.js";

/** Rules for signs of mathematics around letters: "f(x)", "f′(x)", "P(A|B)", "∫₀¹", "5′-ATGC-3′", "¹⁴C", "Δt". */
export const FUNCTION_RULES: readonly Rule[] = [
  {
    class: "math",
    name: "function",
    begins: /\p{L}/u,
    pattern: /([A-Za-z])(['’′]{1,2}|″)?(?=\()/uy,
    cuts: true,
    read: ([, name = "", primes], context) => {
      const inside = /^\(([^()]{1,40}(?:\([^()]{1,20}\)[^()]{0,20})?)\)/u.exec(after(context))?.[1];
      if (inside === undefined || !ARGUMENT.test(inside) || /[\p{L}\p{N}]$/u.test(before(context))) return undefined;
      if (primes === undefined && (/^[A-Z]{2,}$/u.test(inside) || !isNotation(name, inside))) return undefined;
      if (primes === undefined) return [{ text: name, as: "letters" }, { text: "of" }];
      return [
        { text: name, as: "letters", to: 1 },
        { text: primes.length > 1 || primes === "″" ? "double prime of" : "prime of", from: 1 },
      ];
    },
  },
  {
    class: "math",
    name: "sine and cosine",
    // sin x, sin(2x), cos θ, sin two theta
    begins: /[sc]/u,
    pattern:
      /(sin|cos)(?=\((?:[-−\d.]{0,5}[xytθαβφωπn]|\d{1,3}°?|theta|alpha|beta|pi)\b|\((?:2π|ωt)|[ ²]{1,2}(?:\d{0,2}[xytθαβφω](?![\p{L}\p{N}])|\d{1,3}°|(?:squared |(?:one|two|three|four|half) )?(?:theta|alpha|beta|phi|pi)\b))/uy,
    read: ([name]) => (name === "sin" ? "sine" : "cosine"),
  },
  {
    class: "math",
    name: "given",
    begins: /\|/u,
    pattern: /\|(?=\s?\p{L}(?:\)|,))/uy,
    read: (_, context) => (/[PE]r?[([][^()[\]|]{1,12}$/u.test(before(context)) ? "given" : undefined),
  },
  {
    class: "math",
    name: "bounds of an integral",
    begins: /[∫∑∏]/u,
    pattern: /([∫∑∏])([₀-₉ₙᵢₖ]{1,3})([⁰¹²³⁴-⁹ⁿ∞]{1,3})/uy,
    read: ([, sign = "", below = "", above = ""], { locale }) =>
      `the ${sign === "∫" ? "integral" : sign === "∑" ? "sum" : "product"} from ${bound(below, locale)} to ${bound(above, locale)} of`,
  },
  {
    class: "math",
    name: "derivative",
    // dy/dx, ∂f/∂x
    begins: /[d∂]/u,
    pattern: /([d∂])(\p{L})\/\1(\p{L})(?![\p{L}\p{N}])/uy,
    read: ([, sign = "", above = "", below = ""]) =>
      [sign, above, sign, below].map((letter) =>
        letter === "∂" ? { text: "partial" } : { text: letter, as: "letters" as const },
      ),
  },
  {
    class: "math",
    name: "logarithm with a base",
    begins: /l/u,
    pattern: /log(?:_(\d{1,3})|([₀-₉]{1,3}))(?![\p{N}])/uy,
    read: ([, plain, low = ""], { locale }) => `log base ${cardinal(plain ?? low.normalize("NFKC"), locale)} of`,
  },
  {
    class: "math",
    name: "letter below a letter",
    // xₙ
    begins: /\p{L}/u,
    pattern: /(\p{L})([ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ])(?![\p{L}\p{N}])/uy,
    read: ([, name = "", low = ""]) => [
      { text: name, as: "letters" },
      { text: "sub" },
      { text: low.normalize("NFKC"), as: "letters" },
    ],
  },
  {
    class: "math",
    name: "over pi",
    begins: /\//u,
    pattern: /\/(?=\d|[a-z](?!\p{L}))/uy,
    read: (_, context) => (/[πθ]$/u.test(before(context)) ? "over" : undefined),
  },
  {
    class: "math",
    name: "change",
    begins: /[ΔδσμΣ∂]/u,
    // Δt, σ²
    pattern: /([Δ∆])(\p{L})(?![\p{L}])/uy,
    read: ([, , name = ""]) => [
      { text: "delta", to: 1 },
      { text: name, as: "letters", from: 1 },
    ],
  },
  {
    class: "math",
    name: "prime",
    begins: /\d/u,
    // 5′-ATGC-3′, the 3' end, 5' UTR
    pattern:
      /([35])['’′](?=-?[ACGTUN]{3}|-?\p{L}*\s?(?:UTRs?|end|ends|cap|untranslated|overhangs?|to|phosphate|exonuclease|splice)|\s?(?:→|->|-to-|–)|[-–]?$|[)\s.,])/uy,
    read: ([, end = ""], context) =>
      GENES.test(context.sentence) ||
      /-[ACGTUN]{3,40}-$/u.test(before(context)) ||
      /^-?[ACGTUN]{3,40}-?3/u.test(after(context))
        ? `${cardinal(end, context.locale)} prime`
        : undefined,
  },
  {
    class: "chemistry",
    name: "isotope",
    begins: /[⁰¹²³⁴-⁹]/u,
    pattern: /([⁰¹²³⁴-⁹]{1,3})((?:[A-Z][a-z]?)(?![\p{Ll}]))/uy,
    read: ([, mass = "", symbol = ""], context) => {
      // I²C is a bus.
      if (/[\p{L}\p{N})]$/u.test(before(context))) return undefined;
      const { locale } = context;
      const number = cardinal(mass.normalize("NFKC"), locale);
      const name = ELEMENTS[symbol];
      return name === undefined ? [{ text: number }, { text: symbol, as: "letters" }] : `${name} ${number}`;
    },
  },
];

/** The argument of a function: letters alone, numbers and signs, but no words. */
const ARGUMENT =
  /^(?:\s?(?:\p{L}(?:[²³⁰-₉]|\^\d)?(?!\p{L})|\d+(?:\.\d+)?|log|ln|sin|cos|[-−+*/·|,=<>≤≥~^.!∞∩∪]|\([^()]*\)))+\s?$/u;

/** Returns whether a letter before parentheses is a function: f(x), O(n), P(A) and F(2, 45), but not "a(n)" and "a(1)". */
function isNotation(name: string, inside: string): boolean {
  if (/^[fghFGHOPETVuvy]$/u.test(name)) return !/^\d{1,2}$/u.test(inside) || /^[fOT]$/u.test(name);
  return /^[txzAB]$/u.test(name) && /^\d{2,3}(?:\.\d+)?$|^\p{L}$|,/u.test(inside) && name !== "A";
}

const GENES =
  /\b(?:DNA|RNA|mRNA|UTRs?|primers?|strands?|sequences?|nucleotides?|oligos?|PCR|exons?|introns?|genes?|codons?|transcripts?|splice|polymerase)\b|→ ?[35]['’′]/u;

function bound(written: string, locale: string): string {
  const plain = written.normalize("NFKC");
  return /^\d+$/u.test(plain) ? cardinal(plain, locale) : plain === "∞" ? "infinity" : plain;
}

/** Elements that people name with the mass of an isotope. */
const ELEMENTS: Readonly<Record<string, string>> = {
  C: "carbon",
  U: "uranium",
  Pu: "plutonium",
  H: "hydrogen",
  O: "oxygen",
  N: "nitrogen",
  K: "potassium",
  I: "iodine",
  F: "fluorine",
  P: "phosphorus",
  S: "sulfur",
  Sr: "strontium",
  Cs: "cesium",
  Co: "cobalt",
  Th: "thorium",
  Ra: "radium",
  Rn: "radon",
  Tc: "technetium",
  Ar: "argon",
  Be: "beryllium",
  Li: "lithium",
  He: "helium",
  Na: "sodium",
  Xe: "xenon",
};
