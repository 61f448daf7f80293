import { type CaptionBreaks, PLAIN_CAPTION_BREAKS } from "../core/caption-breaks.js";
import type { VoxError } from "../core/errors.js";
import { OptionRangeError } from "../core/option-errors.js";
import { ENGLISH_CAPTION_BREAKS } from "./english/caption-breaks.js";
import { missingEspeak } from "./espeak/espeak-package.js";
import { FRENCH_CAPTION_BREAKS } from "./french/caption-breaks.js";
import { ITALIAN_CAPTION_BREAKS } from "./italian/caption-breaks.js";
import type { LanguagePack } from "./language-pack.js";
import { PORTUGUESE_CAPTION_BREAKS } from "./portuguese/caption-breaks.js";
import { SPANISH_CAPTION_BREAKS } from "./spanish/caption-breaks.js";

/** A language: its tags, other names for them, and a function that loads it. */
interface LanguageEntry {
  /** BCP 47 tags in lower case, one for each dialect. */
  readonly tags: readonly string[];
  /** Other accepted tags: with the country that the voices are from, or without a country. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Names of the language and its dialects, for hints. They are not accepted as tags. */
  readonly names: Readonly<Record<string, string>>;
  /** For captions, which need no other data of the language. @default {@link PLAIN_CAPTION_BREAKS} */
  readonly captionBreaks?: () => CaptionBreaks;
  /** Whether eSpeak NG reads the language, from an optional package. @default false */
  readonly readByEspeak?: boolean;
  readonly load: () => Promise<LanguagePack>;
}

/** The only list of languages; each is loaded at first use. A new language needs a folder here and an entry in the list. */
const REGISTRY = {
  english: {
    tags: ["en-us", "en-gb"] as const,
    aliases: { en: "en-us" },
    names: { english: "en-us", american: "en-us", british: "en-gb" },
    captionBreaks: (): CaptionBreaks => ENGLISH_CAPTION_BREAKS,
    load: async (): Promise<LanguagePack> => (await import("./english/english.js")).loadEnglish(),
  },
  spanish: {
    tags: ["es"] as const,
    aliases: { "es-es": "es" },
    names: { spanish: "es" },
    captionBreaks: (): CaptionBreaks => SPANISH_CAPTION_BREAKS,
    readByEspeak: true,
    load: async (): Promise<LanguagePack> => (await import("./spanish/spanish.js")).SPANISH,
  },
  french: {
    tags: ["fr"] as const,
    aliases: { "fr-fr": "fr" },
    names: { french: "fr" },
    captionBreaks: (): CaptionBreaks => FRENCH_CAPTION_BREAKS,
    readByEspeak: true,
    load: async (): Promise<LanguagePack> => (await import("./french/french.js")).FRENCH,
  },
  hindi: {
    tags: ["hi"] as const,
    aliases: { "hi-in": "hi" },
    names: { hindi: "hi" },
    readByEspeak: true,
    load: async (): Promise<LanguagePack> => (await import("./hindi/hindi.js")).HINDI,
  },
  italian: {
    tags: ["it"] as const,
    aliases: { "it-it": "it" },
    names: { italian: "it" },
    captionBreaks: (): CaptionBreaks => ITALIAN_CAPTION_BREAKS,
    readByEspeak: true,
    load: async (): Promise<LanguagePack> => (await import("./italian/italian.js")).ITALIAN,
  },
  portuguese: {
    tags: ["pt-br"] as const,
    aliases: { pt: "pt-br" },
    names: { portuguese: "pt-br", brazilian: "pt-br" },
    captionBreaks: (): CaptionBreaks => PORTUGUESE_CAPTION_BREAKS,
    readByEspeak: true,
    load: async (): Promise<LanguagePack> => (await import("./portuguese/portuguese.js")).PORTUGUESE,
  },
};

/** A tag of a language that a front end can turn into phonemes, such as `"en-us"`. */
export type Language = (typeof REGISTRY)[keyof typeof REGISTRY]["tags"][number];

const ENTRIES: readonly LanguageEntry[] = Object.values(REGISTRY);

/** Tags of all languages that a front end can turn into phonemes, in lower case. */
export const LANGUAGES: readonly Language[] = Object.values(REGISTRY).flatMap(({ tags }): readonly Language[] => tags);

const ALIASES: ReadonlyMap<string, string> = new Map(ENTRIES.flatMap(({ aliases }) => Object.entries(aliases)));
const NAMES: ReadonlyMap<string, string> = new Map(ENTRIES.flatMap(({ names }) => Object.entries(names)));

/**
 * Finds the language of a BCP 47 tag, in upper or lower case; returns `undefined` if no front end reads the language. The
 * form of environment variables (`"en_US"`, `"en_US.UTF-8"`) is accepted too.
 *
 * A tag with a country whose accent no voice has (`"es-mx"`, `"pt-pt"`) finds no language.
 */
export function findLanguage(tag: string): Language | undefined {
  const lower = normalizeTag(tag);
  const named = ALIASES.get(lower) ?? lower;
  return LANGUAGES.find((language) => language === named);
}

/** Returns VoxWeave's own tag of a language: one of {@link LANGUAGES} if it is supported, else the tag in lower case. */
export function canonicalTag(tag: string): string {
  return findLanguage(tag) ?? normalizeTag(tag);
}

/** Returns the end of a message about an unknown tag, such as `"; did you mean en-us?"`; empty if no tag is similar. */
export function languageHint(tag: string): string {
  const lower = normalizeTag(tag);
  const main = mainPart(lower);
  const named = NAMES.get(lower) ?? NAMES.get(main);
  const near = named === undefined ? LANGUAGES.filter((language) => mainPart(language) === main) : [named];
  return near.length > 0 ? `; did you mean ${near.join(" or ")}?` : "";
}

/** Returns the error for a tag of a language that `tags` does not have. */
export function unknownLanguage(tag: string, tags: readonly string[] = LANGUAGES): OptionRangeError {
  return new OptionRangeError(
    "language",
    `must be one of ${tags.join(", ")}, got ${JSON.stringify(tag)}${languageHint(tag)}`,
  );
}

/** Loads the data of a language; returns `undefined` if VoxWeave has none. The country in the tag does not matter. */
export async function loadLanguage(tag: string): Promise<LanguagePack | undefined> {
  return findEntry(tag)?.load();
}

/** Returns the words that decide where lines of captions end in a language. The country in the tag does not matter. */
export function captionBreaksOf(tag: string): CaptionBreaks {
  return findEntry(tag)?.captionBreaks?.() ?? PLAIN_CAPTION_BREAKS;
}

/** Returns the error of every text in a language, if an optional package that reads it is not installed. Loads no language. */
export function missingPackageOf(
  tag: string,
): VoxError<"VOX_DEPENDENCY_MISSING"> | VoxError<"VOX_LANGUAGE_UNSUPPORTED"> | undefined {
  const { readByEspeak = false, tags = [] } = findEntry(tag) ?? {};
  return readByEspeak ? missingEspeak(tags[0] ?? tag) : undefined;
}

function findEntry(tag: string): LanguageEntry | undefined {
  const main = mainPart(normalizeTag(tag));
  return ENTRIES.find(({ tags }) => tags.some((known) => mainPart(known) === main));
}

function normalizeTag(tag: string): string {
  return tag.toLowerCase().replace(/\..*$/u, "").replaceAll("_", "-");
}

function mainPart(tag: string): string {
  return tag.split("-")[0] ?? tag;
}
