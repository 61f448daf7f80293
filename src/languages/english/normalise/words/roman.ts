import { after, before, type MatchContext, type Rule, wordBefore } from "../../../../text/rule.js";
import { romanValue } from "../../number-words/roman.js";
import { cardinal, ordinal, year } from "../../number-words/words.js";
import { BOOK_ABBREVIATIONS, CLEAR_BOOKS } from "../bible-books.js";
import { atEnd, inTitleCase, opens, words } from "./word-context.js";

/**
 * Rules for Roman numerals: World War II, Henry VIII, Chapter IV, scene ii, MCMXCIX; "(iv)" and "iv." before an item.
 */
export const ROMAN_RULES: readonly Rule[] = [
  {
    class: "roman",
    name: "abbreviated war",
    pattern: /WW(I{1,3})(?!\p{L})/uy,
    read: ([, numeral = ""], { locale }) => `world war ${cardinal(String(romanValue(numeral)), locale)}`,
  },
  {
    class: "roman",
    name: "range",
    // class II–III, Acts I-V
    pattern: /([IVX]{1,6})(\s?[-–—]\s?|\/)([IVX]{1,6})(?![\p{L}\p{N}-]|['’][\p{L}\p{N}])/uy,
    read: ([, from = "", dash, to = ""], context) => {
      const [first, last] = [from, to].map(romanValue);
      if (first === undefined || last === undefined || last <= first) return undefined;
      const label = LABELS.has(singular((wordBefore(context) ?? "").toLowerCase()));
      return label || (from.length > 1 && to.length > 1)
        ? `${cardinal(String(first), context.locale)}${dash === "/" ? "" : " to"} ${cardinal(String(last), context.locale)}`
        : undefined;
    },
  },
  {
    class: "roman",
    name: "mark of a model",
    // MkII, but MKV is a format of files
    begins: /M/u,
    pattern: /(?!MKV(?!\p{L}))M[kK][ .]?(I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV)(?![\p{L}\p{N}]|['’][\p{L}\p{N}])/uy,
    read: ([, numeral = ""], { locale }) => `mark ${cardinal(String(romanValue(numeral) ?? 0), locale)}`,
  },
  {
    class: "roman",
    name: "after a hyphen",
    // OBD-II, Type-IV
    pattern: /(\p{Lu}\p{L}{1,11})-(I{2,3}|IV|VI{1,3}|IX|XI{1,3})(?![\p{L}\p{N}'’-])/uy,
    read: ([written, name = "", numeral = ""], { locale }) => [
      { text: name, ...(/^\p{Lu}{2,3}$/u.test(name) && { as: "letters" as const }), from: 0, to: name.length },
      { text: cardinal(String(romanValue(numeral) ?? 0), locale), from: name.length + 1, to: written.length },
    ],
  },
  {
    class: "roman",
    name: "numeral",
    pattern: /([IVXLCDM]{1,12})(['’]s)?(?![\p{L}\p{N}]|['’][\p{L}\p{N}])/uy,
    read: ([, numeral = "", owner = ""], context) => {
      const number = romanValue(numeral);
      if (number === undefined) return undefined;
      const said = spoken(numeral, number, context, owner !== "");
      return said === undefined ? undefined : `${said}${owner}`;
    },
  },
  {
    class: "roman",
    name: "numeral signs",
    pattern: /[\u2160-\u217F]{1,12}(?![\p{L}\p{N}])/uy,
    read: ([signs], context) => {
      const number = romanValue(signs.normalize("NFKC").toUpperCase());
      if (number === undefined) return undefined;
      const reigned = REIGNED.has(inTitleCase(wordBefore(context) ?? ""));
      return reigned ? `the ${ordinal(String(number), context.locale)}` : cardinal(String(number), context.locale);
    },
  },
  {
    class: "roman",
    name: "ordinal",
    pattern: /([IVXLC]{1,7})(?:th|st|nd|rd)(?!\p{L})/uy,
    read: ([, numeral = ""], context) => {
      const number = romanValue(numeral);
      if (number === undefined) return undefined;
      const said = ordinal(String(number), context.locale);
      // Henry VIIIth
      return REIGNED.has(inTitleCase(wordBefore(context) ?? "")) ? `the ${said}` : said;
    },
  },
  {
    class: "roman",
    name: "with a letter",
    // stage IIIB
    pattern: /(I{1,3}|IV|VI{0,3})([A-Ca-c])(\d)?(?![\p{L}\p{N}]|['’][\p{L}\p{N}])/uy,
    read: ([, numeral = "", letter = "", digit], context) =>
      /^(?:stage|class|type|phase|group|grade|category|level|tier|part|title|annex|figure|fig|table|section|mark|mk|schedule|division|zone|chapter|block)s?$/iu.test(
        wordBefore(context) ?? "",
      )
        ? [
            { text: cardinal(String(romanValue(numeral) ?? 0), context.locale) },
            { text: letter, as: "letters" },
            ...(digit === undefined ? [] : [{ text: cardinal(digit, context.locale) }]),
          ]
        : undefined,
  },
  {
    class: "roman",
    name: "range in lower case",
    // pp. xii–xv
    pattern: /([ivxl]{1,8})\s?[-–—]\s?([ivxl]{1,8})(?![\p{L}\p{N}'’-])/uy,
    read: ([, from = "", to = ""], context) => {
      const [first, last] = [from, to].map((numeral) => romanValue(numeral.toUpperCase()));
      if (first === undefined || last === undefined || last <= first) return undefined;
      const cited =
        LABELS.has(singular(wordBefore(context)?.toLowerCase() ?? "")) || /\bpp?\.\s$/u.test(before(context));
      return cited || (from.length > 1 && to.length > 1)
        ? `${cardinal(String(first), context.locale)} to ${cardinal(String(last), context.locale)}`
        : undefined;
    },
  },
  {
    class: "roman",
    name: "in lower case",
    pattern: /([ivxlc]{1,9})(?![\p{L}\p{N}]|['’][\p{L}\p{N}])/uy,
    read: ([, numeral = ""], context) => {
      const number = romanValue(numeral.toUpperCase());
      if (number === undefined || /^c$/u.test(numeral)) return undefined;
      const previous = wordBefore(context)?.toLowerCase() ?? "";
      const label = (LABELS.has(singular(previous)) || CITED.test(before(context))) && !/^[ivx]$/u.test(numeral);
      const single =
        /^[ivx]$/u.test(numeral) &&
        (/\b(?:scene|chapter|page|p\.|pp\.|section|act|canto|part)\s+$/iu.test(before(context)) ||
          CITED.test(before(context))) &&
        (numeral !== "i" || atEnd(context) || /^[,.;)]/u.test(after(context)));
      const enclosed =
        numeral !== "x" && numeral !== "l" && /\($/u.test(before(context)) && /^\)/u.test(after(context));
      // "i. ii. iii.", "iii, iv and v"
      const listed =
        numeral.length > 1 &&
        (/(?:^|\s)(?:i{1,3}|iv|vi{0,3})(?:[.),]| and) $/u.test(before(context)) ||
          /^(?:, | and )(?:i{2,3}|iv|vi{0,3})(?![\p{L}'’])/u.test(after(context)));
      const item =
        numeral.length > 0 && numeral !== "x" && numeral !== "l" && opens(context) && /^[.)]\s/u.test(after(context));
      // the number of a page on its own line
      const alone = /^(?!xxx?$)[ivx]{2,}$/u.test(numeral) && opens(context) && /^[-–—.)\s]*$/u.test(after(context));
      if (label || single || enclosed || listed || item || alone) return cardinal(String(number), context.locale);
      // a variable
      return /^i{2,3}$/u.test(numeral) ? [{ text: numeral, as: "letters" }] : undefined;
    },
  },
];

function spoken(numeral: string, number: number, context: MatchContext, owned: boolean): string | undefined {
  const { locale } = context;
  // IX-L is a code.
  if (/^-\p{Lu}(?![\p{L}\p{N}])/u.test(after(context)) && !/^-[IVX](?!\p{L})/u.test(after(context))) return undefined;
  if (/^[LCDM]$/u.test(numeral)) return undefined; // "Section C" and "Medicare Part D" are letters.
  if (numeral === "I" && FIRST_OF_LIST.test(after(context))) return cardinal("1", locale);
  if (LISTED.test(before(context)) && numeral !== "I") return cardinal(String(number), locale);
  if (/^M/u.test(numeral) && numeral.length >= 3 && !SPELLED.has(numeral) && number > 1000 && number < 2100)
    return year(String(number), locale);
  // the 2nd XI of a cricket club
  if (/^[IVX]{2,7}$/u.test(numeral) && !SPELLED.has(numeral) && (isItem(context) || isEnclosed(context)))
    return cardinal(String(number), locale);
  // "(I) war, (II) famine"
  if (/^[IVX]$/u.test(numeral) && isEnclosed(context) && /\((?:II|IV|VI|IX|XI)\)/u.test(context.sentence))
    return cardinal(String(number), locale);
  if (/^(?:VIII|XI|XV)$/u.test(numeral) && TEAM.test(before(context))) return cardinal(String(number), locale);
  if (/^\s?(?:century|centuries)\b/iu.test(after(context))) return ordinal(String(number), locale);
  const written = wordBefore(context) ?? "";
  const previous = inTitleCase(written);
  const label = singular(previous.toLowerCase());
  if (SPELLED.has(numeral) && !LABELS.has(label)) return undefined;
  if (numeral === "X" && (BEFORE_LETTER_X.has(label) || /\bXbox \p{L}+\s$/u.test(before(context)))) return undefined;
  if (/^[/|]\p{Lu}(?!\p{L})/u.test(after(context))) return undefined; // Series X|S
  if (LABELS.has(label) && labelled(numeral, written, context)) return cardinal(String(number), locale);
  if (numeral.length === 1 && /^\.\s\p{Lu}/u.test(after(context))) return undefined;
  if (/^[LCDM]+$/u.test(numeral)) return undefined;
  if (/(?:^|\s)(?:Ed|Hen|Ric|Edw|Jas|Chas|Wm|Geo|Alex)\.\s$/u.test(before(context)))
    return `the ${ordinal(String(number), locale)}`;
  if (REIGNED.has(previous) && reigns(numeral, previous, context, owned))
    return `the ${ordinal(String(number), locale)}`;
  if (numeral === "I" && FIRST_OF_RANGE.test(after(context))) return cardinal("1", locale);
  if (numeral === "I" || numeral === "X" || /[LCDM]/u.test(numeral)) return undefined;
  if (numeral.length > 1 && LISTS.test(after(context))) return cardinal(String(number), locale);
  if (!/^\p{Lu}/u.test(written) || /^\p{Lu}{2,}$/u.test(written))
    return /^\p{Lu}{2,}$/u.test(written) && numeral.length > 1 && !/^(?:XX|XXX)$/u.test(numeral)
      ? cardinal(String(number), locale)
      : undefined;
  if (numeral === "V" && /^(?:\s(?:neck|shape|sign|engine|formation)|-)/u.test(after(context))) return undefined;
  if (numeral === "V" && !/\p{L}{4,}\s$/u.test(before(context))) return undefined;
  if (numeral === "XI" && /^\s\p{Lu}/u.test(after(context))) return undefined;
  return person(numeral, context) ? `the ${ordinal(String(number), locale)}` : cardinal(String(number), locale);
}

/** The word before the number of players of a team: "the 2nd XI", "the starting XI". */
const TEAM =
  /(?:\d(?:st|nd|rd|th)|\b(?:starting|first|second|third|playing|best|strongest|dream|all-time|predicted|probable|unchanged))\s$/iu;

/** Returns whether a numeral with a full stop opens its sentence: "II. Build." */
function isItem(context: MatchContext): boolean {
  return (
    opens(context) &&
    /^[.)](?:\s+["“‘(]?\p{L}|\s*$)/u.test(after(context)) &&
    !/^XX/u.test(context.sentence.trimStart())
  );
}

function isEnclosed(context: MatchContext): boolean {
  return before(context).endsWith("(") && after(context).startsWith(")");
}

/** A shortened label or a book of the Bible before a small numeral: "chap. iv.", "Ps. xxiii." */
const CITED = new RegExp(
  String.raw`\b(?:[Cc]hap|[Cc]h|[Vv]ol|[Bb]k|[Ss]ect?|[Ff]ig|[Aa]rt|[Ll]ib|[Cc]ap|${BOOK_ABBREVIATIONS})\.\s$|\b(?:${CLEAR_BOOKS}|Joshua|Samuel|Kings|Ezekiel|Daniel|Mark)\s$`,
  "u",
);

/** Numerals of a list before the match: "I and ", "II, III, ". */
const LISTED = /(?:^|[\s(])(?:I|V|X|[IVX]{2,6})(?:,?\s(?:and|or|to|through|&)\s|,\s|[-–])$/u;

/** The numeral after the first one of a list: ", II", " and II". */
const FIRST_OF_LIST = /^,?\s(?:(?:and|or|&)\s)?II(?!\p{L})/u;

/** The last numeral of a range: " to II". */
const FIRST_OF_RANGE = /^,?\s(?:to|through)\sII(?![\p{L}\p{N}'’.])/u;

/** Another numeral of a list after the match: " and IV". */
const LISTS = /^(?:,?\s(?:and|or|to|through|&)\s|,\s)(?:II|III|IV|VI{1,3}|IX|XI{1,3}|XIV|XV)(?![\p{L}\p{N}'’])/u;

/** Returns whether a label makes the match a numeral: "Part I", "Type I", "Chapter V", but not "the part I like". */
function labelled(numeral: string, label: string, context: MatchContext): boolean {
  if (numeral !== "I") return true;
  if (/^\s\p{Ll}/u.test(after(context))) {
    return (
      (/^\p{Lu}/u.test(label) &&
        !/^\s(?:am|have|think|like|love|want|know|saw|do|need|wrote|read|found|could|might)\b/u.test(after(context))) ||
      /^\s(?:diabetes|errors?|trials?|collagen|hypersensitivity|clinical|study|studies|interferons?)\b/u.test(
        after(context),
      )
    );
  }
  return true;
}

/**
 * Returns whether a name of rulers makes the match a numeral: "Charles I of England", "Queen Elizabeth I", but not
 * "Charles, I think" and "when Charles I met".
 */
function reigns(numeral: string, name: string, context: MatchContext, owned: boolean): boolean {
  if (numeral === "X" && name === "Malcolm") return false;
  if (numeral !== "I" || owned) return true;
  if (
    /\b(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Prince|Duke|Shah|Elizabeth)\s+(?:\p{Lu}\p{L}+\s+){0,2}$/u.test(
      before(context),
    )
  )
    return true;
  if (/^["“‘(]?\p{Lu}\p{L}+\s+$/u.test(before(context).trimStart()) && /^\s(?:was|is|had|died)\b/u.test(after(context)))
    return true; // "Mary I was queen."
  return (
    atEnd(context) ||
    /^[,;:.)]|^\s?(?:--|[–—])|^\s(?:of|reigned|ruled|succeeded|abdicated|became|ascended|and)\b/u.test(after(context))
  );
}

/** Returns whether two or more names, from a given name or a title on, stand before it: "John D. Rockefeller III". */
function person(numeral: string, context: MatchContext): boolean {
  if (!/^(?:II|III|IV|V|VI)$/u.test(numeral)) return false;
  const name = /((?:\p{Lu}[\p{L}.'’-]*,?\s+){2,5})$/u.exec(before(context))?.[1]?.trim().split(/\s+/u) ?? [];
  return name
    .slice(0, -1)
    .some((part) => GIVEN.has(part) || REIGNED.has(part) || /^\p{Lu}\.$/u.test(part) || TITLED.test(part));
}

const TITLED =
  /^(?:Mr|Mrs|Dr|Sir|Lord|King|Queen|Prince|Princess|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Duke|Earl|Count|Baron|Shah|Sen|Rev|Judge)\.?$/u;

function singular(word: string): string {
  return word.replace(/s$/u, "");
}

/**
 * Words, sizes and abbreviations that look like numerals. They are numerals only after a label or as chapter numbers.
 */
export const SPELLED: ReadonlySet<string> = words(
  "CD DC MD CC MM CM CV MC DM XL XXL XXX DI MI LI MIX DIM MIMIC CIVIC CIVIL VIVID DL MV ML DV LV CL DX MX MDC CIV MDX MLX MCL",
);

/** Labels before a numeral, in the singular and in lower case. */
const LABELS = words(`
  pl plate fol folio chapter part act scene volume vol book section article amendment title appendix phase type class stage grade level tier
  category group schedule rule figure fig table plate canto sonnet psalm stanza lesson unit war bowl olympiad mark mk round
  episode season serie generation gen model division region zone district apollo saturn soyuz rocky rambo fantasy quest
  mercury gemini factor vatican corp army annex exhibit module paragraph clause item step movement symphony opu page panel
  punic crusade rank list question wrestlemania ch sec pt bk no sc pp p ep lesson schedule protocol angiotensin complex cycle ataxia dynasty
  formation legion legio henriad civilization godfather terminator halo iphone mach vita alien creed xp saw jaw apartheid gta
`);

/** Labels before the letter X: "Generation X". */
const BEFORE_LETTER_X = words("generation gen model type factor");

const GIVEN = words(`
  Thurston Davis Sammy Harry Ken Cal Dale Martin Walter Thomas Arthur Samuel Benjamin Daniel Joseph Timothy Donald Ronald
  Kenneth Steven Anthony Larry Gary Dennis Jerry Frank Raymond Patrick Jack Roger Gerald Lawrence Ralph Roy Eugene Russell
  Bobby Howard Fred Ernest Randy Todd Jesse Curtis Marcus Bill Bob Jim Tom Joe Mike Sam Ted Will Griffin Loudon Rip Hank Trey
`);

/** Names of kings, queens, popes and emperors. */
const REIGNED = words(`
  Henry Louis George Edward Elizabeth Charles James William Richard John Paul Pius Benedict Leo Gregory Clement Innocent
  Urban Alexander Nicholas Catherine Frederick Ivan Peter Philip Ferdinand Napoleon Ramses Ramesses Rameses Thutmose Amenhotep Seti
  Ptolemy Cleopatra Darius Xerxes Artaxerxes Cyrus Mehmed Murad Selim Suleiman Bayezid Ahmed Mustafa Mahmud Gustav Christian Haakon Harald Olav
  Alfonso Emmanuel Emanuel Wilhelm Otto Leopold Joseph Francis Franz Mary Anne Margaret Margrethe Baldwin Malcolm Robert David Constantine
  Justinian Theodosius Rama Mohammed Hassan Abdullah Hussein Faisal Umberto Carol Albert Rainier Carlos Felipe Sixtus Boniface Celestine
  Adrian Hadrian Julius Callixtus Eugene Stephen Sigismund Casimir Vlad Michael Basil Edmund Ethelred Urraca Isabella
  Juan Pedro Manuel Sancho Afonso Maximilian Rudolf Rudolph Matthias Conrad Lothair Childeric Clovis Dagobert Tiberius Valentinian Honorius
  Sobhuza Menelik Moshoeshoe Letsie Mswati Mithridates Antiochus Seleucus Philippe Baudouin Willem Juliana Christina Victoria Elisabeth Marcellus
  Alexius Andronicus Manuel Isaac Nikolaus Charlemagne Norodom Sihanouk Rajaraja Chandragupta Pulakeshin Amadeus Cosimo Lorenzo Ludwig Friedrich Karl Georg Heinrich
`);
