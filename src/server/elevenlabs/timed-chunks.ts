import type { SpeechEvent } from "../speech/open-speech.js";
import type { Aligner, Alignment } from "./alignment.js";

/** Sound with the times of its characters. */
export interface TimedChunk {
  readonly bytes: Uint8Array;
  /** `undefined` if no character is spoken in it. */
  readonly alignment: Alignment | undefined;
}

/** Joins the sound and the words of a speech, which come as separate events. */
export interface TimedChunks {
  /** Returns the chunks that are complete with an event. After the event "done", all are. */
  add(event: SpeechEvent): readonly TimedChunk[];
}

const NOTHING = new Uint8Array(0);

/** @param aligner has the text of each part before its event */
export function createTimedChunks(aligner: Aligner): TimedChunks {
  /** The words of a sound follow it at once. */
  let sound: Uint8Array | undefined;
  const take = (alignment: Alignment | undefined): readonly TimedChunk[] => {
    const chunk = { bytes: sound ?? NOTHING, alignment };
    const isEmpty = sound === undefined && alignment === undefined;
    sound = undefined;
    return isEmpty ? [] : [chunk];
  };
  return {
    add(event) {
      switch (event.type) {
        case "audio": {
          const before = take(undefined);
          sound = event.bytes;
          return before;
        }
        case "words":
          return take(aligner.align(event));
        case "done":
          return take(aligner.alignRest(event.totals.durationSeconds));
        default:
          return event satisfies never;
      }
    },
  };
}
