import type { LanguagePack } from "./language-pack.js";

/** A language: the tags that it is read by, what else stands for them, and what loads it. */
interface LanguageEntry {
  /** BCP 47 tags in lower case, one for each dialect. */
  readonly tags: readonly string[];
  /** Other tags for the same: those that name the country the voices are from, or none. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Names that are not tags, for hints. */
  readonly names: Readonly<Record<string, string>>;
  readonly load: () => Promise<LanguagePack>;
}

/** The one list of languages; a new language is a folder beside this file and a line here. Each is loaded when it is asked for. */
const REGISTRY = {
  english: {
    tags: ["en-us", "en-gb"] as const,
    aliases: { en: "en-us" },
    names: { english: "en-us", american: "en-us", british: "en-gb" },
    load: async (): Promise<LanguagePack> => (await import("./english/english.js")).ENGLISH,
  },
  spanish: {
    tags: ["es"] as const,
    aliases: { "es-es": "es" },
    names: { spanish: "es" },
    load: async (): Promise<LanguagePack> => (await import("./spanish/spanish.js")).SPANISH,
  },
  french: {
    tags: ["fr"] as const,
    aliases: { "fr-fr": "fr" },
    names: { french: "fr" },
    load: async (): Promise<LanguagePack> => (await import("./french/french.js")).FRENCH,
  },
  hindi: {
    tags: ["hi"] as const,
    aliases: { "hi-in": "hi" },
    names: { hindi: "hi" },
    load: async (): Promise<LanguagePack> => (await import("./hindi/hindi.js")).HINDI,
  },
  italian: {
    tags: ["it"] as const,
    aliases: { "it-it": "it" },
    names: { italian: "it" },
    load: async (): Promise<LanguagePack> => (await import("./italian/italian.js")).ITALIAN,
  },
  portuguese: {
    tags: ["pt-br"] as const,
    aliases: { pt: "pt-br" },
    names: { portuguese: "pt-br", brazilian: "pt-br" },
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
 * The language that a BCP 47 tag names, in any case; `undefined` where no front end reads it. The form of environment
 * variables (`"en_US"`, `"en_US.UTF-8"`) is understood too.
 *
 * A country whose accent no voice has (`"es-mx"`, `"pt-pt"`) is not taken for another.
 */
export function findLanguage(tag: string): Language | undefined {
  const lower = normalizeTag(tag);
  const named = ALIASES.get(lower) ?? lower;
  return LANGUAGES.find((language) => language === named);
}

/** The tag that VoxWeave knows a language by: one of {@link LANGUAGES} where it can, else the tag itself in lower case. */
export function canonicalTag(tag: string): string {
  return findLanguage(tag) ?? normalizeTag(tag);
}

/** What somebody may have meant by a tag that no front end reads, as the end of a message: `"; did you mean en-us?"`, or blank. */
export function languageHint(tag: string): string {
  const lower = normalizeTag(tag);
  const main = mainPart(lower);
  const named = NAMES.get(lower) ?? NAMES.get(main);
  const near = named === undefined ? LANGUAGES.filter((language) => mainPart(language) === main) : [named];
  return near.length > 0 ? `; did you mean ${near.join(" or ")}?` : "";
}

/** Loads what VoxWeave knows of a language; `undefined` where it knows nothing of it. A country that is unknown does not matter. */
export async function loadLanguage(tag: string): Promise<LanguagePack | undefined> {
  const main = mainPart(normalizeTag(tag));
  return ENTRIES.find(({ tags }) => tags.some((known) => mainPart(known) === main))?.load();
}

function normalizeTag(tag: string): string {
  return tag.toLowerCase().replace(/\..*$/u, "").replaceAll("_", "-");
}

function mainPart(tag: string): string {
  return tag.split("-")[0] ?? tag;
}
