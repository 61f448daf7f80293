/** The pronunciation of a word. */
export interface WordPronunciation {
  readonly phonemes: string;
  /** `rule` for spelled letters, stems with endings, and words whose sound depends on their neighbours. */
  readonly from: "lexicon" | "rule";
  /** The letters, if the word is spelled: "F B I". */
  readonly spelled?: string;
}
