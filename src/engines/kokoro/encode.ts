import { VoxError } from "../../core/errors.js";
import { phonemeId } from "../../phonemes/vocabulary.js";

/** Longest utterance: the model accepts 512 ids, including a pad at each end. @unit phonemes */
export const MAX_PHONEMES = 510;

const PAD = 0;

/**
 * Returns the ids of an utterance's phonemes, with a pad at each end; shape (phonemes + 2,). It never truncates an utterance
 * or drops a phoneme.
 *
 * @throws {VoxError} `VOX_UTTERANCE_TOO_LONG`, `VOX_PHONEME_UNKNOWN`.
 */
export function encodePhonemes(phonemes: string): Int32Array<ArrayBuffer> {
  if (phonemes.length > MAX_PHONEMES) {
    throw new VoxError(
      "VOX_UTTERANCE_TOO_LONG",
      `an utterance has ${phonemes.length} phonemes, but Kokoro accepts ${MAX_PHONEMES}; cut it at the end of a clause`,
      { phonemes: phonemes.length, maxPhonemes: MAX_PHONEMES },
    );
  }
  const ids = new Int32Array(phonemes.length + 2).fill(PAD);
  for (let index = 0; index < phonemes.length; index += 1) {
    const symbol = phonemes.charAt(index);
    const id = phonemeId(symbol);
    if (id === undefined) throw unknownPhoneme(symbol, index);
    ids[index + 1] = id;
  }
  return ids;
}

function unknownPhoneme(symbol: string, index: number): VoxError<"VOX_PHONEME_UNKNOWN"> {
  return new VoxError(
    "VOX_PHONEME_UNKNOWN",
    `phoneme ${index} is "${symbol}", which is not in Kokoro's vocabulary (misaki's symbols); replace or remove it`,
    { symbol, index },
  );
}
