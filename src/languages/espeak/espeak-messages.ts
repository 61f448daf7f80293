/** What the client asks its worker thread; the answer is one line of IPA per line. */
export interface EspeakQuestion {
  readonly lines: readonly string[];
  /** eSpeak's own name of the voice, such as `"fr-fr"`. */
  readonly voice: string;
}
