import type { AudioFormatId } from "../../formats/audio-format.js";
import type { EngineTime } from "../../speaker/engine-time.js";
import type { SpeechTotals } from "../../speaker/speech-record.js";
import type { Client } from "./client.js";
import type { RequestError } from "./request-error.js";

/** Where a request comes from, for logs and traces. */
export interface RequestOrigin {
  /** Its id. A connection that stays open has one for all its requests. */
  readonly id: string;
  /** The span of the caller, as W3C's Trace Context writes it. */
  readonly traceparent?: string | undefined;
}

/** Facts about a request that has ended, for logs and metrics. None of them is text. */
export interface EndedSpeech {
  /** How the request came in. */
  readonly request: RequestOrigin;
  /** The client that asked. */
  readonly client: Client;
  /** How the request came: `"http"`, `"sse"`, `"websocket"`, `"wyoming"`, … `"explain"`: for the reading of a text, without sound. */
  readonly transport: string;
  /** The format of the sound; `undefined` for a request without sound. */
  readonly format: AudioFormatId | undefined;
  /** The voice or the mix. */
  readonly voice: string;
  /** Length of the text that has come. @unit characters */
  readonly characters: number;
  /** Duration of the sound, and the faults of the text. */
  readonly totals: SpeechTotals;
  /** From the request to its first sound. `undefined` if there was none. @unit seconds */
  readonly firstSoundSeconds: number | undefined;
  /** How long it waited for the engine, and how long the engine worked for it. Both are 0 for a request without sound. */
  readonly engineTime: EngineTime;
  /** From the request to its end. @unit seconds */
  readonly seconds: number;
  /** "left": the client has gone. */
  readonly outcome: "done" | "left" | "failed";
  /** The error that the client got. @default none */
  readonly error?: RequestError | undefined;
}

/** Listens to the work of a server. */
export interface SpeechObserver {
  /** Called when a request gets its place. */
  onBegin?(): void;
  /** Called once for each request, also for one that got no place. */
  onEnd?(ended: EndedSpeech): void;
}
