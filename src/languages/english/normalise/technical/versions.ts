import { before, type Rule, type VerbalisedPart, wordBefore } from "../../../../text/rule.js";
import { cardinal, spellDigits } from "../../number-words/words.js";
import { minuteWords } from "../numbers/clock.js";
import { words } from "../words/word-context.js";
import { pieces } from "./spell.js";

/** Rules for versions: "v2.10.3", "Python 3.11", "1.0.0-beta.2", "2.x". */
export const VERSION_RULES: readonly Rule[] = [
  {
    class: "version",
    name: "in a row",
    // Windows 8/10/11
    pattern: /\d{1,2}(?:\/\d{1,2}){1,3}(?![\p{L}\d/]|[.,]\d)/uy,
    read: ([written], context) =>
      PRODUCTS.test(before(context))
        ? [...written.matchAll(/\d+/gu)].map(({ 0: number, index }) => ({
            text: cardinal(number, context.locale),
            from: index,
            to: index + number.length,
          }))
        : undefined,
  },
  {
    class: "time",
    name: "of a race",
    // a record time of 1.47.49, which has the form of a version
    pattern: /(\d{1,2})\.([0-5]\d)\.(\d{1,2})(?![\p{L}\d]|[.,]\d)/uy,
    read: ([, minute = "", second = "", part = ""], context) =>
      RACE_BEFORE.test(before(context))
        ? `${cardinal(minute, context.locale)} ${minuteWords(Number(second), context.locale)} point ${spellDigits(part)}`
        : undefined,
  },
  {
    class: "version",
    name: "version",
    pattern:
      /(?!\d{3}\.\d{3}\.\d{4}(?!\d)|[1-9]\d{0,2}(?:\.000){2,5}(?![\d.]*\d)|\d{1,3}(?:\.\d{3}){1,5},\d)([vV]\.?\s?|ver\.\s?)?(\d{1,5}(?:\.\d{1,5}){0,5})(\.[xX])?(-?(?:alpha|beta|rc|dev|pre|preview|canary|next|nightly|snapshot|post|b|a)[.-]?\d{0,6}(?:\.\d{1,6})?)?(\+[\w.]{1,20})?(?![\p{L}\d]|\.\d)/iuy,
    read: ([written, sign = "", number = "", any = "", suffix = ""], context) => {
      const dots = number.split(".").length - 1;
      const previous = wordBefore(context) ?? "";
      const named =
        NAMES.has(previous) || /^(?:version|release|ver|v|build|firmware|upgrade|update)s?$/iu.test(previous);
      // "1.234.567 euros" has points for its commas.
      const counts = !named && /^[1-9]\d?(?:\.\d{3}){2}$/u.test(number);
      if (sign === "" && any === "" && suffix === "" && (counts || (!(named && dots > 0) && dots !== 2 && dots < 4)))
        return undefined;
      if (sign === "" && suffix !== "" && dots === 0 && !named) return undefined;
      // "V2" may be a rocket, an engine or a version, so it is read as it is written.
      if (sign === "V" && dots === 0 && any === "" && suffix === "") return undefined;
      if (sign === "" && /^-?[ab][.-]?$/iu.test(suffix)) return undefined;
      if (
        /^(?:\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|(?:19|20)\d\d\.\d\d\.\d\d)$/u.test(number) &&
        sign === "" &&
        !named &&
        suffix === "" &&
        looksLikeDate(number)
      )
        return undefined;
      const at = sign.length + number.length;
      const parts: VerbalisedPart[] = sign === "" ? [] : [{ text: "version", from: 0, to: sign.trimEnd().length }];
      parts.push(...points(number, sign.length, context.locale));
      if (any !== "")
        parts.push({ text: "point", from: at, to: at + 1 }, { text: "x", as: "letters", from: at + 1, to: at + 2 });
      parts.push(...suffixParts(suffix, at + any.length, context.locale));
      const last = parts.at(-1);
      if (last !== undefined) parts[parts.length - 1] = { ...last, to: written.length };
      return parts;
    },
  },
];

/** Words before the time of a race. */
const RACE_BEFORE =
  /\b(?:times? of|clock(?:ed|ing)(?: an?)?|(?:personal|season['’]s) best of|swam(?: an?)?|ran(?: an?)?|PB of) $/u;

/** Returns true for 13.05.2024, 05.13.2024, 24.12.99 and 2024.05.13. */
function looksLikeDate(number: string): boolean {
  const [first = "", second = "", third = ""] = number.split(".");
  if (first.length === 4) return isDay(third) && isMonth(second);
  if (third.length === 2 && second.length < 2) return false;
  return (isDay(first) && isMonth(second)) || (isMonth(first) && isDay(second));
}

function isDay(number: string): boolean {
  return Number(number) >= 1 && Number(number) <= 31;
}

function isMonth(number: string): boolean {
  return Number(number) >= 1 && Number(number) <= 12;
}

function points(number: string, start: number, locale: string): VerbalisedPart[] {
  let at = start;
  return number.split(".").flatMap((group, index) => {
    const point: VerbalisedPart[] = index === 0 ? [] : [{ text: "point", from: at, to: ++at }];
    const said: VerbalisedPart = {
      text: /^20\d\d$/u.test(group) ? `twenty ${cardinal(group.slice(2), locale)}` : cardinal(group, locale),
      from: at,
      to: at + group.length,
    };
    at += group.length;
    return [...point, said];
  });
}

function suffixParts(suffix: string, at: number, locale: string): VerbalisedPart[] {
  return pieces(suffix, at, locale, ".-").map((part) => (part.text === "rc" ? { ...part, as: "letters" } : part));
}

/** Products whose versions people list with slashes. */
const PRODUCTS =
  /\b(?:Windows|iPhones?|iPads?|iOS|macOS|Android|Galaxy|Pixel|PlayStation|PS|Python|Java|PHP|Node(?:\.js)?|Ruby|Angular|Vue|Laravel|Ubuntu|Debian|Fedora|versions?|levels?|grades?|chapters?|tiers?|classes) $/u;

/** Programs and systems whose name marks the next number as a version. */
const NAMES = words(`
  Python Node Node.js Java Ruby Rust Go Golang PHP Perl Swift Kotlin TypeScript Django Rails React Angular Vue Next.js Deno Bun npm Ubuntu Debian Fedora
  Android iOS iPadOS macOS OS Linux kernel Windows Chrome Firefox Safari PostgreSQL Postgres MySQL SQLite Redis Kubernetes Docker
  Git OpenSSL TensorFlow PyTorch NumPy pandas CUDA LLVM GCC Clang CMake Unity Unreal Blender Office Photoshop Minecraft Electron Scala Elixir Julia
  GPT Claude Gemini Llama HTTP USB Bluetooth HDMI TLS SSL ES HTML CSS .NET C# OpenGL Vulkan DirectX WordPress Drupal MongoDB nginx Apache
`);
