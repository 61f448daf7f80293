import type { VoiceMix } from "../../core/voice.js";

/** Values in one row of a voice: 128 for the decoder, 128 for the prosody. */
export const STYLE_DIM = 256;
/** Rows of a voice: one for each length of an utterance, from 1 to 510 phonemes. */
const STYLE_ROWS = 510;

/** Size of a voice file. @unit bytes */
export const VOICE_BYTES: number = STYLE_ROWS * STYLE_DIM * Float32Array.BYTES_PER_ELEMENT;

/** The style vectors of a voice; shape (510, 256). */
export type VoiceTable = Float32Array<ArrayBuffer>;

/** Returns the content of a voice file as a table: float32, little-endian, row by row. @param name its name in an error */
export function toVoiceTable(name: string, bytes: Uint8Array): VoiceTable {
  if (bytes.length !== VOICE_BYTES)
    throw new RangeError(`${name} has ${bytes.length} bytes, a voice has ${VOICE_BYTES}`);
  return new Float32Array(new Uint8Array(bytes).buffer); // A copy begins at an address that floats may have.
}

/**
 * Returns the style of an utterance: the sum of the rows for its length of all voices of the mix, by weight.
 *
 * The row for n phonemes is n - 1, as in hexgrad's `pack[len(ps) - 1]`. Any other row changes the sound.
 *
 * @returns shape (256,)
 */
export function mixStyle(mix: VoiceMix, tables: readonly VoiceTable[], phonemes: number): Float32Array<ArrayBuffer> {
  const style = new Float32Array(STYLE_DIM);
  mix.forEach(({ weight }, index) => {
    const row = tables[index]?.subarray((phonemes - 1) * STYLE_DIM, phonemes * STYLE_DIM);
    row?.forEach((value, column) => {
      style[column] = (style[column] ?? 0) + weight * value;
    });
  });
  return style;
}
