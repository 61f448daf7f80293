import type { OpenSpeech } from "../speech/open-speech.js";
import type { RequestError } from "../speech/request-error.js";
import type { WyomingEvent } from "./event.js";

/** Bytes of a sample: the sound is 16-bit mono. */
const WIDTH = 2;
/** Size of the sound in one event: 2,048 samples, 85 ms at 24 kHz. @unit bytes */
const CHUNK_BYTES = 2_048 * WIDTH;

/**
 * Yields the events of a speech: `audio-start`, its sound, and `audio-stop`.
 *
 * @param speech in the format "pcm"
 * @param last further events at the end
 */
export async function* speakEvents(
  speech: OpenSpeech,
  last: readonly WyomingEvent[],
): AsyncGenerator<WyomingEvent, void, void> {
  const format = { rate: speech.sampleRate, width: WIDTH, channels: 1 };
  let bytes = 0;
  const at = (): { readonly timestamp: number } => ({
    timestamp: Math.round((bytes / WIDTH / speech.sampleRate) * 1000),
  });
  for await (const event of speech) {
    if (event.type === "audio") {
      if (bytes === 0) yield { type: "audio-start", data: { ...format, timestamp: 0 } };
      for (let start = 0; start < event.bytes.length; start += CHUNK_BYTES) {
        const payload = event.bytes.subarray(start, start + CHUNK_BYTES);
        yield { type: "audio-chunk", data: { ...format, ...at() }, payload };
        bytes += payload.length;
      }
    }
    if (event.type !== "done") continue;
    yield { type: "audio-stop", data: at() };
    yield* last; // Before the speech gives up its place: a server that closes waits for that.
  }
}

/** Returns the event for a failure. The protocol has no words for a time to try again. */
export function errorEvent({ message, failure: { code } }: RequestError): WyomingEvent {
  return { type: "error", data: { text: message, code } };
}
