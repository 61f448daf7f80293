/** A voice of eSpeak NG. */
export interface EspeakVoice {
  /** eSpeak's name of the voice, such as `"fr-fr"`. */
  readonly voice: string;
  /** Letters that the voice can say. */
  readonly letters: RegExp;
}
