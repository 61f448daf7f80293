import { once } from "node:events";
import { type ClientOptions, WebSocket } from "ws";

/** A message of the server: its JSON, with the binary message after it. */
export type ServerMessage = Record<string, unknown> & { readonly type?: string; binary?: Buffer };

/** A client of a WebSocket of the server that keeps what it receives. */
export interface SocketClient extends AsyncDisposable {
  readonly socket: WebSocket;
  readonly messages: readonly ServerMessage[];
  send(...messages: readonly object[]): void;
  /** Resolves with the first message that has all of these values, when it arrives. */
  until(values: object): Promise<ServerMessage>;
  /** Resolves with the messages that are left, when the server has closed. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
}

/** Connects to an address such as `"http://127.0.0.1:40000/v1/…"`. Rejects with the status if the server refuses. */
export async function connectSocket(
  address: string,
  options: ClientOptions & { readonly protocols?: readonly string[] } = {},
): Promise<SocketClient> {
  const { protocols = [], ...rest } = options;
  const socket = new WebSocket(address.replace(/^http/u, "ws"), [...protocols], rest);
  const messages: ServerMessage[] = [];
  const waiters = new Set<() => void>();
  socket.on("message", (data, isBinary) => {
    const last = messages.at(-1);
    if (isBinary && last !== undefined) last.binary = data as Buffer;
    else messages.push(JSON.parse(String(data)) as ServerMessage);
    for (const wake of waiters) wake();
  });
  const closed = once(socket, "close").then(([code, reason]) => {
    for (const wake of waiters) wake();
    return { code: Number(code), reason: String(reason) };
  });
  closed.catch(() => {});
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("unexpected-response", (_, { statusCode }) => reject(new Error(`status ${statusCode}`)));
    socket.on("error", reject);
  });
  return {
    socket,
    messages,
    closed,
    send(...sent) {
      for (const message of sent) socket.send(JSON.stringify(message));
    },
    until(values) {
      const entries = Object.entries(values);
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const found = messages.find((message) => entries.every(([name, value]) => message[name] === value));
          const hasClosed = socket.readyState === WebSocket.CLOSED;
          if (found === undefined && !hasClosed) return;
          waiters.delete(look);
          if (found !== undefined) resolve(found);
          else reject(new Error(`closed before ${JSON.stringify(values)}: ${JSON.stringify(messages.slice(-3))}`));
        };
        waiters.add(look);
        look();
      });
    },
    async [Symbol.asyncDispose]() {
      socket.terminate();
      await closed;
    },
  };
}

/** Returns the sound in the messages of a context. */
export function soundOf(messages: readonly ServerMessage[], context_id?: string): Buffer {
  return Buffer.concat(
    messages
      .filter((message) => message.type === "speech.audio.delta" && message["context_id"] === context_id)
      .map(({ audio, binary }) => binary ?? Buffer.from(String(audio), "base64")),
  );
}
