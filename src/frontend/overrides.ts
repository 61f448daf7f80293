import { type SourceRange, trimmed } from "../core/range.js";
import { findLanguage } from "../languages/registry.js";
import type { Directive } from "../markup/marked-text.js";
import { fromIpa } from "../phonemes/ipa.js";
import type { Override } from "../text/override.js";
import type { TextLanguage } from "../text/text-language.js";

/** Pronunciation overrides from markup and lexicons, resolved for the tokenizer. */
export interface ResolvedOverrides {
  /** Overrides in order, without overlaps. */
  readonly overrides: readonly Override[];
  /** Ranges whose words get another stress. */
  readonly stresses: readonly { readonly range: SourceRange; readonly stress: number }[];
  /** Directives without effect: their ranges of the text, whose words are read as usual, and the reasons. */
  readonly refused: readonly { readonly range: SourceRange; readonly message: string }[];
}

/**
 * Resolves the directives for the words of a text. Markup overrides lexicons, and both override chapter numbers. Of two
 * overlapping directives of one source, the one that begins first wins; if both begin together, the longer.
 *
 * @param directives directives of the markup
 * @param byLexicon directives of the lexicons
 * @param chapters overrides of Roman numerals that number the chapters
 * @param languages the language at each place; called with places in ascending order
 */
export function resolveOverrides(
  text: string,
  directives: readonly Directive[],
  byLexicon: readonly Directive[],
  chapters: readonly Override[],
  languages: OverrideLanguages,
): ResolvedOverrides {
  const refused: { range: SourceRange; message: string }[] = [];
  const overrides: Override[] = [];
  for (const [by, unsorted] of [["markup", directives] as const, ["lexicon", byLexicon] as const]) {
    for (const directive of [...unsorted].sort((a, b) => a.range.start - b.range.start)) {
      const range = trimmed(text, directive.range);
      if (range.start === range.end) continue;
      const say = toSay(text, range, directive, languages);
      if (typeof say === "string") refused.push({ range, message: say });
      else if (say !== undefined) overrides.push({ range, by, say });
    }
  }
  return {
    overrides: dropOverlaps([...overrides, ...chapters]),
    stresses: directives.flatMap(toStress).sort((a, b) => a.range.start - b.range.start),
    refused,
  };
}

function toStress(directive: Directive): ResolvedOverrides["stresses"] {
  return directive.kind === "stress" ? [{ range: directive.range, stress: directive.stress }] : [];
}

/** The languages of a text. All tags are BCP 47 tags in lower case. */
export interface OverrideLanguages {
  /** Returns the language at a place. */
  at(place: number): TextLanguage;
  /** Returns the language that is read for a language in the markup. */
  readFor(language: string): string;
}

/** Returns the override of a directive, the reason if it has no effect, or `undefined` if it does not change words. */
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
        return `/${directive.phonemes}/ has no effect; no sound for ${unknown.map((symbol) => `"${symbol}"`).join(", ")}`;
      return phonemes.trim() === "" ? "the slashes contain no phonemes" : { kind: "phonemes", phonemes };
    }
    case "sub":
      return { kind: "alias", alias: directive.alias };
    case "say-as": {
      const written = text.slice(range.start, range.end);
      const { sayAs, tag } = languages.at(range.start);
      if (sayAs === undefined) return `say-as ${directive.as} has no effect in the language "${tag}"`;
      const words = sayAs(directive.as, written, directive.format, tag);
      if (words === undefined) return `"${written}" cannot be read as ${directive.as}`;
      return { kind: directive.as === "characters" ? "characters" : "words", words };
    }
    case "stress": {
      const { stress, tag } = languages.at(range.start);
      return stress ? undefined : `a stress has no effect in the language "${tag}"`;
    }
    case "language": {
      const { language } = directive;
      return isReadAs(language.toLowerCase(), languages.readFor(language.toLowerCase()))
        ? undefined
        : `the language "${language}" is not supported; its words are read in the language of their voice or of the text`;
    }
    default:
      return undefined;
  }
}

/** Tests whether the language that is read is the language in the markup: "en" is any English, "fr-fr" is "fr". */
function isReadAs(requested: string, read: string): boolean {
  return read === (findLanguage(requested) ?? requested) || read.startsWith(`${requested}-`);
}

/** Drops overlaps: markup overrides lexicons, both override chapters; then the earlier start wins, then the longer. */
function dropOverlaps(overrides: readonly Override[]): readonly Override[] {
  const sorted = [...overrides].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const author = withoutOverlap(sorted.filter(({ by }) => by === "markup"));
  const lexicon = withoutOverlap(sorted.filter(({ by }) => by === "lexicon"));
  const chapters = sorted.filter(({ by }) => by === "roman");
  return addedTo(addedTo(author, lexicon), chapters);
}

/** Merges two lists, without the overrides of `more` that overlap `first`. */
function addedTo(first: readonly Override[], more: readonly Override[]): readonly Override[] {
  let next = 0;
  const free = more.filter(({ range }) => {
    while ((first[next]?.range.end ?? Number.POSITIVE_INFINITY) <= range.start) next += 1;
    return (first[next]?.range.start ?? Number.POSITIVE_INFINITY) >= range.end;
  });
  return [...first, ...free].sort((a, b) => a.range.start - b.range.start);
}

/** Drops each override that overlaps one before it. */
function withoutOverlap(overrides: readonly Override[]): readonly Override[] {
  let end = 0;
  return overrides.filter(({ range }) => {
    if (range.start < end) return false;
    end = range.end;
    return true;
  });
}
