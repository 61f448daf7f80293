import type { SpokenText } from "../../captions/pieces.js";
import type { SourceRange } from "../../core/range.js";
import type { TimedWord } from "../../core/timed-word.js";
import type { AudioFormat, AudioFormatId } from "../../formats/audio-format.js";
import { type AudioSink, openAudioSink } from "../../formats/audio-sink.js";
import type { BytePatch } from "../../formats/encoder.js";
import type { EncoderThread } from "../../formats/encoder-thread.js";
import { findAudioFormat } from "../../formats/registry.js";
import { type AudioSinkOptions, checkSinkOptions } from "../../formats/sink-options.js";
import type { SpeakOptions, SpeechChunk } from "../../speaker/speak-options.js";
import type { Speaker } from "../../speaker/speaker.js";
import type { SpeechTotals } from "../../speaker/speech-record.js";
import type { SpeechStream } from "../../speaker/speech-stream.js";
import type { TextInput } from "../../speaker/text-input.js";
import type { Admission, Place } from "./admission.js";
import type { Client } from "./client.js";
import { explainFailure } from "./explain-failure.js";
import { watchRequestEnd } from "./request-end.js";
import type { RequestOrigin, SpeechObserver } from "./speech-observer.js";
import { type SpeechWatch, watchSpeech } from "./speech-watch.js";

/** An order to speak a text. */
export interface SpeechOrder {
  readonly text: TextInput;
  /** How to speak it. The server sets `caller` and `signal`. */
  readonly options: Omit<SpeakOptions, "caller" | "signal" | "onProgress">;
  readonly format: AudioFormatId;
  /** @unit bits per second @default the format's own for speech */
  readonly bitrate?: number | undefined;
  /** Whether the sound is kept until its end, so that its patches are applied. @default false */
  readonly whole?: boolean | undefined;
  readonly client: Client;
  /** How the order came in. */
  readonly request: RequestOrigin;
  /** Whether to keep the text and its words, for captions. @default false */
  readonly record?: boolean | undefined;
  /**
   * Returns the offset at which the speech ends although its text goes on: no part that reaches beyond it is heard. It is asked
   * before each part. @default the whole text is spoken @unit UTF-16 code units
   */
  readonly until?: (() => number) | undefined;
  /** How the order came: `"http"`, `"sse"`, `"websocket"`, … */
  readonly transport: string;
  /** The request with which the client lists the voices, for the error about an unknown one. @default "GET /v1/voices" */
  readonly voicesRequest?: string | undefined;
  /** Aborts when the client has left. */
  readonly signal: AbortSignal;
}

/** An event of a speech, in order: sound, the words in it, and the end. A failure rejects instead. */
export type SpeechEvent =
  | { readonly type: "audio"; readonly bytes: Uint8Array<ArrayBuffer> }
  | SpokenPart
  | {
      readonly type: "done";
      readonly totals: SpeechTotals;
      readonly patches: readonly BytePatch[];
      readonly usage: Usage;
    };

/** The part of the text that was heard in the sound before. */
export interface SpokenPart {
  readonly type: "words";
  /** Range of the part. These ranges tile the text, but for its end, which may have no words. */
  readonly source: SourceRange;
  /** Time in the whole sound at which the part ends. @unit seconds */
  readonly endSeconds: number;
  /** With their times in the whole sound. */
  readonly words: readonly TimedWord[];
  /** The text without sound. */
  readonly unspoken: readonly SourceRange[];
}

/** The size of a text and of its sound. */
export interface Usage {
  /** @unit characters of the text */
  readonly inputTokens: number;
  /** @unit frames of 25 ms of sound */
  readonly outputTokens: number;
}

/** A speech that has been ordered. Leaving the loop early frees everything. */
export interface OpenSpeech extends AsyncIterableIterator<SpeechEvent, void, void> {
  readonly format: AudioFormat;
  /** @unit hertz */
  readonly sampleRate: number;
  /** How much later than in the times of its words the sound is, because of its format. @unit seconds */
  readonly delaySeconds: number;
  readonly totals: SpeechTotals;
  /** Whether the sound is 100 ms of silence, because nothing in the text has a sound. */
  readonly isSilent: boolean;
  /** Aborts when nothing more comes: the client has left, its time is up, or the server closes. A writer that waits obeys it. */
  readonly over: AbortSignal;
  /** Resolves with the first sound, or at the end of a text without any. @throws {RequestError} */
  readonly begun: Promise<void>;
  /** Notes that its sound cannot be kept. Returns the error for the client. */
  fail(error: unknown): unknown;
  /** Counts characters of a text that arrives. @throws {RequestError} 429 */
  addCharacters(count: number): Promise<void>;
  /** The text and its words so far, if the order asked to keep them. */
  readonly spoken: SpokenText | undefined;
}

/** The parts of a service that a speech needs. */
export interface SpeechContext {
  readonly speaker: Speaker;
  readonly admission: Admission;
  readonly thread: EncoderThread;
  readonly deadlineSeconds: number;
  readonly observers: readonly SpeechObserver[];
  /** Aborts when the service is closed. */
  readonly closed: AbortSignal;
}

/** Length of the silence for a text without sound: some clients fail for an empty sound. @unit seconds */
const SILENCE_SECONDS = 0.1;
const FRAMES_PER_SECOND = 40;

/**
 * Opens a speech.
 *
 * @throws {RequestError} for options that are wrong in any case.
 */
export function openSpeech(context: SpeechContext, order: SpeechOrder): OpenSpeech {
  const { speaker, deadlineSeconds, closed } = context;
  const { text, client, request, transport, voicesRequest, options, bitrate, whole = false } = order;
  const end = watchRequestEnd({ left: order.signal, closed, deadlineSeconds });
  const { signal } = end;
  const { voice = speaker.engine.defaultVoice } = options;
  const characters = typeof text === "string" ? text.length : 0;
  const watch = watchSpeech(context.observers, { client, request, transport, format: order.format, voice, characters });
  const { sampleRate = speaker.engine.sampleRate } = options;
  const sinkOptions: AudioSinkOptions = { sampleRate, bitrate, streaming: !whole, thread: context.thread };
  let stream: SpeechStream;
  let format: AudioFormat;
  let encodedRate: number;
  try {
    format = findAudioFormat(order.format);
    encodedRate = checkSinkOptions(format, sinkOptions).sampleRate;
    stream = speaker.stream(text, { ...options, caller: client.id, signal });
  } catch (error) {
    end[Symbol.dispose]();
    throw watch.fail(explainFailure(error, voicesRequest));
  }
  watch.measure(stream.engineTime);
  const spoken = order.record ? stream.record() : undefined;
  let place: Place | undefined;
  const entered = context.admission.enter(client, characters).then((own) => {
    place = own;
    watch.begin();
  });
  entered.catch(() => {}); // The events reject with the same error.
  const state = { isSilent: false };
  const fail = (error: unknown): unknown =>
    order.signal.aborted ? error : watch.fail(explainFailure(end.reasonOf(error), voicesRequest), stream.totals);

  async function* run(): AsyncGenerator<SpeechEvent, void, void> {
    try {
      await entered;
      await using sink = await openAudioSink(order.format, sinkOptions);
      yield* speakEvents(stream, sink, watch, state, order.until);
      watch.end("done", stream.totals);
    } catch (error) {
      throw fail(error);
    } finally {
      end[Symbol.dispose]();
      watch.leave(stream.totals); // Unless it has ended otherwise.
      await stream.return();
      place?.leave();
    }
  }

  const events = run();
  let first: Promise<IteratorResult<SpeechEvent, void>> | undefined = events.next();
  const begun = first.then(() => {});
  begun.catch(() => {}); // The first event rejects with the same error, so a caller may ignore `begun`.
  return {
    format,
    sampleRate: encodedRate,
    delaySeconds: delayOf(format, encodedRate, !whole),
    totals: stream.totals,
    get isSilent() {
      return state.isSilent;
    },
    over: signal,
    begun,
    fail,
    async addCharacters(count) {
      await entered;
      watch.characters += count;
      await place?.addCharacters(count);
    },
    spoken,
    next() {
      const event = first ?? events.next();
      first = undefined;
      return event;
    },
    async return() {
      if (signal.aborted) fail(signal.reason); // Its writer waited for the client until the time was up.
      end[Symbol.dispose]();
      await events.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Yields the events of a stream. The last one is "done". */
async function* speakEvents(
  stream: SpeechStream,
  sink: AudioSink,
  watch: SpeechWatch,
  state: { isSilent: boolean },
  until: () => number = () => Number.POSITIVE_INFINITY,
): AsyncGenerator<SpeechEvent, void, void> {
  /** Nothing is said before the first sound: until then, the text may have none. */
  let withheld: SourceRange[] = [];
  let start = 0;
  let totals = stream.totals;
  for await (const chunk of stream) {
    const { samples, words, unspoken, source } = chunk;
    if (source.end > until()) {
      totals = totalsWithout(chunk, stream.totals);
      break;
    }
    const bytes = await sink.write(samples);
    withheld.push(...unspoken);
    if (stream.totals.durationSeconds === 0) continue;
    watch.hear();
    if (bytes.length > 0) yield { type: "audio", bytes };
    if (words.length === 0 && withheld.length === 0) continue;
    const part = { source: { start, end: source.end }, endSeconds: stream.totals.durationSeconds };
    yield { type: "words", ...part, words, unspoken: withheld };
    start = source.end;
    withheld = [];
  }
  state.isSilent = totals.durationSeconds === 0;
  const silence = state.isSilent ? await sink.write(new Float32Array(stream.sampleRate * SILENCE_SECONDS)) : undefined;
  if (silence !== undefined && silence.length > 0) yield { type: "audio", bytes: silence };
  const { bytes, patches } = await sink.finish();
  if (bytes.length > 0) yield { type: "audio", bytes };
  yield { type: "done", totals, patches, usage: usageOf(watch.characters, totals) };
}

/** Returns the totals before the last chunk, which nobody hears. */
function totalsWithout({ startSeconds, unspoken, problems }: SpeechChunk, totals: SpeechTotals): SpeechTotals {
  return {
    durationSeconds: startSeconds,
    unspoken: totals.unspoken.slice(0, totals.unspoken.length - unspoken.length),
    problems: totals.problems.slice(0, totals.problems.length - problems.length),
  };
}

function delayOf(format: AudioFormat, sampleRate: number, streaming: boolean): number {
  const { samples, removed } = format.delay(sampleRate, streaming);
  return removed ? 0 : samples / sampleRate;
}

function usageOf(inputTokens: number, { durationSeconds }: SpeechTotals): Usage {
  return { inputTokens, outputTokens: Math.round(durationSeconds * FRAMES_PER_SECOND) };
}
