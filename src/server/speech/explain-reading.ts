import type { Explanation } from "../../frontend/explain.js";
import type { SpeakOptions } from "../../speaker/speak-options.js";
import type { Place } from "./admission.js";
import type { Client } from "./client.js";
import { explainFailure } from "./explain-failure.js";
import type { SpeechContext } from "./open-speech.js";
import { watchRequestEnd } from "./request-end.js";
import type { RequestOrigin } from "./speech-observer.js";
import { watchSpeech } from "./speech-watch.js";

/** An order to explain how a text is read. */
export interface ReadingOrder {
  readonly text: string;
  readonly options: Omit<SpeakOptions, "signal">;
  readonly client: Client;
  /** Where the order comes from. */
  readonly request: RequestOrigin;
  /** Aborts when the client has left. */
  readonly signal: AbortSignal;
}

/**
 * Explains how a text is read. The request holds a place, and its characters count.
 *
 * @throws {RequestError}
 */
export async function explainReading(
  context: Pick<SpeechContext, "speaker" | "admission" | "deadlineSeconds" | "observers" | "closed">,
  order: ReadingOrder,
): Promise<Explanation> {
  const { speaker, admission, deadlineSeconds, observers, closed } = context;
  const { text, options, client, request } = order;
  const { voice = speaker.engine.defaultVoice } = options;
  const facts = { client, request, transport: "explain", format: undefined, voice, characters: text.length };
  const watch = watchSpeech(observers, facts);
  using end = watchRequestEnd({ left: order.signal, closed, deadlineSeconds });
  let place: Place | undefined;
  try {
    place = await admission.enter(client, text.length);
    watch.begin();
    const explanation = await speaker.explain(text, { ...options, signal: end.signal });
    const unspoken = explanation.unspoken.map(({ start, end: last }) => ({ start, end: last })); // Observers get no text.
    watch.end("done", { durationSeconds: 0, unspoken, problems: explanation.problems });
    return explanation;
  } catch (error) {
    if (!order.signal.aborted) throw watch.fail(explainFailure(end.reasonOf(error)));
    watch.leave();
    throw error;
  } finally {
    place?.leave();
  }
}
