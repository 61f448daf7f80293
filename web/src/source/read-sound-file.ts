import { fromBase64 } from "../../../src/core/base64.js";
import { concatBytes } from "../../../src/core/concat-bytes.js";
import { readMessages } from "./speech-messages.js";
import type { Making } from "./speech-source.js";

/** Reads the content of a sound file from the events of a speech, and reports how much of the text is in it. */
export async function readSoundFile(
  response: Response,
  text: string,
  type: string,
  { signal, onProgress }: Making,
): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let part = 0;
  const { length } = text.trimEnd();
  for await (const message of readMessages(response, { signal })) {
    if (message.type === "speech.audio.delta") {
      const piece = fromBase64(message.audio);
      pieces.push(piece);
      bytes += piece.length;
    } else if (message.type === "speech.audio.words") {
      part = Math.max(part, Math.min(1, (message.words.at(-1)?.source.end ?? 0) / length));
    } else if (message.patches !== undefined) {
      const whole = concatBytes(pieces);
      for (const { position, audio } of message.patches) whole.set(fromBase64(audio), position);
      return new Blob([whole], { type });
    }
    onProgress?.({ part, bytes });
  }
  return new Blob(pieces, { type });
}
