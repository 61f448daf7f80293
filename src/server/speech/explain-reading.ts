import type { Explanation } from "../../frontend/explain.js";
import type { SpeakOptions } from "../../speaker/speak-options.js";
import type { Client } from "./client.js";
import type { SpeechContext } from "./open-speech.js";
import { watchRequestEnd } from "./request-end.js";

/** An order to explain how a text is read. */
export interface ReadingOrder {
  readonly text: string;
  readonly options: Omit<SpeakOptions, "signal">;
  readonly client: Client;
  /** Aborts when the client has left. */
  readonly signal: AbortSignal;
}

/**
 * Explains how a text is read. The request holds a place, and its characters count.
 *
 * @throws {RequestError}, or the failure inside.
 */
export async function explainReading(
  context: Pick<SpeechContext, "speaker" | "admission" | "deadlineSeconds" | "closed">,
  order: ReadingOrder,
): Promise<Explanation> {
  const { speaker, admission, deadlineSeconds, closed } = context;
  const { text, options, client } = order;
  const place = await admission.enter(client, text.length);
  using end = watchRequestEnd({ left: order.signal, closed, deadlineSeconds });
  try {
    return await speaker.explain(text, { ...options, signal: end.signal });
  } catch (error) {
    throw end.reasonOf(error);
  } finally {
    place.leave();
  }
}
