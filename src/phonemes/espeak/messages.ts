/** What passes between the eSpeak client and its worker thread. */
export interface EspeakRequest {
  readonly id: number;
  readonly lines: readonly string[];
  /** eSpeak's own name of the voice, such as `"fr-fr"`. */
  readonly voice: string;
}

export type EspeakReply =
  | { readonly id: number; readonly ipa: readonly string[] }
  | { readonly id: number; readonly error: string };
