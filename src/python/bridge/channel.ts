import type { Readable, Writable } from "node:stream";
import { messageOf } from "../../core/message-of.js";
import { notify } from "../../workers/notify.js";
import { createFrameDecoder, encodeMessage, type Frame } from "./frames.js";
import { type MessageOf, parseMessage, type Question, type WorkerMessage } from "./messages.js";

/** An answer to a question: one message, and the sound if the message announces it. */
export interface Answer {
  readonly message: Exclude<WorkerMessage, { type: "progress" }>;
  /** Mono float32; shape (samples,). */
  readonly samples: Float32Array<ArrayBuffer> | undefined;
}

export interface AskOptions {
  readonly onProgress?: (progress: MessageOf<"progress">) => void;
}

/** Exchanges questions and answers with a worker over its two pipes. */
export interface Channel {
  /** Sends a question. The answer may be an `error` message; the promise rejects only when the channel is closed. */
  ask(question: Question, options?: AskOptions): Promise<Answer>;
  /** Sends a question that is already encoded as JSON; otherwise like {@link ask}. */
  askEncoded(json: string): Promise<Answer>;
  /** Rejects all pending and all future questions with `reason`. */
  close(reason: Error): void;
}

export interface ChannelOptions {
  /** The worker's standard input. */
  readonly input: Writable;
  /** The worker's standard output. */
  readonly output: Readable;
  /** Called at most once, when the worker breaks the protocol. The channel ignores all later output. */
  readonly onViolation: (reason: string) => void;
  /** Called at most once, when the output ends: the worker is about to exit, or it broke the protocol by closing it. */
  readonly onSilence: (reason: string) => void;
}

interface Pending extends AskOptions {
  resolve(answer: Answer): void;
  reject(reason: Error): void;
  /** A `speech` message whose samples have not arrived yet. */
  speech?: MessageOf<"speech">;
}

/** Opens a channel over the pipes of a worker. */
export function openChannel({ input, output, onViolation, onSilence }: ChannelOptions): Channel {
  const decoder = createFrameDecoder();
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let closedBy: Error | undefined;
  let broken = false;

  const settle = (id: number, question: Pending, answer: Answer): void => {
    pending.delete(id);
    question.resolve(answer);
  };

  const take = ({ kind, id, payload }: Frame): void => {
    const question = pending.get(id);
    if (question === undefined) throw new Error(`a frame answers question ${id}, which is not pending`);
    if (kind === "pcm") {
      const { speech } = question;
      if (payload.length !== (speech?.samples ?? 0) * Float32Array.BYTES_PER_ELEMENT || speech === undefined) {
        throw new Error(
          `received ${payload.length} bytes of sound, but ${speech?.samples ?? 0} samples were announced`,
        );
      }
      settle(id, question, { message: speech, samples: new Float32Array(payload.buffer) });
      return;
    }
    const message = parseMessage(payload);
    if (question.speech !== undefined) throw new Error(`received "${message.type}", but sound was announced`);
    if (message.type === "progress") notify(question.onProgress, message);
    else if (message.type === "speech" && message.samples > 0) question.speech = message;
    else settle(id, question, { message, samples: message.type === "speech" ? new Float32Array(0) : undefined });
  };

  const guard = (action: () => void, onFault: (reason: string) => void): void => {
    if (broken) return;
    try {
      action();
    } catch (error) {
      broken = true;
      onFault(messageOf(error));
    }
  };

  const onData = (chunk: Buffer): void => {
    for (const frame of decoder.push(chunk)) take(frame);
  };
  const onEnd = (): void => {
    decoder.end();
    throw new Error("the stream ended");
  };
  output.on("data", (chunk: Buffer) => guard(() => onData(chunk), onViolation));
  output.on("end", () => guard(onEnd, onSilence));
  output.on("error", () => {}); // The worker's exit explains errors of both pipes.
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
      for (const question of pending.values()) question.reject(closedBy);
      pending.clear();
    },
  };
}
