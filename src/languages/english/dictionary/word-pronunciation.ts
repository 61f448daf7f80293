/** The pronunciation of a word. */
export interface WordPronunciation {
  readonly phonemes: string;
  /** `cmudict` for words that only the CMU dictionary has, `rule` for spelled letters, stems with endings, and words whose sound depends on their neighbours. */
  readonly from: "lexicon" | "cmudict" | "rule";
  /** The letters, if the word is spelled: "F B I". */
  readonly spelled?: string;
}
