import { after, before, type Rule, type VerbalisedPart } from "../../../../text/rule.js";
import { cardinal, isBritish } from "../../number-words/words.js";
import { table } from "../words/word-context.js";

const HELD = "Control|Ctrl|Command|Cmd|Alt|Option|Opt|Shift|Windows|Win|Super|Meta|Fn";
const PRESSED =
  "Enter|Return|Delete|Del|Insert|Ins|Escape|Esc|Tab|Space|Spacebar|Backspace|PageUp|PageDown|PgUp|PgDn|PrtSc|Click";
const ARROWS = "Home|End|Up|Down|Left|Right";

/** Rules for keys of a keyboard or a telephone: "Ctrl+C", "Cmd+Shift+T", "Ctrl-Alt-Del", "the # key". */
export const KEY_RULES: readonly Rule[] = [
  {
    class: "keys",
    name: "pressed together",
    pattern: new RegExp(
      String.raw`(?:${HELD})(?:\s?\+\s?(?:${HELD})){0,3}(?:\s?\+\s?(?:${PRESSED}|${ARROWS}|F\d{1,2}|[A-Z\d]))(?![\p{L}\p{N}])`,
      "iuy",
    ),
    read: ([written], { locale }) => keys(written, /\+/u, locale),
  },
  {
    class: "keys",
    name: "pressed together, with hyphens",
    // "alt-right" and "shift-left" are words, so the arrow keys are missing here.
    pattern: new RegExp(
      String.raw`(?:${HELD})(?:-(?:${HELD})){0,3}-(?:${PRESSED}|F\d{1,2}|[A-Z])(?![\p{L}\p{N}]|-\p{L})`,
      "iuy",
    ),
    read: ([written], { locale }) =>
      /^(?:ctrl|cmd|alt|control|command|option|opt|shift)-/iu.test(written) ? keys(written, /-/u, locale) : undefined,
  },
  {
    class: "keys",
    name: "held",
    // Ctrl-clicking
    begins: /c/iu,
    pattern: /ctrl(?=-\p{Ll}{2})/iuy,
    read: () => "control",
  },
  {
    class: "keys",
    name: "escape",
    begins: /e/iu,
    pattern: /esc(?![\p{L}\p{N}])/iuy,
    read: (_, context) =>
      /\b(?:press|presse[ds]|pressing|hit|hits|hitting|tap|taps|tapping)\s(?:the\s)?$/iu.test(before(context)) ||
      /^["'”’]?\s(?:key|button)\b/u.test(after(context))
        ? "escape"
        : undefined,
  },
  {
    class: "keys",
    name: "of a telephone",
    pattern: /[#*](?=["'”’]?\s(?:key|button|sign|symbol|character)s?\b)/uy,
    read: ([sign], context) => {
      if (!/(?:^|[\s"'“‘(])$/u.test(before(context))) return undefined;
      const key = /^["'”’]?\s(?:key|button)/u.test(after(context));
      if (sign === "*") return key ? "star" : "asterisk";
      return key && !isBritish(context.locale) ? "pound" : "hash";
    },
  },
  {
    class: "keys",
    name: "number of",
    pattern: /#(?=\sof\s)/uy,
    read: (_, context) => (/\p{L}\s$/u.test(before(context)) ? "number" : undefined),
  },
];

function keys(written: string, joint: RegExp, locale: string): VerbalisedPart[] {
  let at = 0;
  return written.split(joint).map((part) => {
    const key = part.trim();
    const from = at + part.indexOf(key);
    at += part.length + 1;
    return { ...keyName(key, locale), from, to: from + key.length };
  });
}

function keyName(key: string, locale: string): VerbalisedPart {
  if (/^[A-Z]$/iu.test(key)) return { text: key.toUpperCase(), as: "letters" };
  const number = /^(f?)(\d{1,2})$/iu.exec(key);
  if (number !== null) return { text: `${number[1] === "" ? "" : "f "}${cardinal(number[2] ?? "", locale)}` };
  const name = key.toLowerCase();
  return { text: NAMES.get(name) ?? name };
}

const NAMES = table(`
  ctrl = control; cmd = command; opt = option; win = windows; fn = function; del = delete; ins = insert; esc = escape; spacebar = space
  pageup, pgup = page up; pagedown, pgdn = page down; prtsc = print screen
`);
