import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { Socket } from "node:net";
import { encodeEvent, type WyomingEvent } from "./event.js";

/** Time without a byte in either direction after which a client is gone. @unit ms */
const IDLE_MS = 600_000;
/** Time for a client to read the last event. @unit ms */
const LINGER_MS = 5_000;
/** Time without a byte for a client that has closed its half of the connection, before the first question whether it waits. @unit ms */
const FIRST_WAIT_MS = 100;

/** The connection of one client. */
export interface Connection {
  readonly id: string;
  /** Address of the client. */
  readonly address: string;
  /** Aborts when the client has left, or the connection is being closed. */
  readonly left: AbortSignal;
  /** Sends an event. Resolves when the client can take more. @throws if the client has left. */
  send(event: WyomingEvent): Promise<void>;
  /** Sends a short answer at once, and reads no further event before the client can take more. */
  answer(event: WyomingEvent): void;
  /** Sends a last event, if there is one, and closes the connection. What still runs for the client is aborted. */
  close(last?: WyomingEvent): void;
}

/** Listeners for the bytes of a client. */
export interface ConnectionListener {
  /** Called for the bytes of the client, until it has left. */
  readonly onBytes: (bytes: Buffer) => void;
  /** Called when the client has closed its half of the connection: it sends no more, and may wait for its answers. */
  readonly onEnd: () => void;
}

/** Reads and writes the socket of a client, which must allow a client to close its half only. */
export function openConnection(socket: Socket, { onBytes, onEnd }: ConnectionListener): Connection {
  const left = new AbortController();
  let asking: NodeJS.Timeout | undefined;
  const leave = (): void => {
    clearTimeout(asking);
    left.abort(new DOMException("the client has left", "AbortError"));
  };
  /** A client that has left looks like one that has closed its half, until it is sent something: then its system resets the connection. */
  const askWhileSilent = (waitMs: number): void => {
    const { bytesWritten } = socket;
    asking = setTimeout(() => {
      if (socket.bytesWritten === bytesWritten) socket.write(encodeEvent({ type: "ping", data: {} }));
      askWhileSilent(2 * waitMs);
    }, waitMs);
  };
  socket.setNoDelay();
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  socket.on("error", () => {}); // "close" follows.
  socket.on("end", () => {
    if (left.signal.aborted) return;
    askWhileSilent(FIRST_WAIT_MS);
    onEnd();
  });
  socket.on("close", leave);
  socket.on("data", (bytes: Buffer) => {
    if (!left.signal.aborted) onBytes(bytes);
  });
  return {
    id: randomUUID(),
    address: socket.remoteAddress ?? "unknown",
    left: left.signal,
    async send(event) {
      left.signal.throwIfAborted();
      if (!socket.write(encodeEvent(event))) await once(socket, "drain", { signal: left.signal });
    },
    answer(event) {
      if (socket.write(encodeEvent(event))) return;
      socket.pause();
      socket.once("drain", () => socket.resume());
    },
    close(last) {
      if (left.signal.aborted) return;
      leave();
      socket.resume(); // The system resets a connection with unread bytes, and the client would lose the last event.
      socket.end(last === undefined ? "" : encodeEvent(last));
      const timer = setTimeout(() => socket.destroy(), LINGER_MS);
      socket.once("close", () => clearTimeout(timer));
    },
  };
}
