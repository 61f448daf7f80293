import type { AudioFormatId } from "#dist/formats/audio-format.js";
import { openAudioSink } from "#dist/formats/audio-sink.js";
import { encodeSound } from "#dist/formats/encode-sound.js";
import { RATE } from "./speech.js";

/** An encoder of one format that takes part. */
export interface Contestant {
  readonly format: AudioFormatId;
  /** Name for the report. */
  readonly name: string;
  /** Encodes utterances as one sound, from its start to its end. */
  encode(utterances: readonly Float32Array<ArrayBuffer>[]): Promise<Uint8Array>;
  /**
   * Begins a sound with an utterance, and returns the time to its first bytes: infinite if they come only with its end.
   *
   * @unit milliseconds
   */
  begin(utterance: Float32Array<ArrayBuffer>): Promise<number>;
}

/** VoxWeave's own encoder of a format, in a thread that starts and ends with the sound. */
export function createOwnContestant(format: AudioFormatId): Contestant {
  return {
    format,
    name: "VoxWeave",
    encode: (utterances) => encodeSound(format, utterances, { sampleRate: RATE }),
    async begin(utterance) {
      const started = performance.now();
      await using sink = await openAudioSink(format, { sampleRate: RATE });
      const { length } = await sink.write(utterance);
      return length > 0 ? performance.now() - started : Number.POSITIVE_INFINITY;
    },
  };
}
