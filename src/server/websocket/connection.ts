import type { WebSocket } from "ws";
import { keepAlive } from "./keep-alive.js";

/** Codes with which a WebSocket is closed (RFC 6455, section 7.4.1). */
export const CLOSE = { done: 1000, refused: 1008, failed: 1011 } as const;

/** Size of unread replies at which a client is dropped: it sends, and does not read. @unit bytes */
const MOST_UNREAD_BYTES = 16 * 1024 * 1024;

/** The connection of one client. */
export interface Connection {
  /** Aborts when the client has gone, or the connection is closed. */
  readonly left: AbortSignal;
  /** Sends a message. Resolves when the system has taken it, so that a caller who waits keeps the pace of the client. */
  send(message: object | Uint8Array): Promise<void>;
  /** Sends a last message and closes. Messages that arrive later are not read. */
  close(code: number, reason: string, last?: object): void;
  /** Stops to read messages, or reads them again. */
  setPaused(isPaused: boolean): void;
}

/** The messages of a client. */
export interface ConnectionListener {
  /** Called for each message, in order. `undefined`: it is not JSON. */
  readonly onMessage: (message: unknown) => void;
  /** Called when no message has come for `idleSeconds`, and again after that time. */
  readonly onIdle: () => void;
  /** @unit seconds */
  readonly idleSeconds: () => number;
  /** Time after which a client that does not answer is gone. @unit seconds */
  readonly pingSeconds: number;
}

/** Handles the frames, the pings and the end of a WebSocket, whatever its messages mean. */
export function openConnection(socket: WebSocket, listener: ConnectionListener): Connection {
  const left = new AbortController();
  let idle: NodeJS.Timeout | undefined;
  const waitForMessage = (): void => {
    clearTimeout(idle);
    if (!left.signal.aborted) idle = setTimeout(onIdle, listener.idleSeconds() * 1000);
  };
  const onIdle = (): void => {
    listener.onIdle();
    waitForMessage();
  };
  const gone = new DOMException("the client has left", "AbortError");
  const leave = (): void => {
    clearTimeout(idle);
    left.abort(gone);
  };
  keepAlive(socket, listener.pingSeconds * 1000);
  waitForMessage();
  socket.on("close", leave);
  socket.on("message", (data, isBinary) => {
    if (left.signal.aborted) return;
    waitForMessage();
    listener.onMessage(isBinary ? undefined : parseJson(String(data)));
  });
  return {
    left: left.signal,
    send(message) {
      if (socket.bufferedAmount > MOST_UNREAD_BYTES) socket.terminate();
      const data = message instanceof Uint8Array ? message : JSON.stringify(message);
      return new Promise((resolve, reject) => socket.send(data, (error) => (error ? reject(gone) : resolve())));
    },
    close(code, reason, last) {
      if (left.signal.aborted) return;
      if (last !== undefined) socket.send(JSON.stringify(last));
      socket.resume(); // Else it does not see the answer to the close.
      socket.close(code, reason);
      leave();
    },
    setPaused(isPaused) {
      if (isPaused) socket.pause();
      else socket.resume();
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
