import { after, before, type MatchContext, type Rule, type VerbalisedPart, wordBefore } from "../../../../text/rule.js";
import { numberWords } from "../../number-words/amount.js";
import { cardinal, plural, spellDigits } from "../../number-words/words.js";
import { isPronounceable } from "../../oov/pronounceable.js";
import { MONTH } from "../numbers/calendar.js";
import { OLD_ORDINAL } from "../numbers/ordinals.js";
import { table, withLetters, words } from "../words/word-context.js";
import { lettersOf } from "./code-letters.js";
import { digits, pieces } from "./spell.js";

/** Rules for letters with numbers: "MP3", "F-16", "H2O", "COVID-19", "4K", "802.11ac", "RTX 4090". */
export const CODE_NAME_RULES: readonly Rule[] = [
  {
    class: "code name",
    name: "signs for letters",
    begins: /[3AKMPTpw]/u,
    pattern: /(?:P!nk|Ke\$ha|A\$AP|M\*A\*S\*H|Ty Dolla \$ign|will\.i\.am|3OH!3|[Pp]a\$\$word)(?![\p{L}\p{N}])/uy,
    read: ([written]) => SIGNED.get(written),
  },
  {
    class: "code name",
    name: "variable minus a digit",
    // n-1, y-2
    begins: /[nxyij]/u,
    pattern: /([nxy](?=-\d)|[ij](?=-1))-(\d)(?![\p{L}\p{N}-]|[.,:/]\d)/uy,
    read: ([, name = "", less = ""], { locale }) => [
      { text: name, as: "letters", from: 0, to: 1 },
      { text: `minus ${cardinal(less, locale)}`, from: 1 },
    ],
  },
  {
    class: "code name",
    name: "own way",
    pattern: /[\p{L}\d][\p{L}\p{N}./()-]{0,8}[\p{L}\p{N})](?![\p{L}\p{N}])/uy,
    read: ([written], context) => {
      if (OLD_ORDINALS.test(context.sentence.slice(context.start, context.start + 30))) return undefined;
      // "M8" is a thread and "B4" a sheet of paper; only "m8" and "b4" are slang.
      if (/^[BHLMW][48]$/u.test(written)) return undefined;
      const said = OWN.get(written.toLowerCase());
      // "5g of salt" and "3d 4h" are quantities.
      const isQuantity =
        /^\dg$/u.test(written) || (/^\dd$/u.test(written) && /^ ?\d{1,2} ?[hm]|^ ago\b/u.test(after(context)));
      const turns = /^\dK$/iu.test(written) && /^ rpm\b/iu.test(after(context));
      return said === undefined || isQuantity || turns ? undefined : withLetters(said);
    },
  },
  {
    class: "code name",
    name: "level of a game",
    // Lv1, Lv1-99
    pattern: /(?:L[vV]l?|lvl?)\.?(\d{1,3})(?:[-–](\d{1,3}))?(?![\p{L}\p{N}])/uy,
    read: ([, from = "", to], { locale }) =>
      `level ${cardinal(from, locale)}${to === undefined ? "" : ` to ${cardinal(to, locale)}`}`,
  },
  {
    class: "code name",
    name: "program for a kind of processor",
    // grubx64, BOOTX64
    begins: /[bgsw]/iu,
    pattern: /(?:boot|grub|shim|win|BOOT|GRUB|SHIM)[xX](?:64|86|32)(?![\p{L}\d])/uy,
    read: ([written], { locale }) => pieces(written, 0, locale),
  },
  {
    class: "code name",
    name: "letters first",
    pattern:
      /(?=[\p{L}-]{1,14}\d)\p{L}{1,12}(?:-?\d{1,6}(?:-?\p{L}{1,4}(?![\p{L}]))?){1,4}(?:(?<!(?:19|20)\d\d)\/\d{1,4}\p{Lu}?(?![/\d]))?(?:\+(?![\p{L}\d]))?(?![\p{L}\d]|[.,]\d)/uy,
    read: ([written], context) => {
      const { locale } = context;
      const name = /^\p{L}+/u.exec(written)?.[0] ?? "";
      if (BEFORE_NUMBERS.has(name) || /^(?:noon|midnight)$/iu.test(name)) return undefined;
      if (name.length > 6 && /^\p{Ll}/u.test(name)) return undefined;
      // "Jan-15-2020" is a date, and "the-20th" a word before an ordinal.
      if (A_DATE.test(written) || /\p{Ll}{2}-\d+(?:st|nd|rd|th)$/u.test(written)) return undefined;
      // Other rules read a time zone with its offset (UTC-5) and a word before its number (mid-1980s).
      if (/^(?:(?:UTC|GMT)-\d|\p{Ll}{3,}-\d{2,4}(?:s|$))/u.test(written)) return undefined;
      return SECRET.test(before(context)) ? eachPlace(written) : codeParts(written, locale);
    },
  },
  {
    class: "code name",
    name: "standard",
    pattern: /(\d{3})\.(\d{1,2})([a-z]{1,2})?(?![\p{L}\d])/uy,
    read: ([, family = "", number = "", letters = ""], context) => {
      const { locale } = context;
      if (family !== "802" || Number(number) > 30 || /^ [kcm]?m\b/u.test(after(context))) return undefined;
      return withLetters(
        `${digits(family, locale)} dot ${cardinal(number, locale)}${[...letters].map((letter) => ` ${letter}`).join("")}`,
      );
    },
  },
  {
    class: "code name",
    name: "aperture",
    // f/2.8
    pattern: /[fF]\/(\d{1,2}(?:\.\d{1,2})?)(?:[-–](\d{1,2}(?:\.\d)?))?(?![\p{L}\d]|\.\d)/uy,
    read: ([, number = "", closed], { locale }) => [
      { text: "f", as: "letters", from: 0, to: 1 },
      {
        text: `${numberWords(number, locale)}${closed === undefined ? "" : ` to ${numberWords(closed, locale)}`}`,
        from: 1,
      },
    ],
  },
  {
    class: "code name",
    name: "codec",
    pattern: /([HX])\.(\d{3})(?![\p{L}\d])/uy,
    read: ([, letter = "", number = ""], { locale }) => [
      { text: letter, as: "letters", from: 0, to: 1 },
      { text: `dot ${digits(number, locale)}`, from: 1 },
    ],
  },
  {
    class: "code name",
    name: "pattern of a date",
    // dd/mm/yyyy, HH:MM
    pattern: /(?:d{1,2}|m{1,2}|yy(?:yy)?|hh|ss)(?:[/.:-](?:d{1,2}|m{1,2}|yy(?:yy)?|hh|ss)){1,2}(?![\p{L}\d])/iuy,
    read: ([written]) =>
      /(.)\1/u.test(written)
        ? [...written.matchAll(/\p{L}+/gu)].map(({ 0: letters, index }) => ({
            text: letters,
            as: "letters",
            from: index,
            to: index + letters.length,
          }))
        : undefined,
  },
  {
    class: "code name",
    name: "language of a region",
    // en-us
    pattern:
      /(en|pt|zh|de|fr|es|it|ja|ko|ru|nl)-(?:(?<=en-)(?:us|gb|au|ca|in|nz|ie|za)|(?<=pt-)(?:br|pt)|(?<=zh-)(?:cn|tw|hk)|(?<=de-)(?:de|at|ch)|(?<=fr-)(?:fr|ca|be|ch)|(?<=es-)(?:es|mx|ar|us)|it|jp|kr|ru|(?<=nl-)(?:nl|be))(?![\p{L}\d-])/uy,
    read: ([written]) => [
      { text: written.slice(0, 2), as: "letters", from: 0, to: 2 },
      { text: written.slice(3), as: "letters", from: 3 },
    ],
  },
  {
    class: "code name",
    name: "number of a model",
    pattern: /(\d{3,4})(?:-(\d{3}))?(?![\p{L}\d]|[.,:/-]\d|\s?%)/uy,
    read: ([, number = "", variant], context) => {
      const name = wordBefore(context) ?? "";
      if (!MODELS.has(name) && !ROUTES.has(name) && !isGraphicsCard(number, context)) return undefined;
      return variant === undefined
        ? digits(number, context.locale)
        : `${digits(number, context.locale)} ${digits(variant, context.locale)}`;
    },
  },
];

/** The rule for digits before letters that are not a unit: "221B", "2FA", "4x4". */
export const LAST_CODE_RULES: readonly Rule[] = [
  {
    class: "code name",
    name: "digits first",
    pattern: /\d{1,6}(?:-?\p{L}{1,4}\d{0,6}){1,3}(?![\p{L}\d])/uy,
    read: ([written], context) => {
      if (/\d(?:st|nd|rd|th|s)$/u.test(written)) return undefined;
      return SECRET.test(before(context)) ? eachPlace(written) : codeParts(written, context.locale);
    },
  },
];

/** Words before a code that a listener writes down. */
const SECRET = /\b(?:otp|OTP|[Pp]assword|[Pp]asscode|[Pp]in|PIN|[Cc]ode|[Vv]oucher|[Cc]oupon)(?: code)?(?: is|:)? $/u;

/** Reads the letters and digits of a code one by one: ab9453 → a b nine four five three. */
function eachPlace(written: string): VerbalisedPart[] {
  // "SAVE10" is a word with a number.
  const [, word, number = ""] = /^([A-Z]{4,12})(\d{1,3})$/u.exec(written) ?? [];
  if (word !== undefined && isPronounceable(word.toLowerCase()))
    return [
      { text: word.toLowerCase(), from: 0, to: word.length },
      { text: digits(number, "en-us"), from: word.length, to: written.length },
    ];
  return [...written.matchAll(/\p{L}|\d/gu)].map(({ 0: sign, index }) => ({
    text: /\d/u.test(sign) ? spellDigits(sign) : sign,
    ...(/\p{L}/u.test(sign) && { as: "letters" as const }),
    from: index,
    to: index + 1,
  }));
}

function codeParts(written: string, locale: string): VerbalisedPart[] {
  const parts: VerbalisedPart[] = [];
  for (const match of written.matchAll(/\d+s$|\p{L}+|\d+|[^\p{L}\d]/gu)) {
    const place = { from: match.index, to: match.index + match[0].length };
    // F-16s
    if (/^\d+s/u.test(match[0])) parts.push({ text: plural(digits(match[0].slice(0, -1), locale)), ...place });
    else if (/^\d/u.test(match[0])) parts.push({ text: digits(match[0], locale), ...place });
    else if (match[0] === "Ti") parts.push({ text: "ti", as: "letters", ...place });
    else if (/^\p{L}/u.test(match[0])) parts.push(...lettersOf(match[0], place));
    else if (match[0] === "+") parts.push({ text: "plus", ...place });
    else if (match[0] === "/" && !/^(?:I|US|SR|CR)-/u.test(written)) parts.push({ text: "slash", ...place });
  }
  return parts;
}

/** Returns whether a number is that of a graphics card: "my 3080 manages 60 fps". */
function isGraphicsCard(number: string, { sentence }: MatchContext): boolean {
  return /^[1-9]0[5-9]0$/u.test(number) && GRAPHICS.test(sentence);
}

const GRAPHICS = /(?<!\p{L})(?:GPUs?|RTX|GTX|fps|FPS|GeForce|NVIDIA|Nvidia|nvidia|graphics cards?|VRAM|DLSS)(?!\p{L})/u;

const OLD_ORDINALS = new RegExp(`^${OLD_ORDINAL}`, "u");

/** A date whose parts have hyphens between them: Jan-15-2020. */
const A_DATE = new RegExp(String.raw`^${MONTH}-\d{1,2}(?:-\d{2,4})?$`, "u");

/** Currency codes and other words before a number, which do not make a code with it. */
const BEFORE_NUMBERS = words(
  "Rs USD EUR GBP JPY CAD AUD CHF INR CNY NZD SEK NOK DKK HKD SGD MXN BRL ZAR US us no No p pp nos Nos UTC GMT mid Mid pre Pre post Post by early Early late Late sub non under Under over top Top anti since",
);

/** Makes and other words whose numbers are read in pairs of digits. */
const MODELS = words(
  "RFC RTX GTX GT RX ISO Boeing Airbus Porsche Peugeot Ferrari BMW Ryzen Xeon Pentium HTTP error Error status Intel Radeon GeForce Cessna Concorde Nikon Canon Commodore Atari Nokia interstate Interstate Highway Route Hwy",
);

/** Postal abbreviations of states, whose roads have numbers: "CT 145". Those that are also words are left out. */
const ROUTES = words(
  "AK AR AZ CA CT FL GA IA KS KY MD MI MN MO MT NC ND NE NH NJ NM NV NY RI SC SD TN TX UT VA VT WA WI WV WY",
);

const SIGNED = table(
  "P!nk = pink; Ke$ha = kesha; A$AP = ay sap; M*A*S*H = mash; Ty Dolla $ign = ty dolla sign; will.i.am = will i am; 3OH!3 = three oh three; Pa$$word, pa$$word = password",
);

const OWN = table(`
  http/2 = h t t p two; http/3 = h t t p three; http/1.1 = h t t p one point one; http/1.0 = h t t p one point zero; 24/7, 24x7 = twenty four seven; 9/11 = nine eleven; 50/50 = fifty fifty; 50-50 = fifty fifty; 7/11 = seven eleven; 20/20 = twenty twenty; 4x4 = four by four; 4x4s = four by fours; 2x4s = two by fours; 2x4 = two by four; 401k = four oh one k; 401(k) = four oh one k; 403(b) = four oh three b; 401ks, 401(k)s = four oh one k's; 403(b)s = four oh three b's; 457(b) = four fifty seven b; 457(b)s = four fifty seven b's; 501(c)(3)s = five oh one c threes; risc-v = risk five; m.2 = m dot two; 501(c)(3) = five oh one c three
  4k = four k; 8k = eight k; 2d = two d; 3d = three d; 5g = five g; 4g = four g; 3g = three g; 2g = two g; 2fa = two f a; bo3 = best of three; bo5 = best of five; bo7 = best of seven; 1v1 = one v one; 2v2 = two v two; 5v5 = five v five; 3ds = three d s; 1d = one d; 4d = four d; 360p = three sixty p
  480p = four eighty p; 720p = seven twenty p; 1080p = ten eighty p; 1080i = ten eighty i; 1440p = fourteen forty p; 2160p = twenty one sixty p; 4gl = four g l; 7z = seven z; ww2 = world war two; ww1 = world war one
  gr8 = great; l8 = late; l8r = later; m8 = mate; m8s = mates; b4 = before; w8 = wait; h8 = hate; 2nite = tonight; 2day = today; 2moro, 2morrow = tomorrow; deadmau5 = dead mouse; n00b = noob; n00bs = noobs; 9gag = nine gag; as/400 = a s four hundred; os/2 = o s two; 4ever = forever
  i18n = i eighteen n; fat32 = fat thirty two; fido2 = fido two; socks5 = socks five; dinov2 = dino v two; dinov3 = dino v three; rav4 = rav four; l10n = l ten n; a11y = a eleven y; k8s = k eight s; h1n1 = h one n one; y2k = y two k; c-3po = c three p o; blink-182 = blink one eighty two; se7en = seven; r2-d2 = r two d two; r2d2 = r two d two; ctrl+c = control c; ctrl+v = control v; cd-rom = c d rom; h2o = h two o; co2, co₂ = c o two; h₂o = h two o; o₂ = o two; n₂o = n two o; ch₄ = c h four; h₂so₄ = h two s o four; b2b = b two b; b2c = b two c; p2p = p two p; w3c = w three c; g8 = g eight; m&m = m and m; n/b = northbound; s/b = southbound; e/b = eastbound; w/b = westbound; m&ms, m&m's = m and m's; 3d-printed = three d printed; mp3s = m p threes; c4 = c four; 2pac = two pac; k-12 = k twelve; e-mail = email; 747s = seven forty sevens
`);
