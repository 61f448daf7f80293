/** A voice of eSpeak NG. */
export interface EspeakVoice {
  /** BCP 47 tag of the language that it reads, in lower case. */
  readonly language: string;
  /** eSpeak's name of the voice, such as `"fr-fr"`. */
  readonly voice: string;
  /** Letters that the voice can say. */
  readonly letters: RegExp;
}
