import { FLUSH } from "../../speaker/text-input.js";
import { explainAndLog, type FaultLog } from "../log/explain-and-log.js";
import type { Client, ClientLimits } from "../speech/client.js";
import type { OpenSpeech } from "../speech/open-speech.js";
import { invalidValue } from "../speech/request-error.js";
import { SAMPLE_RATE } from "../speech/speaking-fields.js";
import type { SpeechService } from "../speech/speech-service.js";
import { createTextQueue, type TextQueue } from "../speech/text-queue.js";
import type { Connection } from "./connection.js";
import type { WyomingEvent } from "./event.js";
import { infoEvent } from "./info.js";
import { errorEvent, speakEvents } from "./speak-events.js";
import {
  chunkSchema,
  mistake,
  parseData,
  type SynthesizeData,
  speakOptions,
  startSchema,
  synthesizeSchema,
} from "./synthesize.js";

/** The parts of a server that its Wyoming connections share. */
export interface WyomingContext {
  readonly service: SpeechService;
  /** Limits of each address. */
  readonly limits: ClientLimits;
  /** Maximum length of a text. @unit characters */
  readonly mostCharacters: number;
  /** Gets the faults that no speech has. */
  readonly log: FaultLog;
}

/** Requests of one connection that wait for the one before them. */
const MOST_WAITING = 16;

/** The requests of one connection. */
export interface WyomingSession {
  /** Handles an event of the client. @throws {RequestError} for a mistake of the client. */
  receive(event: WyomingEvent): void;
  /** Closes the connection after the answers that wait: the client sends no more. @throws {RequestError} if a text is not complete. */
  end(): void;
}

/**
 * Opens the session of a connection. It answers requests one after the other, in their order. A failure is
 * an `error` event, after which the connection closes: clients wait for the end of the sound, and do not all read errors.
 */
export function openSession(connection: Connection, context: WyomingContext): WyomingSession {
  const { service, limits, mostCharacters, log } = context;
  const client: Client = { name: "anonymous", id: `address ${connection.address}`, limits };
  const { enqueue, finish } = createLine(connection, log);
  /** The text that arrives. */
  let arriving: { readonly queue: TextQueue; length: number } | undefined;

  const speak = (data: SynthesizeData, text: string | TextQueue, last: readonly WyomingEvent[]): void =>
    enqueue(() => speakTo(connection, service, { client, data, text, last }));
  const checkLength = (length: number): void => {
    if (length <= mostCharacters) return;
    throw invalidValue(`text must have at most ${mostCharacters} characters, got ${length}`, "text");
  };
  const receive: WyomingSession["receive"] = (event) => {
    switch (event.type) {
      case "ping":
        return connection.answer({ type: "pong", data: event.data });
      case "describe":
        return enqueue(async () => connection.send(infoEvent(service.speaker.engine, await service.voices())));
      case "synthesize": {
        if (arriving !== undefined) return; // The whole text again, for servers that do not stream.
        const { text, ...data } = parseData(synthesizeSchema, event);
        checkLength(text.length);
        return speak(data, text, []);
      }
      case "synthesize-start": {
        if (arriving !== undefined) throw mistake("synthesize-start: send synthesize-stop first", "out_of_order");
        arriving = { queue: createTextQueue(() => {}), length: 0 };
        return speak(parseData(startSchema, event), arriving.queue, [{ type: "synthesize-stopped", data: {} }]);
      }
      case "synthesize-chunk": {
        if (arriving === undefined) throw mistake("synthesize-chunk: send synthesize-start first", "out_of_order");
        const { text } = parseData(chunkSchema, event);
        arriving.length += text.length;
        checkLength(arriving.length);
        if (text !== "") arriving.queue.push(text);
        return;
      }
      case "synthesize-stop": {
        if (arriving === undefined) throw mistake("synthesize-stop: send synthesize-start first", "out_of_order");
        arriving.queue.end();
        arriving = undefined;
        return;
      }
      default: // The protocol has servers ignore events that they do not know.
    }
  };
  return {
    receive,
    end() {
      if (arriving !== undefined) throw mistake("send synthesize-stop before you close the connection", "out_of_order");
      finish();
    },
  };
}

/** The requests of a connection that wait for the ones before them. */
interface Line {
  readonly enqueue: (work: () => Promise<void>) => void;
  /** Closes the connection after them. */
  readonly finish: () => void;
}

function createLine(connection: Connection, log: FaultLog): Line {
  let line = Promise.resolve();
  let waiting = 0;
  return {
    enqueue(work) {
      if (waiting === MOST_WAITING) {
        throw mistake(
          `wait for an answer: ${MOST_WAITING} requests of this connection wait already`,
          "too_many_waiting",
        );
      }
      waiting += 1;
      line = line
        .then(() => connection.left.throwIfAborted())
        .then(work)
        .catch((error: unknown) => connection.close(errorEvent(explainAndLog(error, log))))
        .finally(() => {
          waiting -= 1;
        });
    },
    finish() {
      line = line.finally(() => connection.close());
    },
  };
}

interface WyomingOrder {
  readonly client: Client;
  readonly data: SynthesizeData;
  readonly text: string | TextQueue;
  /** Events after the sound. */
  readonly last: readonly WyomingEvent[];
}

async function speakTo(
  connection: Connection,
  service: SpeechService,
  { client, data, text, last }: WyomingOrder,
): Promise<void> {
  let speech: OpenSpeech | undefined;
  async function* counted(parts: TextQueue): AsyncGenerator<string | typeof FLUSH, void, void> {
    for await (const part of parts) {
      if (part !== FLUSH) await speech?.addCharacters(part.length);
      yield part;
    }
  }
  const voices = await service.voices();
  speech = service.open({
    text: typeof text === "string" ? text : counted(text),
    options: { ...speakOptions(data, service.speaker.engine, voices), sampleRate: SAMPLE_RATE },
    format: "pcm",
    client,
    request: { id: connection.id },
    transport: "wyoming",
    voicesRequest: "the event describe",
    signal: connection.left,
  });
  for await (const event of speakEvents(speech, last)) await connection.send(event);
}
