import type { Readable, Writable } from "node:stream";
import { notify } from "../../workers/notify.js";
import { createFrameDecoder, encodeMessage, type Frame } from "./frames.js";
import { type MessageOf, parseMessage, type Question, type WorkerMessage } from "./messages.js";

/** What a question is answered with: one message, and sound where the message announces it. */
export interface Answer {
  readonly message: Exclude<WorkerMessage, { type: "progress" }>;
  /** Mono float32; shape (samples,). */
  readonly samples: Float32Array<ArrayBuffer> | undefined;
}

export interface AskOptions {
  readonly onProgress?: (progress: MessageOf<"progress">) => void;
}

/** Questions and answers over the two pipes of a worker. */
export interface Channel {
  /** Sends a question. The answer may be an `error` message; the promise rejects only when the channel is closed. */
  ask(question: Question, options?: AskOptions): Promise<Answer>;
  /** As {@link ask}, with a question that is JSON already. */
  askEncoded(json: string): Promise<Answer>;
  /** Rejects what waits and what will be asked with `reason`. */
  close(reason: Error): void;
}

export interface ChannelOptions {
  /** The worker's standard input. */
  readonly input: Writable;
  /** Its standard output. */
  readonly output: Readable;
  /** It broke the protocol; nothing that comes after is heard. Called once at most. */
  readonly onViolation: (reason: string) => void;
  /** It will say no more: it is about to end, or it broke the protocol by falling silent. Called once at most. */
  readonly onSilence: (reason: string) => void;
}

interface Pending extends AskOptions {
  resolve(answer: Answer): void;
  reject(reason: Error): void;
  /** A `speech` whose samples have not come yet. */
  speech?: MessageOf<"speech">;
}

export function openChannel({ input, output, onViolation, onSilence }: ChannelOptions): Channel {
  const decoder = createFrameDecoder();
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let closedBy: Error | undefined;
  let broken = false;

  const settle = (id: number, asked: Pending, answer: Answer): void => {
    pending.delete(id);
    asked.resolve(answer);
  };

  const take = ({ kind, id, payload }: Frame): void => {
    const asked = pending.get(id);
    if (asked === undefined) throw new Error(`a frame answers ${id}, which nobody asked`);
    if (kind === "pcm") {
      const { speech } = asked;
      if (payload.length !== (speech?.samples ?? 0) * Float32Array.BYTES_PER_ELEMENT || speech === undefined) {
        throw new Error(`${payload.length} bytes of sound came where ${speech?.samples ?? 0} samples were announced`);
      }
      settle(id, asked, { message: speech, samples: new Float32Array(payload.buffer) });
      return;
    }
    const message = parseMessage(payload);
    if (asked.speech !== undefined) throw new Error(`a ${message.type} came where sound was announced`);
    if (message.type === "progress") notify(asked.onProgress, message);
    else if (message.type === "speech" && message.samples > 0) asked.speech = message;
    else settle(id, asked, { message, samples: message.type === "speech" ? new Float32Array(0) : undefined });
  };

  const guard = (action: () => void, onFault: (reason: string) => void): void => {
    if (broken) return;
    try {
      action();
    } catch (error) {
      broken = true;
      onFault(error instanceof Error ? error.message : String(error));
    }
  };

  const hear = (chunk: Buffer): void => {
    for (const frame of decoder.push(chunk)) take(frame);
  };
  const hearEnd = (): void => {
    decoder.end();
    throw new Error("the stream ended");
  };
  output.on("data", (chunk: Buffer) => guard(() => hear(chunk), onViolation));
  output.on("end", () => guard(hearEnd, onSilence));
  output.on("error", () => {}); // The worker's end tells why; so does that of a pipe which is written to in vain.
  input.on("error", () => {});

  const send = (json: string, options: AskOptions): Promise<Answer> => {
    if (closedBy !== undefined) return Promise.reject(closedBy);
    const id = nextId;
    nextId = (nextId % 0xffff_ffff) + 1;
    const frame = encodeMessage(id, json);
    return new Promise((resolve, reject) => {
      pending.set(id, { ...options, resolve, reject });
      input.write(frame);
    });
  };

  return {
    ask: (question, options = {}) => send(JSON.stringify(question), options),
    askEncoded: (json) => send(json, {}),
    close: (reason) => {
      closedBy ??= reason;
      for (const asked of pending.values()) asked.reject(closedBy);
      pending.clear();
    },
  };
}
