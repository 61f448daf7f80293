/** Words of a language that decide where a line of a caption may end. All words are in lower case, without marks. */
export interface CaptionBreaks {
  /** Words that a line may well begin with, and had better not end with: conjunctions and prepositions. */
  readonly leaders: ReadonlySet<string>;
  /** Words that belong to the word after them. */
  readonly bound: ReadonlySet<string>;
  /** Words that open a noun phrase, if the word after them is mostly an adjective or the noun itself. */
  readonly determiners: ReadonlySet<string>;
}

/** Makes {@link CaptionBreaks} from lists of words with spaces between them. */
export function captionBreaks({
  leaders = "",
  bound = "",
  determiners = "",
}: Partial<Record<keyof CaptionBreaks, string>>): CaptionBreaks {
  const words = (list: string): ReadonlySet<string> => new Set(list === "" ? [] : list.split(" "));
  return { leaders: words(leaders), bound: words(bound), determiners: words(determiners) };
}

/** For a language without words of its own: lines end at marks and pauses, or anywhere. */
export const PLAIN_CAPTION_BREAKS: CaptionBreaks = captionBreaks({});
