import { after, before, type Rule, type VerbalisedPart } from "../../../../text/rule.js";
import { romanValue } from "../../number-words/roman.js";
import { cardinal } from "../../number-words/words.js";
import { CHESS } from "../numbers/games.js";
import { table, words } from "../words/word-context.js";

const SYMBOL = "[A-Z][a-z]?";
const COUNT = String.raw`[\d₀-₉]{0,3}`;
const GROUP = String.raw`(?:${SYMBOL}${COUNT}|\((?:${SYMBOL}${COUNT}){1,4}\)${COUNT})`;

/** Rules that spell formulas, ions and symbols of chemistry: "NaCl", "Fe2O3", "Ca(OH)2", "Na+", "the symbol Fe". */
export const CHEMISTRY_RULES: readonly Rule[] = [
  {
    class: "formula",
    name: "shortened solvent",
    begins: /[A-Z]/u,
    pattern: /(?:EtOAc|AcOEt|MeOH|EtOH|MeCN|Et2O|Et₂O|AcOH|Et3N|NEt3|MeI|PhMe)(?![\p{L}\p{N}])/uy,
    read: ([written]) => SOLVENTS.get(written),
  },
  {
    class: "formula",
    name: "ion",
    pattern: new RegExp(String.raw`(?<atoms>(?:${GROUP}){1,5}?)(?<charge>[\d²³⁴]?[+⁺⁻−-])(?![\p{L}\p{N}+=>-])`, "uy"),
    read: ({ groups: { atoms = "", charge = "" } = {} }, context) => {
      // Nb5+ is a move of chess in its texts, and an ion of niobium.
      if (/^[NB][a-h][1-8]\+$/u.test(atoms + charge) && CHESS.test(context.sentence)) return undefined;
      const symbols = symbolsOf(atoms);
      const alone = ALSO_WORDS.has(atoms) && !/^ ions?\b/u.test(after(context));
      // Raised signs and lowered counts occur in formulas alone: NO₃⁻.
      const isRaised = /[⁺⁻]$/u.test(charge) && !ALSO_WORDS.has(atoms);
      if (symbols === undefined || alone) return undefined;
      // "Fe- and Ni-based": the hyphen of a word.
      if (charge.endsWith("-") && /^,? \p{L}+[ ,]?.{0,20}-\p{L}/u.test(after(context))) return undefined;
      if (!isRaised && !/[₀-₉]/u.test(atoms) && !symbols.some((symbol) => symbol.length === 2)) return undefined;
      return [...partsOf(atoms, context.locale), ...chargeOf(charge, atoms.length, context.locale)];
    },
  },
  {
    class: "formula",
    name: "with lowered counts of pandoc",
    // H~2~O
    pattern: new RegExp(
      String.raw`(?:${GROUP}){0,4}${SYMBOL}~\d{1,2}~(?:${GROUP}|${SYMBOL}~\d{1,2}~){0,8}(?![\p{L}\p{N}~])`,
      "uy",
    ),
    read: ([written], { locale }) =>
      symbolsOf(written.replaceAll("~", "")) === undefined
        ? undefined
        : [...written.matchAll(/([A-Z][a-z]?)|(\d+)/gu)].map(([part, symbol]) =>
            symbol === undefined ? { text: cardinal(part, locale) } : { text: part, as: "letters" as const },
          ),
  },
  {
    class: "formula",
    name: "formula",
    pattern: new RegExp(String.raw`(?:${GROUP}){1,12}(?![\p{L}\p{N}+])`, "uy"),
    read: ([written], context) => {
      const symbols = symbolsOf(written);
      if (symbols === undefined || /[\p{L}\p{N}]-$/u.test(before(context))) return undefined;
      return isFormula(written, symbols) ? partsOf(written, context.locale) : undefined;
    },
  },
  {
    class: "formula",
    name: "state of oxidation",
    // Fe(III)
    pattern: /(Fe|Cu|Cr|Mn|Co|Pb|Sn|Hg|Ni|Au|Pt|Pd|Ti|U|Ag|Zn|V|As|Ce|Ru)\((I{1,3}|I?V|VI{0,3})\)/uy,
    read: ([, symbol = "", state = ""], { locale }) =>
      `${METALS.get(symbol)} ${cardinal(String(romanValue(state) ?? 0), locale)}`,
  },
  {
    class: "formula",
    name: "factor of a formula",
    // 2Na + Cl2 → 2NaCl
    pattern: new RegExp(String.raw`(?<count>\d{1,2})(?<atoms>(?:${GROUP}){1,12})(?![\p{L}\p{N}])`, "uy"),
    read: ({ groups: { count = "", atoms = "" } = {} }, { sentence, locale }) =>
      isFactored(atoms, sentence)
        ? [
            { text: cardinal(count, locale), to: count.length },
            ...partsOf(atoms, locale).map((part) => ({
              ...part,
              from: (part.from ?? 0) + count.length,
              to: (part.to ?? 0) + count.length,
            })),
          ]
        : undefined,
  },
  {
    class: "formula",
    name: "symbol",
    pattern: /[A-Z][a-z](?![\p{L}\p{N}'’])/uy,
    read: ([symbol], context) => {
      if (!ELEMENTS.has(symbol)) return undefined;
      const named =
        /^\s(?:is|was|being) the (?:chemical )?symbol\b/u.test(after(context)) ||
        /\bsymbol(?: (?:is|was)| for \p{Ll}+ is)? ["“]?$/u.test(before(context));
      return named ? [{ text: symbol, as: "letters" }] : undefined;
    },
  },
];

/** Returns whether a number before symbols counts molecules: in an equation, or before a formula that is no other code. */
function isFactored(atoms: string, sentence: string): boolean {
  const symbols = symbolsOf(atoms);
  return symbols !== undefined && (/→|->|⟶|⇌|⇄/u.test(sentence) || isFormula(atoms, symbols));
}

/** Returns the elements of a formula in order, or `undefined` if one of the symbols is not an element. */
function symbolsOf(written: string): readonly string[] | undefined {
  const symbols = written.match(/[A-Z][a-z]?/gu) ?? [];
  return symbols.every((symbol) => ELEMENTS.has(symbol)) ? symbols : undefined;
}

/**
 * Returns whether symbols of elements are a formula. Subscript digits occur only in formulas. Any other formula needs a
 * symbol of two letters, since without one it is an ordinary code ("CO2"). With digits it also needs a nonmetal
 * ("Fe2O3", but not "CoV2"). Without digits it needs a metal and one partner ("NaOH", but not "PhD", "PCs" or "BSc").
 */
function isFormula(written: string, symbols: readonly string[]): boolean {
  if (/[₀-₉]/u.test(written)) return true;
  if (!symbols.some((symbol) => symbol.length === 2)) return false;
  if (/\d/u.test(written)) return /^(?:Cl|Br)2$/u.test(written) || (symbols.length > 1 && symbols.some(isNonMetal));
  return COMPOUND.test(written) && !NO_FORMULAS.has(written);
}

/** A metal or hydrogen, and one partner of the bond. */
const COMPOUND =
  /^(?:Na|Li|Mg|Ca|Al|Si|Fe|Cu|Zn|Ag|Ba|Ti|Ni|Cr|Mn|Pb|Sn|Hg|Ga|Cd|K|H|Cs|Rb|Sr)(?:OH|CN|Cl|Br|F|I|O|S|H|Se|Te|As|P|C|N|OCl|ClO)$/u;

function isNonMetal(symbol: string): boolean {
  return /^(?:H|C|N|O|F|P|S|Cl|Br|I)$/u.test(symbol);
}

function partsOf(written: string, locale: string): VerbalisedPart[] {
  return [...written.matchAll(/[A-Za-z]+|[\d₀-₉]+/gu)].map((match) => {
    const place = { from: match.index, to: match.index + match[0].length };
    if (/^[A-Z]/u.test(match[0])) return { text: match[0], as: "letters", ...place };
    return { text: cardinal(match[0].normalize("NFKC"), locale), ...place };
  });
}

function chargeOf(charge: string, at: number, locale: string): VerbalisedPart[] {
  const place = { from: at, to: at + charge.length };
  const sign = /[+⁺]$/u.test(charge) ? "plus" : "minus";
  const number = charge.slice(0, -1).normalize("NFKC");
  return [{ text: number === "" ? sign : `${cardinal(number, locale)} ${sign}`, ...place }];
}

const SOLVENTS = table(
  "EtOAc, AcOEt = ethyl acetate; MeOH = methanol; EtOH = ethanol; MeCN = acetonitrile; Et2O, Et₂O = diethyl ether; AcOH = acetic acid; Et3N, NEt3 = triethylamine; MeI = methyl iodide; PhMe = toluene",
);

const METALS = table(
  "Fe = iron; Cu = copper; Cr = chromium; Mn = manganese; Co = cobalt; Pb = lead; Sn = tin; Hg = mercury; Ni = nickel; Au = gold; Pt = platinum; Pd = palladium; Ti = titanium; U = uranium; Ag = silver; Zn = zinc; V = vanadium; As = arsenic; Ce = cerium; Ru = ruthenium",
);

const ELEMENTS = words(`
  H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag
  Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th
  Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og
`);

/** Symbols that are also words or names. They are ions only before the word "ion". */
const ALSO_WORDS = words("He Be In As At I No Co Am Er Ho La Pa Re Os Es Mo Al Ti Po Ra Ta Lu Fr Md");

/** Texts that look like formulas: "not a number", and plurals of letters. */
const NO_FORMULAS = words("NaN HAs KAs");
