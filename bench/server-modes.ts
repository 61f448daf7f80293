import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import type { ServerProcess } from "./server-process.js";

/** How a client asks. */
export interface Asking {
  /** Address of the client, as a proxy would name it. */
  readonly client: string;
  /** Aborts when the client leaves. */
  readonly signal: AbortSignal;
  /** How long the client rests between two parts of a reply. @unit ms */
  readonly restMs: number;
}

/** Asks a server for the speech of a text. Resolves with all that must be the same each time: sound, words, times. */
export type Ask = (server: ServerProcess, text: string, asking: Asking) => Promise<Buffer>;

/** Most rests of a client that reads slowly. */
const MOST_RESTS = 20;

/**
 * Every way into the server, by its name. A text goes into a WebSocket in one piece: where a text that arrives is cut into
 * utterances depends on when its pieces arrive (docs/streaming.md).
 */
export const MODES: Readonly<Record<string, Ask>> = {
  mp3: overHttp("/v1/audio/speech", (input) => ({ input, response_format: "mp3" })),
  opus: overHttp("/v1/audio/speech", (input) => ({ input, response_format: "opus" })),
  aac: overHttp("/v1/audio/speech", (input) => ({ input, response_format: "aac" })),
  flac: overHttp("/v1/audio/speech", (input) => ({ input, response_format: "flac" })),
  wav: overHttp("/v1/audio/speech", (input) => ({ input, response_format: "wav" })),
  pcm: overHttp("/v1/audio/speech", (input) => ({ input, response_format: "pcm" })),
  events: overHttp("/v1/audio/speech", (input) => ({ input, stream_format: "sse", timestamps: true })),
  whole: overHttp("/v1/audio/speech", (input) => ({ input, stream: false, response_format: "flac" })),
  captions: overHttp("/v1/captions", (input) => ({ input, caption_format: "vtt" })),
  elevenlabs: overHttp("/v1/text-to-speech/alloy/stream/with-timestamps", (text) => ({ text })),
  websocket: overSocket("/v1/audio/speech/stream", (text) => [
    { type: "session.update", session: { timestamps: true } },
    { type: "input_text.append", text },
    { type: "input_text.end" },
  ]),
  "stream-input": overSocket("/v1/text-to-speech/alloy/stream-input", (text) => [
    { text: " " },
    { text },
    { text: "" },
  ]),
  "multi-stream-input": overSocket("/v1/text-to-speech/alloy/multi-stream-input", (text) => [
    { text, context_id: "a" },
    { context_id: "a", flush: true },
    { context_id: "a", close_context: true },
    { close_socket: true },
  ]),
  wyoming: overWyoming,
};

function overHttp(path: string, bodyOf: (text: string) => object): Ask {
  return async ({ address }, text, { client, signal, restMs }) => {
    // Each request has a connection of its own, so that none is left over.
    const headers = { "content-type": "application/json", "x-forwarded-for": client, connection: "close" };
    const body = JSON.stringify(bodyOf(text));
    const reply = await fetch(`${address}${path}`, { method: "POST", body, headers, signal });
    if (!reply.ok || reply.body === null) throw new Error(`status ${reply.status}: ${await reply.text()}`);
    const parts: Uint8Array[] = [];
    for await (const part of reply.body) {
      parts.push(part);
      if (restMs > 0 && parts.length <= MOST_RESTS) await sleep(restMs, undefined, { signal });
    }
    return Buffer.concat(parts);
  };
}

/** Resolves with the messages after the settings of the session, which have an id. */
function overSocket(path: string, messagesOf: (text: string) => readonly object[]): Ask {
  return async ({ address }, text, { client, signal }) => {
    const headers = { "x-forwarded-for": client };
    const socket = new WebSocket(`${address.replace(/^http/u, "ws")}${path}`, { headers });
    const leave = (): void => socket.terminate();
    signal.addEventListener("abort", leave, { once: true });
    const received: Buffer[] = [];
    try {
      socket.on("error", () => {}); // It closes, too.
      const closed = once(socket, "close", { signal });
      closed.catch(() => {}); // The client may leave before it waits for the end.
      socket.on("message", (data: Buffer) => {
        const { type, error } = JSON.parse(String(data)) as { type?: string; error?: unknown };
        if (error !== undefined) socket.terminate();
        if (type?.startsWith("session.")) return;
        received.push(data);
        if (type === "speech.audio.done") socket.close(1000);
      });
      await once(socket, "open", { signal });
      for (const message of messagesOf(text)) socket.send(JSON.stringify(message));
      const [code] = (await closed) as [number];
      if (code !== 1000) throw new Error(`closed with ${code}: ${received.at(-1)}`);
      return Buffer.concat(received);
    } finally {
      signal.removeEventListener("abort", leave);
      leave();
    }
  };
}

async function overWyoming({ wyomingPort }: ServerProcess, text: string, { signal }: Asking): Promise<Buffer> {
  const socket = connect({ host: "127.0.0.1", port: wyomingPort, signal });
  const received: Buffer[] = [];
  try {
    await once(socket, "connect", { signal });
    socket.write(`${JSON.stringify({ type: "synthesize", data: { text } })}\n`);
    for await (const part of socket) {
      received.push(part as Buffer);
      const last = Buffer.concat(received.slice(-2)).toString("latin1");
      if (last.includes('"error"')) throw new Error(last);
      if (last.includes('"audio-stop"')) break;
    }
    return Buffer.concat(received);
  } finally {
    socket.destroy();
  }
}
