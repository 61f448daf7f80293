/** Request to the eSpeak thread. The answer has one line of IPA for each line. */
export interface EspeakQuestion {
  readonly lines: readonly string[];
  /** eSpeak's name of the voice, such as `"fr-fr"`. */
  readonly voice: string;
}
