/** How a word is said. */
export interface WordPronunciation {
  readonly phonemes: string;
  /** The dictionaries, or rules: letters that are named, stems with endings, words that depend on their neighbours. */
  readonly from: "lexicon" | "rule";
  /** Set where letters are named: "F B I". */
  readonly spelled?: string;
}
