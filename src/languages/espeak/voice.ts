/** A voice of eSpeak NG. */
export interface EspeakVoice {
  /** eSpeak's own name, such as `"fr-fr"`. */
  readonly voice: string;
  /** Letters that the voice says. */
  readonly letters: RegExp;
}
