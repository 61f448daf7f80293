import { before, type Rule } from "../../../../text/rule.js";
import { cardinal } from "../../number-words/words.js";
import { opens } from "./word-context.js";

/** One emoji, including flags and keycaps, with its variation selectors, its skin tone and the emoji joined to it. */
const EMOJI = String.raw`(?:\p{Regional_Indicator}{2}|[\d#*]\uFE0F?\u20E3|\p{Extended_Pictographic}[\uFE0E\uFE0F]?\p{Emoji_Modifier}?[\u{E0020}-\u{E007F}]{0,8}(?:\u200D\p{Extended_Pictographic}[\uFE0E\uFE0F]?\p{Emoji_Modifier}?){0,6})`;

/** Names of emoji, by the emoji without variation selectors and skin tone. */
export type EmojiNames = ReadonlyMap<string, string>;

/** Parses a table of emoji: one emoji, a tab and its name in each line. */
export function parseEmojiNames(table: string): EmojiNames {
  return new Map(
    table
      .trim()
      .split("\n")
      .map((line): [string, string] => [line.slice(0, line.indexOf("\t")), line.slice(line.indexOf("\t") + 1)]),
  );
}

/** Returns the rules that read emoji and emoticons by their names. An emoji that repeats is read once. */
export function emojiRules(names: EmojiNames): readonly Rule[] {
  return [emojiRule(names), LOOSE_PART, FACE, DRAWN_FACE];
}

const emojiRule = (names: EmojiNames): Rule => ({
  class: "emoji",
  name: "emoji",
  begins: /[^\p{L}\s.,!?'"()-]/u,
  pattern: new RegExp(String.raw`(${EMOJI})(?:[ \u200D]?\1){0,50}[\uFE0E\uFE0F]?`, "uy"),
  // "™" and "→" are emoji only with a variation selector.
  read: ([written, emoji = ""], { locale }) =>
    /^[©®™\u2190-\u21ff]$/u.test(written) ? undefined : nameOf(emoji, locale, names),
});

const LOOSE_PART: Rule = {
  class: "emoji",
  name: "loose part",
  begins: /[^\w\s]/u,
  pattern: /\p{Emoji_Modifier}|\p{Regional_Indicator}|\uFE0E|\uFE0F|\u200D|\u20E3/uy,
  read: () => "",
};

const FACE: Rule = {
  class: "emoticon",
  name: "face",
  begins: /[:;=8xX<¯^TtoO>nuQ\\-]/u,
  pattern:
    /(?:[:;=8xX]['’]?-?[)(DPpOo/|\\*3\]]{1,4}|<\/?3|¯\\_\(ツ\)_\/¯|\^_{0,3}\^|[TtoO>]_{1,3}[TtoO<]|-_+-|[:;]['’]\(|>:\(|<3{2,5}|;_{1,3};|([nuQ])_\1|([TQ])\.\2|\\o\/|o\/(?=\s|$)|:S)(?![\p{L}\p{N}])/uy,
  read: ([face], context) => {
    if (!opens(context) && !/[\s(.!?]$/u.test(before(context))) return undefined;
    // "(6, 7, or 8)" and "8) Stir" end with a parenthesis.
    if (/^[8xX][)\]]/u.test(face) && (!/\p{L}[.!?]? $/u.test(before(context)) || /\([^()]*$/u.test(before(context))))
      return undefined;
    return FACES.get(
      face
        .replace(/(.)\1+$/u, "$1")
        .replace("-", "")
        .replace("=", ":"),
    );
  },
};

/** One eye of a face of signs. */
const EYE = "[°´`｀･•◕｡╥☉◉≧≦￣＾˘ಠʘಥ⊙]";
const ELSE = String.raw`[^()（）A-Za-z\d\n]`;

/** A face of signs, such as (´･ω･`), which has no name: its Greek letters and degrees are no words. */
const DRAWN_FACE: Rule = {
  class: "emoticon",
  name: "drawn face",
  begins: /[(（ʕಠʘಥ◉⊙☉]/u,
  pattern: new RegExp(
    String.raw`(?:[(（ʕ]${ELSE}{0,4}?${EYE}${ELSE}{1,5}?${EYE}${ELSE}{0,4}?[)）ʔ]|([ಠʘಥ◉⊙☉])[_‿.~]{1,3}\1)(?:.{0,3}┻━{1,3}┻)?`,
    "uy",
  ),
  read: ([face]) => (face.endsWith("┻") ? "table flip" : ""),
};

function nameOf(emoji: string, locale: string, names: EmojiNames): string | undefined {
  const bare = emoji.replaceAll(/[\uFE0E\uFE0F\p{Emoji_Modifier}]/gu, "").replace(/\p{Emoji_Modifier}/gu, "");
  const keycap = /^([\d#*])\u20E3$/u.exec(bare)?.[1];
  if (keycap !== undefined) return keycap === "#" ? "hash" : keycap === "*" ? "star" : cardinal(keycap, locale);
  const name = names.get(bare) ?? names.get(bare.replaceAll(/\u200D[♀♂]/gu, ""));
  if (name !== undefined) return name;
  const region = regionOf(bare);
  if (region !== undefined) return `flag ${region}`;
  // A new emoji that is composed of others is read as its parts.
  const parts = bare.split("\u200D").map((part) => names.get(part));
  return parts.every((part) => part !== undefined) ? parts.join(" ") : emoji.includes("\uFE0F") ? "emoji" : undefined;
}

/** Returns the region of a flag, which is two regional indicators or a black flag with tags. */
function regionOf(flag: string): string | undefined {
  const letters = [...flag]
    .map((letter) => String.fromCharCode(((letter.codePointAt(0) ?? 0) & 0xff) - 0xe6 + 65))
    .join("");
  if (/^\p{Regional_Indicator}{2}$/u.test(flag)) {
    const name = new Intl.DisplayNames("en", { type: "region", fallback: "none" }).of(letters);
    return (name ?? [...letters].join(" ")).toLowerCase().replaceAll(/[^\p{L}’' ]+/gu, " ");
  }
  const tags = [...flag]
    .slice(1)
    .map((tag) => String.fromCharCode((tag.codePointAt(0) ?? 0) & 0x7f))
    .join("")
    .replaceAll("\u007f", "");
  return flag.startsWith("🏴")
    ? new Map([
        ["gbeng", "england"],
        ["gbsct", "scotland"],
        ["gbwls", "wales"],
      ]).get(tags)
    : undefined;
}

const FACES: ReadonlyMap<string, string> = new Map([
  [":)", "smiley face"],
  [":]", "smiley face"],
  [";)", "winking face"],
  [";D", "winking face"],
  [";P", "winking face"],
  [":(", "sad face"],
  [":D", "grinning face"],
  [":P", "playful face"],
  [":p", "playful face"],
  [":O", "surprised face"],
  [":o", "surprised face"],
  [":/", "confused face"],
  [":|", "blank face"],
  [":*", "kissing face"],
  [":3", "cat face"],
  ["8)", "cool face"],
  ["xD", "laughing face"],
  ["XD", "laughing face"],
  [":'(", "crying face"],
  [":’(", "crying face"],
  [":')", "happy tears"],
  ["<3", "heart"],
  ["</3", "broken heart"],
  ["^^", "happy face"],
  ["^_^", "happy face"],
  ["T_T", "crying face"],
  ["T.T", "crying face"],
  ["Q_Q", "crying face"],
  ["Q.Q", "crying face"],
  [";_;", "crying face"],
  ["n_n", "happy face"],
  ["u_u", "sad face"],
  [">:(", "angry face"],
  [":S", "confused face"],
  ["\\o/", "hooray"],
  ["o/", "waving"],
  ["o_O", "confused face"],
  ["O_o", "confused face"],
  ["O_O", "shocked face"],
  ["-_-", "unamused face"],
  [">_<", "pained face"],
  ["¯\\_(ツ)_/¯", "shrug"],
]);
