import { type SourceRange, trimmed } from "../core/range.js";
import { findLanguage } from "../languages/registry.js";
import type { Directive } from "../markup/marked-text.js";
import { fromIpa } from "../phonemes/ipa.js";
import type { Override } from "../text/override.js";
import type { TextLanguage } from "../text/text-language.js";

/** What directives ask of words, made into what the tokenizer takes. */
export interface ResolvedOverrides {
  /** In order, not overlapping. */
  readonly overrides: readonly Override[];
  /** Stretches whose words are stressed otherwise. */
  readonly stresses: readonly { readonly range: SourceRange; readonly stress: number }[];
  /** What cannot be done, over ranges of the text; those words are read as if nothing were asked. */
  readonly refused: readonly { readonly range: SourceRange; readonly message: string }[];
}

/**
 * Settles what is said of a text's words. What the author asks for goes before what a lexicon says; of two that overlap, the
 * one that begins first is taken, and of those the longer.
 *
 * @param chapters Roman numerals that count the chapters
 * @param languages what is read where; asked of places in order
 */
export function resolveOverrides(
  text: string,
  asked: readonly Directive[],
  byLexicon: readonly Directive[],
  chapters: readonly Override[],
  languages: OverrideLanguages,
): ResolvedOverrides {
  const refused: { range: SourceRange; message: string }[] = [];
  const overrides: Override[] = [];
  for (const [by, directives] of [["markup", asked] as const, ["lexicon", byLexicon] as const]) {
    for (const directive of [...directives].sort((a, b) => a.range.start - b.range.start)) {
      const range = trimmed(text, directive.range);
      if (range.start === range.end) continue;
      const say = toSay(text, range, directive, languages);
      if (typeof say === "string") refused.push({ range, message: say });
      else if (say !== undefined) overrides.push({ range, by, say });
    }
  }
  return {
    overrides: settle([...overrides, ...chapters]),
    stresses: asked.flatMap(toStress).sort((a, b) => a.range.start - b.range.start),
    refused,
  };
}

function toStress(directive: Directive): ResolvedOverrides["stresses"] {
  return directive.kind === "stress" ? [{ range: directive.range, stress: directive.stress }] : [];
}

/** BCP 47 tags in lower case. */
export interface OverrideLanguages {
  /** The language that is read at a place. */
  at(place: number): TextLanguage;
  /** The language that is read where the author asks for one. */
  readFor(language: string): string;
}

/** What is to be said, `undefined` where the directive says nothing of words, or why it cannot be said. */
function toSay(
  text: string,
  range: SourceRange,
  directive: Directive,
  languages: OverrideLanguages,
): Override["say"] | string | undefined {
  switch (directive.kind) {
    case "phonemes": {
      const { phonemes, unknown } = fromIpa(directive.phonemes);
      if (unknown.length > 0)
        return `no sound for ${unknown.map((symbol) => `"${symbol}"`).join(", ")} in /${directive.phonemes}/`;
      return phonemes.trim() === "" ? "there are no phonemes between the slashes" : { kind: "phonemes", phonemes };
    }
    case "sub":
      return { kind: "alias", alias: directive.alias };
    case "say-as": {
      const written = text.slice(range.start, range.end);
      const { sayAs, tag } = languages.at(range.start);
      if (sayAs === undefined) return `in "${tag}" nothing can be said as ${directive.as}`;
      const words = sayAs(directive.as, written, directive.format, tag);
      if (words === undefined) return `"${written}" cannot be said as ${directive.as}`;
      return { kind: directive.as === "characters" ? "characters" : "words", words };
    }
    case "stress": {
      const { stress, tag } = languages.at(range.start);
      return stress ? undefined : `in "${tag}" a stress has no effect`;
    }
    case "language": {
      const { language } = directive;
      return isReadAs(language.toLowerCase(), languages.readFor(language.toLowerCase()))
        ? undefined
        : `"${language}" is not read here; its words are read in the language of their voice or of the text`;
    }
    default:
      return undefined;
  }
}

/** Whether what is read is what was asked for: "en" is any English, "fr-fr" is "fr". */
function isReadAs(asked: string, read: string): boolean {
  return read === (findLanguage(asked) ?? asked) || read.startsWith(`${asked}-`);
}

/** Those that overlap an earlier or more wanted one are dropped. */
function settle(overrides: readonly Override[]): readonly Override[] {
  const wanted = [...overrides].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const author = withoutOverlap(wanted.filter(({ by }) => by === "markup"));
  const lexicon = withoutOverlap(wanted.filter(({ by }) => by === "lexicon"));
  const chapters = wanted.filter(({ by }) => by === "roman");
  return addedTo(addedTo(author, lexicon), chapters);
}

/** Both, but for what of `more` overlaps `first`. */
function addedTo(first: readonly Override[], more: readonly Override[]): readonly Override[] {
  let next = 0;
  const free = more.filter(({ range }) => {
    while ((first[next]?.range.end ?? Number.POSITIVE_INFINITY) <= range.start) next += 1;
    return (first[next]?.range.start ?? Number.POSITIVE_INFINITY) >= range.end;
  });
  return [...first, ...free].sort((a, b) => a.range.start - b.range.start);
}

function withoutOverlap(overrides: readonly Override[]): readonly Override[] {
  let end = 0;
  return overrides.filter(({ range }) => {
    if (range.start < end) return false;
    end = range.end;
    return true;
  });
}
